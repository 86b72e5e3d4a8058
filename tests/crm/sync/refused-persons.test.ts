// Who objected, took consent back or was erased: nothing of them goes to a CRM any more, not even what was on its way.

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eraseEverywhere } from '#stores/persons/erase-everywhere.ts';
import { findHeld } from '#stores/persons/find-held.ts';
import { listErasedThere } from '#stores/records/crm/person-traces.ts';
import { withdraw } from '#stores/records/rights/withdraw.ts';
import { createWithdrawalHashes } from '#stores/records/rights/withdrawal-hashes.ts';
import type { CrmStub } from '#tests/support/crm/crm-stub.ts';
import { type CrmRig, openCrmRig, rigSecret } from '#tests/support/crm/open-crm-rig.ts';
import { startHubspotStub } from '#tests/support/crm/start-hubspot-stub.ts';
import { startTestHttp, type TestHttp } from '#tests/support/start-test-http.ts';

let stub: CrmStub;
let gate: TestHttp;
let rig: CrmRig;
/** Whoever is made there waits for it. */
let opened = Promise.resolve();
/** What is made there is made, and a gateway answers in its place; or it never comes through. */
let isLosing = false;
let isRefusing = false;

beforeAll(async () => {
  stub = await startHubspotStub();
  gate = await startTestHttp(async ({ method, path, headers, body }) => {
    const { 'content-type': type = '', authorization = '' } = headers;
    const isRead = method === 'GET' || method === 'HEAD';
    const isMaking = isMakingPerson({ method, path });
    if (isMaking) await opened;
    if (isMaking && isRefusing) return { status: 504, body: 'upstream timed out' };
    const answer = await fetch(stub.url + path, {
      method,
      headers: { 'content-type': type, authorization },
      ...(isRead ? {} : { body }),
    });
    const text = await answer.text();
    return isMaking && isLosing
      ? { status: 504, body: 'upstream timed out' }
      : { status: answer.status, body: text };
  });
  rig = await openCrmRig({ ...stub, url: gate.url });
});
afterAll(async () => {
  await rig.close();
  await gate.close();
  await stub.close();
});

const isMakingPerson = ({ method, path }: { method: string; path: string }) =>
  method === 'POST' && path.startsWith('/crm/v3/objects/contacts') && !path.includes('/search');
const persons = async (email: string) => (await stub.list('person')).filter(({ key }) => key === email);
const erase = async (email: string) =>
  eraseEverywhere(
    {
      ...{ records: rig.records, secret: rigSecret, nameSubject: () => '77', settleMs: 0 },
      rewriteQueue: async () => ({ rewritten: 0, unreadable: 0 }),
      ...{ importDirectory: join(tmpdir(), 'fiuto-no-imports'), eraseEvents: async () => undefined },
    },
    { id: 'u1', name: 'Ada' },
    await findHeld(rig.records, `email:${email}`, 'followed'),
  );
const linesAbout = async () =>
  (await rig.records.db.execute(sql`SELECT FROM crm_writes WHERE kind = 'person' AND people <> '{}'`)).rows
    .length;

test('who objected is not told to a CRM, and the ledger says why', async () => {
  const id = await rig.company({ name: 'Opposta S.r.l.', domain: 'opposta.it' });
  await rig.person('anna@opposta.it', 'Anna Verdi');
  await rig.person('carlo@opposta.it', 'Carlo Bianchi');
  await withdraw(rig.records, createWithdrawalHashes(rigSecret), {
    ...{ keys: ['email:anna@opposta.it'], browsers: [], claimed: [], purposes: ['person'] },
    ...{ way: 'objected', textVersion: 1 },
  });
  await rig.push(id);
  expect(await rig.settle()).toEqual([]);
  expect([await persons('anna@opposta.it'), (await persons('carlo@opposta.it')).length]).toEqual([[], 1]);
  await rig.push(id, { score: 91 });
  expect(await rig.settle()).toEqual([]);
  const skipped = (await rig.ledger(id)).filter(({ state }) => state === 'skipped');
  expect(skipped).toMatchObject([{ kind: 'person', reason: 'consent_withdrawn' }]);
});

