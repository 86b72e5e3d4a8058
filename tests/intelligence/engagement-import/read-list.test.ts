// Lists of what people did, as LinkedIn, Meta, X and event tools export them.

import { describe, expect, it, test } from 'vitest';
import { TableError } from '#intelligence/company/import/read-table.ts';
import { keysOf, readList, valuesOf } from './sample-files.ts';

const metaLeads = [
  'id\tcreated_time\tad_id\tad_name\tcampaign_name\tform_id\tform_name\tis_organic\tplatform\tquanti dipendenti avete?\tfull_name\temail\tphone_number',
  'l:1001\t2026-05-04T10:15:00+02:00\tag:7\tVideo\tPresse 2026\tf:9\tPreventivo presse\tfalse\tfb\t11-50\tAnna Rossi\tAnna@acme-srl.it\tp:+393331234567',
  'l:1002\t2026-05-04T11:00:00+02:00\tag:7\tVideo\tPresse 2026\tf:9\tPreventivo presse\tfalse\tig\t<test lead: dummy data for quanti>\t<test lead: dummy data for full_name>\ttest@fb.com\tp:<test lead>',
].join('\n');

test('Meta’s leads are known by their headers, in UTF-16 with tabs, and its own tries are refused', async () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(metaLeads, 'utf16le')]);
  const { layout, rows } = await readList(bytes);
  expect(layout).toMatchObject({ kind: 'meta_leads', encoding: 'utf-16le', separator: '\t' });
  expect(valuesOf(rows)).toEqual([
    {
      ...{ at: Date.parse('2026-05-04T08:15:00Z'), kind: 'lead_form', name: 'Anna Rossi' },
      ...{ email: 'anna@acme-srl.it', phone: '+393331234567', title: 'Preventivo presse', id: '1001' },
      answers: [{ question: 'quanti dipendenti avete?', answer: '11-50' }],
    },
    { code: 'test_data', value: '' },
  ]);
});

test('headers below a title and notes are found, with semicolons, Windows-1252 and line breaks in cells', async () => {
  const text = [
    'Report iscritti;;',
    '"Periodo: maggio; giugno"',
    '',
    'Nome;Cognome;Indirizzo e-mail;Azienda;Ruolo;Data iscrizione;Stato;Commento',
    'Niccolò;Bianchi;nic@beta-srl.it;Beta S.p.A.;Acquisti;13/05/2026 09:30;Iscritto;"Vorrei una demo.',
    'Anche per Torino"',
    '',
  ].join('\r\n');
  const { layout, rows } = await readList(Buffer.from(text, 'latin1'), { kind: 'attendees' });
  expect(layout).toMatchObject({
    encoding: 'windows-1252',
    separator: ';',
    headerLine: 4,
    dates: 'day_first',
  });
  expect(rows).toMatchObject([{ line: 5 }]);
  expect(valuesOf(rows)).toEqual([
    {
      ...{ at: Date.parse('2026-05-13T07:30:00Z'), kind: 'event_registered', word: 'Iscritto' },
      ...{ firstName: 'Niccolò', lastName: 'Bianchi', email: 'nic@beta-srl.it' },
      ...{ company: 'Beta S.p.A.', jobTitle: 'Acquisti', text: 'Vorrei una demo.\nAnche per Torino' },
    },
  ]);
});

test('"Nome" is the whole name where no "Cognome" stands beside it', async () => {
  const text = 'Nome;E-mail;Data\nDaria Blu;daria@blu-srl.it;20/11/2025\n';
  const { rows } = await readList(Buffer.from(text), { kind: 'engagement' });
  expect(valuesOf(rows)).toMatchObject([{ name: 'Daria Blu', email: 'daria@blu-srl.it' }]);
  expect(valuesOf(rows)[0]).not.toHaveProperty('firstName');
});

const eventbrite = [
  'Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Attendee #,Attendee Status',
  '1,5/14/26 9:30 AM,Carla,Neri,carla@gamma-srl.it,1,Free,77,Checked In',
  '2,5/14/26 9:31 AM,Dino,Verdi,dino@gamma-srl.it,1,Free,78,Not Attending',
  '3,5/14/26 9:32 AM,Eva,Blu,eva@gamma-srl.it,1,Free,79,Attending',
].join('\n');

describe('Eventbrite’s attendees', () => {
  const startsAt = Date.parse('2026-06-01T16:00:00Z');

  it('came when the event began, and registered when they ordered', async () => {
    const told = { eventName: 'Open day', eventAt: '2026-06-01T18:00' };
    const { layout, rows } = await readList(eventbrite, told);
    expect(layout).toMatchObject({ kind: 'attendees', dates: 'month_first' });
    expect(valuesOf(rows)).toMatchObject([
      { kind: 'event_attended', at: startsAt, startsAt, title: 'Open day', id: '77' },
      { kind: 'event_cancelled', email: 'dino@gamma-srl.it', title: 'Open day' },
      { kind: 'event_registered', at: Date.parse('2026-05-14T07:32:00Z'), startsAt, title: 'Open day' },
    ]);
  });

  it('who came are refused while nobody has said when it was; who registered are not', async () => {
    const { rows } = await readList(eventbrite);
    expect(valuesOf(rows)).toMatchObject([
      { code: 'no_event_start', value: 'Checked In' },
      { kind: 'event_cancelled' },
      { kind: 'event_registered' },
    ]);
  });

  it('have name and start from the file where it carries them, and the time at which they joined', async () => {
    const carried = await readList(
      [
        'Order Date,Email,Ticket Type,Attendee Status,Event Name,Event Start Date',
        '2026-05-14 09:30,carla@gamma-srl.it,Free,Checked In,Open day,2026-06-01 18:00',
      ].join('\n'),
      { eventName: 'Another', eventAt: '2026-01-01T10:00' },
    );
    expect(valuesOf(carried.rows)).toMatchObject([{ at: startsAt, startsAt, title: 'Open day' }]);
    const joined = await readList(
      'Email,Name,Join Time,Attended,Registration time\nc@gamma-srl.it,C,2026-06-01 18:07,Yes,2026-05-01 10:00',
    );
    expect(valuesOf(joined.rows)).toMatchObject([
      { kind: 'event_attended', at: Date.parse('2026-06-01T16:07:00Z') },
    ]);
  });
});

