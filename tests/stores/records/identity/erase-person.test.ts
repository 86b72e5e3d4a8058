// Erasing takes whoever is an address alone as well, and nobody whose address only holds theirs; forgetting leaves previews.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { erasePerson } from '#stores/records/identity/erase-person.ts';
import { addRecipients, createMailing } from '#stores/records/links/change-mailings.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { keepOwnAnswer } from '#stores/records/questions/keep-own-answer.ts';
import { keepRequests } from '#stores/records/questions/keep-requests.ts';
import { makeId } from '#tests/support/sample-events.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
let siteId: number;

beforeAll(async () => {
  records = await openTestRecords();
  siteId = (await createSite(records, { name: 'Acme' })).site.id;
}, 60_000);

afterAll(() => records?.close());

async function ask(email: string, phone = ''): Promise<void> {
  const now = Date.now();
  await keepOwnAnswer(records, {
    ...{ siteId, ticketId: makeId(now), receivedAtMs: now, formKey: 'abcdefghjkmn' },
    claims: { name: '', email, phone, company: '', jobTitle: '' },
    ...{ formName: 'Quote', text: 'Pumps', answers: [], language: 'en', page: '', visitor: '' },
    ...{ campaign: { source: '', medium: '', name: '' }, consent: { text: '', version: 0 } },
    ...{ confirms: false, isSuspected: false },
  });
}

async function preview(...emails: string[]): Promise<void> {
  await records.db.execute(sql`
    WITH i AS (INSERT INTO engagement_imports (site_id, file_name, origin, basis, counts, by_id, by_name)
      VALUES (${siteId}, 'a.csv', 'fair', 'consent', '{}', 'u1', 'Ada') RETURNING id)
    INSERT INTO engagement_import_rows (import_id, line, row_key, outcome, values)
    SELECT i.id, e.line, '', 'new', jsonb_build_object('email', e.email)
    FROM i, unnest(${sql.param(emails)}::text[]) WITH ORDINALITY AS e(email, line)`);
}

const previewed = async () =>
  (
    await records.db.execute<{ email: string }>(
      sql`SELECT values->>'email' AS email FROM engagement_import_rows ORDER BY import_id, line`,
    )
  ).rows.map(({ email }) => email);

const saidEmails = async () =>
  (
    await records.db.execute<{ email: string }>(sql`SELECT said_email AS email FROM requests ORDER BY 1`)
  ).rows.map(({ email }) => email);

beforeEach(async () => {
  for (const table of ['requests', 'engagement_imports', 'mailings'])
    await records.db.execute(sql`DELETE FROM ${sql.identifier(table)}`);
});

it('takes what is kept under an address that is nobody’s name', async () => {
  await ask('only@acme.it');
  await ask('other@acme.it');
  await preview('only@acme.it', 'other@acme.it');
  const mailing = await createMailing(records, { id: 'u1', name: 'Ada' }, { siteId, name: 'Spring' });
  await addRecipients(records, mailing.id, [{ email: 'only@acme.it', name: '', allowsTracking: null }]);
  await erasePerson(records, ['email:only@acme.it'], { subjects: [] });
  expect(await saidEmails()).toEqual(['other@acme.it']);
  expect(await previewed()).toEqual(['other@acme.it']);
  const { rows } = await records.db.execute(sql`SELECT FROM mail_recipients`);
  expect(rows).toHaveLength(0);
});

it('leaves rows of a preview to whose address theirs is only a piece', async () => {
  const others = ['anna.rossi@acme.it', 'rossi@acme.it.example'];
  await preview('Rossi@acme.it', ...others);
  await erasePerson(records, ['email:rossi@acme.it'], { subjects: [] });
  expect(await previewed()).toEqual(others);
});

it('leaves previews and requests alone when only who somebody was is forgotten', async () => {
  await ask('only@acme.it');
  await preview('only@acme.it');
  await erasePerson(records, ['email:only@acme.it'], 'identity');
  expect(await saidEmails()).toEqual(['only@acme.it']);
  expect(await previewed()).toEqual(['only@acme.it']);
});

it('finds a request by its telephone however it was typed', async () => {
  await ask('', '0039 (340) 123-4567');
  await ask('', '+39 340 12345678');
  await erasePerson(records, ['phone:+393401234567'], { subjects: [] });
  expect(await saidEmails()).toHaveLength(1);
});

it('finds what somebody wrote who has no address, also as one of several in a conversation', async () => {
  const base = {
    ...{
      siteId,
      atMs: 1_000,
      receivedAtMs: 1_000,
      way: 'provider' as const,
      provider: 'meta',
      kind: 'message',
    },
    ...{ formKey: '', formName: '', answers: [], language: '', page: '', visitor: '', decision: '0' },
    claims: { name: '', email: '', phone: '', company: '', jobTitle: '' },
    campaign: { source: '', medium: '', name: '' },
  };
  const id = (number: number) => `0199a123-4567-7abc-8def-${String(number).padStart(12, '0')}`;
  await keepRequests(records, [
    { ...base, eventId: id(1), text: 'a comment', subject: '77' },
    { ...base, eventId: id(2), text: 'hello', subject: '77', conversation: { id: 'c1' } },
    { ...base, eventId: id(3), text: 'are you there?', subject: '78', conversation: { id: 'c1' } },
    { ...base, eventId: id(4), text: 'of somebody else', subject: '79' },
    { ...base, eventId: id(5), text: 'of nobody', subject: '0' },
  ]);
  await erasePerson(records, ['social:meta:4711'], { subjects: ['77'] });
  const { rows } = await records.db.execute(sql`SELECT text FROM requests ORDER BY text`);
  expect(rows).toEqual([{ text: 'of nobody' }, { text: 'of somebody else' }]);
});
