// People of whom nothing was heard for long are forgotten, with all that was said of them; everybody else stays.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Said } from '#contract/said.ts';
import { forgetPersons } from '#stores/records/identity/forget-persons.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { addRecipients, createMailing } from '#stores/records/links/change-mailings.ts';
import { forgetRecipients } from '#stores/records/links/forget-recipients.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { keepOwnAnswer } from '#stores/records/questions/keep-own-answer.ts';
import { makeId } from '#tests/support/sample-events.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';
import { readState } from './read-state.ts';

let records: Records;

beforeAll(async () => {
  records = await openTestRecords();
}, 60_000);

afterAll(() => records?.close());

it('forgets whom nobody heard of since, and keeps who was heard of under any of their names', async () => {
  const [oldMs, newMs] = [Date.UTC(2023, 0, 1), Date.UTC(2026, 0, 1)];
  const said: Said = {
    ...{ words: [], refusals: [] },
    proofs: [{ way: 'server', keys: ['email:anna@acme.it', 'user:1:41'], atMs: oldMs }],
    values: [
      {
        ...{ key: 'email:gone@acme.it', field: 'name', value: 'Gone', source: 'x', confidence: 'claim' },
        atMs: oldMs,
      },
    ],
    contacts: [
      { key: 'email:gone@acme.it', atMs: oldMs },
      { key: 'email:anna@acme.it', atMs: oldMs },
      { key: 'user:1:41', atMs: newMs },
    ],
  };
  await keepSaid(records, said);
  expect(await forgetPersons(records, Date.UTC(2025, 0, 1))).toBe(1);
  const state = await readState(records);
  expect(state.persons).toEqual([['email:anna@acme.it', 'user:1:41']]);
  expect(state.values).toEqual([]);
  expect(await forgetPersons(records, Date.UTC(2025, 0, 1))).toBe(0);
});

describe('what goes by a time of its own', () => {
  const [oldMs, beforeMs] = [Date.UTC(2023, 0, 1), Date.UTC(2025, 0, 1)];
  const emails = ['asked@acme.it', 'listed@acme.it', 'refused@acme.it'];

  it('stays when a person is forgotten, and a request and an entry in a mailing are contacts', async () => {
    const { site } = await createSite(records, { name: 'Acme' });
    await keepSaid(records, {
      ...{ words: [], proofs: [], values: [], refusals: [] },
      contacts: emails.map((email) => ({ key: `email:${email}`, atMs: oldMs })),
    });
    const claims = { name: '', email: ' Asked@acme.it', phone: '', company: '', jobTitle: '' };
    const now = Date.now();
    await keepOwnAnswer(records, {
      ...{ siteId: site.id, ticketId: makeId(now), receivedAtMs: now, formKey: 'abcdefghjkmn', claims },
      ...{ formName: 'Quote', text: 'Pumps', answers: [], language: 'en', page: '', visitor: '' },
      ...{ campaign: { source: '', medium: '', name: '' }, consent: { text: '', version: 0 } },
      ...{ confirms: false, isSuspected: false },
    });
    const mailing = await createMailing(
      records,
      { id: 'u1', name: 'Ada' },
      { siteId: site.id, name: 'News' },
    );
    await addRecipients(records, mailing.id, [{ email: 'listed@acme.it', name: '', allowsTracking: null }]);
    await records.db.execute(sql`
      INSERT INTO mail_refusals (site_id, email, unsubscribed_at) VALUES (${site.id}, 'refused@acme.it', now())`);
    expect(await forgetPersons(records, beforeMs)).toBe(1);
    const { persons } = await readState(records);
    expect(persons.flat()).toEqual(expect.arrayContaining(['email:asked@acme.it', 'email:listed@acme.it']));
    expect(persons.flat()).not.toContain('email:refused@acme.it');
    const { rows } = await records.db.execute(sql`SELECT email FROM mail_refusals`);
    expect(rows).toEqual([{ email: 'refused@acme.it' }]);
    expect(await forgetRecipients(records, new Date(now - 60_000))).toBe(0);
    expect(await forgetRecipients(records, new Date(Date.now() + 60_000))).toBe(1);
    expect(await forgetPersons(records, beforeMs)).toBe(1);
    const { rows: asked } = await records.db.execute(sql`SELECT said_email FROM requests`);
    expect(asked).toHaveLength(1);
  });
});