test('reactions of LinkedIn name a profile, and one without a time is of the day that is said', async () => {
  const { layout, rows } = await readList(
    [
      'Name,LinkedIn Profile URL,Headline,Reaction Type,Post URL',
      'Eva Blu,https://www.linkedin.com/in/Eva-Blu/?x=1,Buyer at Delta,Celebrate,https://www.linkedin.com/feed/update/1',
    ].join('\n'),
    { dayMs: Date.parse('2026-06-01T00:00:00Z') },
  );
  expect(layout.kind).toBe('linkedin_engagement');
  expect(valuesOf(rows)).toMatchObject([
    {
      ...{
        kind: 'reaction',
        word: 'Celebrate',
        handle: { network: 'linkedin', id: 'eva-blu' },
        name: 'Eva Blu',
      },
      at: Date.parse('2026-06-01T00:00:00Z'),
    },
  ]);
});

describe('what a row says', () => {
  const header = 'Email,Name,Date,Comment,Impressions';
  it('is the same in another file with other columns and another order', async () => {
    const one = await readList(`${header}\nanna@acme-srl.it,Anna,2026-05-04 10:00,Bello,4`);
    const other = await readList(
      'Impressions,Date,Comment,Name,Email\n9,2026-05-04 10:00,Bello,Anna,ANNA@acme-srl.it',
    );
    expect(keysOf(other.rows)).toEqual(keysOf(one.rows));
  });

  it('is refused with the reason when it names nobody or has no time that can be kept', async () => {
    const { rows } = await readList(
      [
        header,
        ',,2026-05-04,Bello,',
        'nessuna,,2026-05-04,Bello,',
        'a@acme-srl.it,,32/05/2026,x,',
        'a@acme-srl.it,,2027-01-01,x,',
        'a@acme-srl.it,,2019-01-01,x,',
        'a@acme-srl.it,A,2026-05-04,x,1,surplus',
      ].join('\n'),
    );
    expect(valuesOf(rows).map((value) => 'code' in value && value.code)).toEqual([
      ...['nobody_named', 'email_not_valid', 'no_time', 'time_ahead', 'too_old', 'too_many_columns'],
    ]);
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it('is brought in without an e-mail that is none, and says so', async () => {
    const { rows } = await readList(
      `${header}\nanna(at)acme-srl.it,Anna,2026-05-04,Bello,\n,Bo,2026-05-04,x,`,
    );
    expect(rows).toMatchObject([
      {
        ...{ line: 2, row: { name: 'Anna' } },
        note: { code: 'email_left_out', value: 'anna(at)acme-srl.it' },
      },
      { line: 3, row: { name: 'Bo' } },
    ]);
    expect(valuesOf(rows)[0]).not.toHaveProperty('email');
    expect(rows[1]).not.toHaveProperty('note');
  });

  it('is understood in the zone that is said, also across the change to summer time', async () => {
    const text = `${header}\na@acme-srl.it,A,2026-03-29 01:30,x,\na@acme-srl.it,A,2026-03-29 03:30,x,`;
    const { rows } = await readList(text, { zone: 'Europe/Rome' });
    expect(valuesOf(rows)).toMatchObject([
      { at: Date.parse('2026-03-29T00:30:00Z') },
      { at: Date.parse('2026-03-29T01:30:00Z') },
    ]);
  });
});

test('a file that counts and names nobody, one without known headers and one that is no text are refused with a way out', async () => {
  await expect(readList('Date,Impressions,Clicks\n2026-05-01,10,2')).rejects.toThrow(/names nobody/);
  await expect(readList('foo,bar\n1,2')).rejects.toThrow(/headers that are known/);
  await expect(readList(Buffer.from([0x50, 0x4b, 3, 4]))).rejects.toThrow(TableError);
});

const leadStates = [
  'Email,First Name,Created,Status',
  'anna@acme-srl.it,Anna,2026-05-04 10:15,Open',
  'bruno@beta-srl.it,Bruno,2026-05-04 11:00,Sent',
].join('\n');

test.each([
  ['linkedin_leads', 'lead_form'],
  ['meta_leads', 'lead_form'],
  ['attendees', 'event_registered'],
  ['engagement', 'other'],
] as const)('the state of a lead is no opening of a mail, in a file of %s', async (kind, expected) => {
  const { rows } = await readList(leadStates, { kind });
  expect(valuesOf(rows)).toMatchObject([{ kind: expected }, { kind: expected }]);
});

test('what a mailing tool exports is what became of its mails, unless the operator says what it is', async () => {
  const text = leadStates.replace('Status', 'Status,Newsletter').split('\n');
  const mails = [text[0], `${text[1]},May`, `${text[2]},May`].join('\n');
  expect(valuesOf((await readList(mails)).rows)).toMatchObject([
    { kind: 'email_open' },
    { kind: 'email_delivered' },
  ]);
  const chosen = await readList(mails, { action: 'lead_form' });
  expect(valuesOf(chosen.rows)).toMatchObject([{ kind: 'lead_form' }, { kind: 'lead_form' }]);
});
