// People of whom nothing was heard for long are forgotten, with all that was said of them; everybody else stays.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Said } from '#contract/said.ts';
import { ownIdOf } from '#intelligence/sync/own-id.ts';
import { writeLedger } from '#stores/records/crm/crm-ledger.ts';
import { findLinks, keepLink } from '#stores/records/crm/crm-links.ts';
import { askQuestion } from '#stores/records/crm/crm-questions.ts';
import { findGoneOwnIds } from '#stores/records/crm/forgotten-links.ts';
import { listErasedThere } from '#stores/records/crm/person-traces.ts';
import { forgetPersons } from '#stores/records/identity/forget-persons.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { addRecipients, createMailing } from '#stores/records/links/change-mailings.ts';
import { forgetRecipients } from '#stores/records/links/forget-recipients.ts';
import type { Records } from '#stores/records/open-records.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { keepOwnAnswer } from '#stores/records/questions/keep-own-answer.ts';
import { noteErased, noteErasure } from '#stores/records/rights/erasure-runs.ts';
import { makeId } from '#tests/support/sample-events.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';
import { readState } from './read-state.ts';

const keys = openOutboxKeys('ef'.repeat(32));
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
  expect(await forgetPersons(records, Date.UTC(2025, 0, 1), keys)).toBe(1);
  const state = await readState(records);
  expect(state.persons).toEqual([['email:anna@acme.it', 'user:1:41']]);
  expect(state.values).toEqual([]);
  expect(await forgetPersons(records, Date.UTC(2025, 0, 1), keys)).toBe(0);
});

describe('in CRMs', () => {
  const [oldMs, beforeMs] = [Date.UTC(2023, 0, 1), Date.UTC(2025, 0, 1)];
  const connect = async () => {
    const { rows } = await records.db.execute<{ id: number }>(sql`
      INSERT INTO crm_connections (provider, name, base_url, sealed_credentials, settings, created_by_id, created_by_name)
      VALUES ('hubspot', 'Sample', '', '', '{}', 'u1', 'Ada') RETURNING id`);
    return rows[0]?.id ?? 0;
  };
  const person = async (crmId: number, email: string, foundBy: string) => {
    await keepSaid(records, {
      ...{ words: [], proofs: [], values: [], refusals: [] },
      contacts: [{ key: `email:${email}`, atMs: oldMs }],
    });
    const { rows } = await records.db.execute<{ id: number }>(
      sql`SELECT id::float8 AS id FROM identity_keys WHERE key = ${`email:${email}`}`,
    );
    const keyId = rows[0]?.id ?? 0;
    const link = { crmId, kind: 'person' as const, ourId: ownIdOf('person', keyId), keyId, foundBy };
    await keepLink(records.db, { ...link, theirId: email.split('@')[0] ?? '' });
    const line = { crmId, runId: 1, kind: 'person' as const, action: 'create' as const, ourId: link.ourId };
    const content = { before: {}, after: { email } };
    await writeLedger(records.db, { ...line, state: 'done', content, people: [`email:${email}`] }, keys);
    await askQuestion(records.db, { ...link, question: 'which', theirIds: ['1', '2'] });
    return keyId;
  };
  const left = async () => {
    const { rows } = await records.db.execute<{ ledger: number; questions: number }>(sql`
      SELECT (SELECT count(*)::int FROM crm_writes WHERE sealed <> '' OR people <> '{}' OR our_id <> '') AS ledger,
        (SELECT count(*)::int FROM crm_questions) AS questions`);
    return rows[0];
  };

  it('leave ledger, questions and links; what we had made of them there is listed, and nothing of it is deleted', async () => {
    const crmId = await connect();
    const keyId = await person(crmId, 'made@acme.it', 'created');
    await person(crmId, 'met@acme.it', 'email');
    expect(await left()).toEqual({ ledger: 2, questions: 2 });
    expect(await forgetPersons(records, beforeMs, keys)).toBe(2);
    expect(await left()).toEqual({ ledger: 0, questions: 0 });
    expect(await listErasedThere(records.db, crmId)).toMatchObject([
      { id: 'made', isForgotten: true, isQueued: false },
    ]);
    const { rows } = await records.db.execute(sql`SELECT their_id FROM crm_links WHERE crm_id = ${crmId}`);
    expect(rows).toEqual([{ their_id: 'made' }]);
    const ownId = ownIdOf('person', keyId);
    expect(await findGoneOwnIds(records.db, [ownId, 'fiuto_c_1', ''])).toEqual(new Set([ownId]));
  });

  it('leave the links alone while somebody is erased, who looks for them too', async () => {
    const crmId = await connect();
    const keyId = await person(crmId, 'late@acme.it', 'created');
    const run = await noteErasure(records, 'sealed');
    expect(await forgetPersons(records, beforeMs, keys)).toBe(1);
    const [late] = await findLinks(records.db, crmId, 'person', [ownIdOf('person', keyId)]);
    expect(late).toMatchObject({ keyId: null, goneReason: '' });
    await noteErased(records.db, run);
    expect(await forgetPersons(records, beforeMs, keys)).toBe(0);
    expect(await listErasedThere(records.db, crmId)).toMatchObject([{ id: 'late', isForgotten: true }]);
  });
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
    expect(await forgetPersons(records, beforeMs, keys)).toBe(1);
    const { persons } = await readState(records);
    expect(persons.flat()).toEqual(expect.arrayContaining(['email:asked@acme.it', 'email:listed@acme.it']));
    expect(persons.flat()).not.toContain('email:refused@acme.it');
    const { rows } = await records.db.execute(sql`SELECT email FROM mail_refusals`);
    expect(rows).toEqual([{ email: 'refused@acme.it' }]);
    expect(await forgetRecipients(records, new Date(now - 60_000))).toBe(0);
    expect(await forgetRecipients(records, new Date(Date.now() + 60_000))).toBe(1);
    expect(await forgetPersons(records, beforeMs, keys)).toBe(1);
    const { rows: asked } = await records.db.execute(sql`SELECT said_email FROM requests`);
    expect(asked).toHaveLength(1);
  });
});