test('who was erased while their record was made there is deleted there again, and named nowhere', async () => {
  const before = await linesAbout();
  const id = await rig.company({ name: 'Cancellata S.r.l.', domain: 'cancellata.it' });
  await rig.person('bruna@cancellata.it', 'Bruna Neri');
  let open = () => {};
  opened = new Promise((resolve) => {
    open = resolve;
  });
  await rig.push(id);
  const delivering = rig.settle();
  await expect
    .poll(() => gate.requests.filter(isMakingPerson).length, { timeout: 20_000 })
    .toBeGreaterThan(1);
  await erase('bruna@cancellata.it');
  open();
  expect(await delivering).toEqual([]);
  await rig.settle();
  expect(await persons('bruna@cancellata.it')).toEqual([]);
  expect(await listErasedThere(rig.records.db, rig.crmId)).toEqual([]);
  expect(await linesAbout()).toBe(before);
  // A colleague's visit brings nobody back.
  await rig.push(id, { score: 99 });
  await rig.settle();
  expect(await persons('bruna@cancellata.it')).toEqual([]);
});

test('whose making got no answer before they were erased is looked for there by our id, and deleted', async () => {
  const before = await linesAbout();
  const make = async (name: string, email: string) => {
    const id = await rig.company({ name: `${name} S.r.l.`, domain: email.split('@')[1] ?? '' });
    await rig.person(email, name);
    return id;
  };
  const sending = async () => {
    const { rows } = await rig.records.db.execute(sql`
      SELECT FROM crm_writes WHERE kind = 'person' AND action = 'create' AND state = 'sending' AND people <> '{}'`);
    return rows.length;
  };
  const id = await make('Elsa Viola', 'elsa@senzarisposta.it');
  // Made, and the answer lost on the way.
  isLosing = true;
  await rig.push(id);
  await rig.deliver();
  isLosing = false;
  expect([(await persons('elsa@senzarisposta.it')).length, await sending()]).toEqual([1, 1]);
  await erase('elsa@senzarisposta.it');
  expect(await listErasedThere(rig.records.db, rig.crmId)).toMatchObject([
    { id: expect.stringMatching(/^fiuto_p_\d+$/), isQueued: true, isForgotten: false, reason: 'in_doubt' },
  ]);
  expect(await rig.settle()).toEqual([]);
  expect(await persons('elsa@senzarisposta.it')).toEqual([]);
  expect(await listErasedThere(rig.records.db, rig.crmId)).toEqual([]);
  expect(await linesAbout()).toBe(before);
});

test('of whose making never arrived nothing is left to be deleted; where nothing goes out, it is listed by our id', async () => {
  const id = await rig.company({ name: 'Mai Arrivata S.r.l.', domain: 'maiarrivata.it' });
  await rig.person('fulvia@maiarrivata.it', 'Fulvia Rosa');
  isRefusing = true;
  await rig.push(id);
  await rig.deliver();
  await erase('fulvia@maiarrivata.it');
  isRefusing = false;
  expect(await listErasedThere(rig.records.db, rig.crmId)).toMatchObject([{ reason: 'in_doubt' }]);
  expect(await rig.settle()).toEqual([]);
  expect(await listErasedThere(rig.records.db, rig.crmId)).toEqual([]);
  const second = await rig.company({ name: 'In Pausa S.r.l.', domain: 'inpausa.it' });
  await rig.person('gina@inpausa.it', 'Gina Blu');
  isLosing = true;
  await rig.push(second);
  await rig.deliver();
  isLosing = false;
  await rig.mode('paused');
  await erase('gina@inpausa.it');
  expect(await listErasedThere(rig.records.db, rig.crmId)).toMatchObject([
    { id: expect.stringMatching(/^fiuto_p_\d+$/), isQueued: false, reason: 'in_doubt' },
  ]);
  await rig.records.db.execute(sql`DELETE FROM crm_links WHERE gone_reason = 'erased'`);
  await rig.mode('live');
});

test('what was on its way when a run was taken back is taken back as well', async () => {
  const run = await rig.mode('live');
  const id = await rig.company({ name: 'In Viaggio S.r.l.', domain: 'inviaggio.it' });
  await rig.person('dario@inviaggio.it', 'Dario Blu');
  let open = () => {};
  opened = new Promise((resolve) => {
    open = resolve;
  });
  const before = gate.requests.filter(isMakingPerson).length;
  await rig.push(id);
  const delivering = rig.settle();
  await expect
    .poll(() => gate.requests.filter(isMakingPerson).length, { timeout: 20_000 })
    .toBeGreaterThan(before);
  await rig.undo(run?.runId ?? 0);
  open();
  await delivering;
  expect(await rig.settle()).toEqual([]);
  const companies = (await stub.list('company')).filter(({ key }) => key === 'inviaggio.it');
  expect([await persons('dario@inviaggio.it'), companies]).toEqual([[], []]);
});
