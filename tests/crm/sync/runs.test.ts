// What an administrator has in hand: a dry run, a daily limit, a pause, the undo of a run, and the answer to what was not certain; and
// what an erasure leaves.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listWrites, writeLedger } from '#stores/records/crm/crm-ledger.ts';
import { listQuestions } from '#stores/records/crm/crm-questions.ts';
import { listErasedThere, readPersonInCrms } from '#stores/records/crm/person-traces.ts';
import { createPushScored } from '#stores/records/crm/push-scored.ts';
import { forgetPersonItems } from '#stores/records/outbox/person-items.ts';
import { type CrmStub, stubOwner } from '#tests/support/crm/crm-stub.ts';
import { type CrmRig, openCrmRig, sampleNote, sampleTask } from '#tests/support/crm/open-crm-rig.ts';
import { startHubspotStub } from '#tests/support/crm/start-hubspot-stub.ts';

let stub: CrmStub;
let rig: CrmRig;

beforeAll(async () => {
  stub = await startHubspotStub();
  rig = await openCrmRig(stub);
});
afterAll(async () => {
  await rig.close();
  await stub.close();
});

const companies = async (domain: string) => (await stub.list('company')).filter(({ key }) => key === domain);

test('a dry run writes each change down and none there; when it goes live they are made', async () => {
  await rig.mode('dry');
  const id = await rig.company({ name: 'Prova a secco S.r.l.', domain: 'prova-secco.it' });
  const before = stub.writes();
  await rig.push(id, { note: sampleNote('Looked at the prices') });
  expect(await rig.settle()).toEqual([]);
  expect(stub.writes()).toBe(before);
  expect(await rig.ledger(id)).toMatchObject([
    { state: 'planned', action: 'note' },
    { state: 'planned', action: 'create' },
  ]);
  await rig.mode('live');
  expect(await rig.settle()).toEqual([]);
  expect(await companies('prova-secco.it')).toHaveLength(1);
  expect(await stub.list('note')).toHaveLength(1);
});

test('the limit of a day stops the lane until the next day, and a pause until somebody ends it', async () => {
  const id = await rig.company({ name: 'Limite S.r.l.', domain: 'prova-limite.it' });
  await rig.change({ writesPerDay: 1 });
  await rig.push(id);
  await rig.deliver();
  expect([await rig.pausedLanes(), await companies('prova-limite.it')]).toEqual([['write_limit'], []]);
  await rig.change({});
  await rig.mode('paused');
  await rig.deliver();
  expect([await rig.pausedLanes(), await companies('prova-limite.it')]).toEqual([['paused_by_hand'], []]);
  await rig.mode('live');
  await rig.deliver();
  expect(await companies('prova-limite.it')).toHaveLength(1);
});

test('an undone run leaves nothing of its own, and what somebody changed since', async () => {
  const [mine, touched] = [
    await rig.company({ name: 'Annullata S.r.l.', domain: 'prova-annullata.it' }),
    await rig.company({ name: 'Toccata S.r.l.', domain: 'prova-toccata.it' }),
  ];
  const existing = await stub.addCompany({ name: 'Theirs before', domain: 'prova-loro.it' });
  const theirs = await rig.company({ name: 'Loro S.r.l.', domain: 'prova-loro.it' });
  const run = await rig.mode('live');
  for (const id of [mine, touched, theirs])
    await rig.push(id, { note: sampleNote('Seen'), task: sampleTask('call') });
  await rig.settle();
  await rig.push(mine, { score: 99 });
  await rig.settle();
  await stub.changeCompany((await companies('prova-toccata.it'))[0]?.id ?? '', {
    name: 'Written by a human',
  });
  expect(await rig.undo(run?.runId ?? 0)).toBeGreaterThan(8);
  expect(await rig.undo(run?.runId ?? 0)).toBeUndefined();
  expect(await rig.settle()).toEqual([]);
  expect(await companies('prova-annullata.it')).toEqual([]);
  expect(await companies('prova-toccata.it')).toMatchObject([{ name: 'Written by a human' }]);
  expect(await companies('prova-loro.it')).toMatchObject([
    { id: existing, name: 'Theirs before', score: '' },
  ]);
  const left = (await stub.list('note')).filter(({ companyId }) => companyId === existing);
  expect(left).toEqual([]);
  // What is scored from now on is only planned, until somebody goes live again.
  const before = stub.writes();
  await rig.push(mine, { score: 98 });
  expect(await rig.settle()).toEqual([]);
  expect([stub.writes(), await companies('prova-annullata.it')]).toEqual([before, []]);
  await rig.mode('live');
  expect(await rig.settle()).toEqual([]);
  expect(await companies('prova-annullata.it')).toMatchObject([{ score: '98' }]);
});

test('a run is undone to its last write, and a plan goes live to its last company', async () => {
  const live = await rig.mode('live');
  await rig.records.db.execute(sql`
    INSERT INTO crm_writes (crm_id, run_id, kind, action, our_id, state)
    SELECT ${rig.crmId}, ${live?.runId ?? 0}, 'company', 'update', 'x' || n, 'done' FROM generate_series(1, 2500) n`);
  expect(await rig.undo(live?.runId ?? 0)).toBe(2500);
  await rig.records.db.execute(sql`DELETE FROM outbox_items WHERE state = 'waiting'`);
  const dry = await rig.mode('dry');
  const { rows } = await rig.records.db.execute<{ id: number }>(sql`
    INSERT INTO companies (name, name_sort, change_id) SELECT 'Piano ' || n, 'piano ' || n, max_id FROM generate_series(1, 1500) n,
      (SELECT max(change_id) AS max_id FROM companies) c RETURNING id`);
  const payload = { crmId: rig.crmId, band: 'high', verdict: 'prospect', score: 1, fit: 1, lastVisitMs: 1 };
  for (const { id } of rows) {
    const content = { before: {}, after: {}, payload: { ...payload, companyId: id } };
    const line = { crmId: rig.crmId, runId: dry?.runId ?? 0, kind: 'company', action: 'create' } as const;
    await writeLedger(
      rig.records.db,
      { ...line, ourId: `p${id}`, companyId: id, state: 'planned', content },
      rig.keys,
    );
  }
  await rig.mode('live');
  const waiting = await rig.records.db.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM outbox_items WHERE state = 'waiting'`,
  );
  expect(waiting.rows).toEqual([{ count: 1500 }]);
  await rig.records.db.execute(sql`DELETE FROM outbox_items WHERE state = 'waiting'`);
});

test('what was not certain goes when a human has said which it is', async () => {
  const id = await rig.company({ name: 'Doppia S.r.l.', domain: 'prova-doppia.it' });
  const [, right] = [
    await stub.addCompany({ name: 'One', domain: 'prova-doppia.it' }),
    await stub.addCompany({ name: 'Other', domain: 'prova-doppia.it' }),
  ];
  await rig.push(id, { score: 71 });
  await rig.settle();
  const [question] = (await listQuestions(rig.records, rig.crmId, { afterId: 0, limit: 50 })).filter(
    ({ companyId }) => companyId === id,
  );
  expect(await rig.answer(question?.id ?? 0, { theirId: 'somebody else' })).toBe('refused');
  expect(await rig.answer(question?.id ?? 0, { theirId: right })).toBe('settled');
  expect(await rig.settle()).toEqual([]);
  expect(await companies('prova-doppia.it')).toMatchObject([
    { name: 'One', score: '' },
    { id: right, score: '71' },
  ]);
});

test('an erased person leaves no name in links and ledger; what we made there is deleted, and what stood there is named', async () => {
  const id = await rig.company({ name: 'Privata S.r.l.', domain: 'prova-privata.it' });
  await rig.person('anna.bianchi@prova-privata.it', 'Anna Bianchi');
  await rig.push(id);
  await rig.settle();
  const names = ['email:anna.bianchi@prova-privata.it'];
  const copy = await readPersonInCrms(rig.records.db, names, rig.keys);
  expect(copy).toMatchObject({ records: [{ provider: 'hubspot' }] });
  expect(JSON.stringify(copy.writes)).toContain('Anna Bianchi');
  await rig.person('carlo.neri@prova-privata.it', 'Carlo Neri');
  await rig.push(id, { score: 95 });
  await rig.settle();
  // As though he had stood there before.
  const carlo = 'email:carlo.neri@prova-privata.it';
  await rig.records.db.execute(sql`
    UPDATE crm_links SET found_by = 'email' WHERE key_id = (SELECT id FROM identity_keys WHERE key = ${carlo})`);
  const forget = (keys: readonly string[]) =>
    rig.records.db.transaction((tx) => forgetPersonItems(tx, keys, rig.keys));
  const about = { crm: 'The CRM', provider: 'hubspot' };
  expect(await forget(names)).toEqual([{ ...about, id: copy.records[0]?.id, isQueued: true }]);
  const [byHand] = await forget([carlo]);
  expect(byHand).toMatchObject({ ...about, isQueued: false });
  expect(await readPersonInCrms(rig.records.db, names, rig.keys)).toEqual({ records: [], writes: [] });
  const erased = async () =>
    (await listErasedThere(rig.records.db, rig.crmId)).map(({ id: theirId, isQueued }) => [
      theirId,
      isQueued,
    ]);
  expect(await erased()).toEqual([
    [byHand?.id, false],
    [copy.records[0]?.id, true],
  ]);
  expect(await rig.settle()).toEqual([]);
  expect(await erased()).toEqual([[byHand?.id, false]]);
  const there = (await stub.list('person')).map((person) => person.id);
  expect([there.includes(byHand?.id ?? ''), there.includes(copy.records[0]?.id ?? '')]).toEqual([
    true,
    false,
  ]);
  const { rows } = await rig.records.db.execute(
    sql`SELECT 1 FROM crm_writes WHERE company_id = ${id} AND kind = 'person' AND sealed <> ''`,
  );
  expect(rows).toEqual([]);
});

test('two that were merged there and then here are one that is written to again', async () => {
  const [first, second] = [
    await rig.company({ name: 'Unita Uno S.r.l.', domain: 'prova-unita1.it' }),
    await rig.company({ name: 'Unita Due S.r.l.', domain: 'prova-unita2.it' }),
  ];
  for (const id of [first, second]) await rig.push(id);
  await rig.settle();
  const [gone, left] = [
    (await companies('prova-unita1.it'))[0]?.id ?? '',
    (await companies('prova-unita2.it'))[0]?.id ?? '',
  ];
  await stub.mergeCompanies(gone, left);
  expect(await rig.pull()).toBe('');
  // What a merge here leaves: an edge.
  await rig.records.db.execute(sql`UPDATE companies SET merged_into_id = ${second} WHERE id = ${first}`);
  await rig.push(second, { score: 91, note: sampleNote('After both merges') });
  expect(await rig.settle()).toEqual([]);
  expect((await stub.list('note')).filter(({ companyId }) => companyId === left)).toMatchObject([
    { text: expect.stringContaining('After both merges') },
  ]);
});

test('a push that sees first that two are one there asks a human, and the other goes on', async () => {
  const [first, second] = [
    await rig.company({ name: 'Fusa Uno S.r.l.', domain: 'prova-fusa1.it' }),
    await rig.company({ name: 'Fusa Due S.r.l.', domain: 'prova-fusa2.it' }),
  ];
  for (const id of [first, second]) await rig.push(id);
  await rig.settle();
  const [gone, left] = [
    (await companies('prova-fusa1.it'))[0]?.id ?? '',
    (await companies('prova-fusa2.it'))[0]?.id ?? '',
  ];
  await stub.mergeCompanies(gone, left);
  await rig.push(first, { score: 92 });
  await rig.push(second, { score: 93 });
  expect(await rig.settle()).toEqual([]);
  expect(await companies('prova-fusa2.it')).toMatchObject([{ id: left, score: '93' }]);
  const asked = await listQuestions(rig.records, rig.crmId, { afterId: 0, limit: 50 });
  expect(asked).toContainEqual(
    expect.objectContaining({ companyId: first, question: 'same', otherId: `fiuto_c_${second}` }),
  );
});

test('what the CRM says of a company that was merged into another here goes into that one', async () => {
  const [away, standing] = [
    await rig.company({ name: 'Sparita S.r.l.', domain: 'prova-sparita.it' }),
    await rig.company({ name: 'Rimasta S.r.l.', domain: 'prova-rimasta.it', isLead: false }),
  ];
  await rig.push(away);
  await rig.settle();
  await rig.pull();
  await rig.records.db.execute(sql`UPDATE companies SET merged_into_id = ${standing} WHERE id = ${away}`);
  const untouched = 'prospect';
  await rig.records.db.execute(
    sql`UPDATE companies SET status = ${untouched} WHERE id IN (${away}, ${standing})`,
  );
  const theirs = (await companies('prova-sparita.it'))[0]?.id ?? '';
  await stub.changeCompany(theirs, { isCustomer: true });
  await stub.addDeal({ companyId: theirs, name: 'First order', state: 'won', amount: 10 });
  expect(await rig.pull()).toBe('');
  const { rows } = await rig.records.db.execute<{ id: number; status: string }>(
    sql`SELECT id, status FROM companies WHERE id IN (${away}, ${standing}) ORDER BY id`,
  );
  expect(rows.map(({ status }) => status)).toEqual([untouched, 'customer']);
  const { rows: ended } = await rig.records.db.execute<{ stage: string }>(
    sql`SELECT stage FROM leads WHERE company_id = ${away} AND closed_at IS NOT NULL LIMIT 9`,
  );
  expect(ended).toEqual([{ stage: 'won' }]);
});

test('a signal that somebody was told of at once is a task for the owner there, once', async () => {
  const id = await rig.company({ name: 'Compito S.r.l.', domain: 'prova-compito.it' });
  const { rows } = await rig.records.db.execute<{ id: number }>(sql`
    INSERT INTO signals (company_id, kind, key, at, score, fit, verdict, band, deal)
    VALUES (${id}, 'request', 'r1', now(), 70, 60, 'prospect', 'high', 'none') RETURNING id::float8 AS id`);
  await rig.records.db.execute(sql`
    INSERT INTO tellings (signal_id, how, reason, due_at) VALUES (${rows[0]?.id ?? 0}, 'at_once', '', now())`);
  const scored = { companyId: id, fit: 60, verdict: 'prospect', band: 'high' as const, reasons: [] };
  for (const score of [70, 90]) {
    const now = { ...scored, score, lastEventMs: Date.now(), nowMs: Date.now() };
    await rig.records.db.transaction((tx) => createPushScored(rig.keys)(tx, now));
    expect(await rig.settle()).toEqual([]);
  }
  const theirs = (await companies('prova-compito.it'))[0]?.id;
  const tasks = (await stub.list('task')).filter(({ companyId }) => companyId === theirs);
  expect(tasks.filter(({ name }) => name !== 'New lead: get in touch')).toHaveLength(1);
});

test('a lead that somebody accepted is a task of its owner there, once', async () => {
  await rig.records.db.execute(sql`
    INSERT INTO users (id, name, email, role) VALUES ('seller', ${stubOwner.name}, ${stubOwner.email}, 'sales')`);
  await rig.pull();
  const id = await rig.company({ name: 'Accettata S.r.l.', domain: 'prova-accettata.it' });
  await rig.records.db.execute(sql`UPDATE leads SET owner_id = 'seller' WHERE company_id = ${id}`);
  const scored = { companyId: id, fit: 60, verdict: 'prospect', band: 'high' as const, reasons: [] };
  for (const score of [70, 90]) {
    const now = { ...scored, score, lastEventMs: Date.now(), nowMs: Date.now() };
    await rig.records.db.transaction((tx) => createPushScored(rig.keys)(tx, now));
    expect(await rig.settle()).toEqual([]);
  }
  const theirs = (await companies('prova-accettata.it'))[0]?.id;
  const tasks = (await stub.list('task')).filter(({ companyId }) => companyId === theirs);
  expect(tasks).toMatchObject([{ name: 'New lead: get in touch', ownerId: stubOwner.id }]);
});

test('an owner there whose user may have no work any more owns nothing here, and is given nothing there', async () => {
  const ownerOf = async (name: string) => {
    await stub.addCompany({ name, domain: `${name.toLowerCase()}.it`, ownerId: stubOwner.id });
    expect(await rig.pull()).toBe('');
    const { rows } = await rig.records.db.execute<{ id: string | null; name: string }>(
      sql`SELECT owner_id AS id, owner_name AS name FROM companies WHERE name = ${name} LIMIT 1`,
    );
    return rows[0];
  };
  expect(await ownerOf('Vendita')).toMatchObject({ id: 'seller' });
  await rig.records.db.execute(sql`UPDATE users SET role = 'marketer' WHERE id = 'seller'`);
  expect(await ownerOf('Marketing')).toEqual({ id: null, name: stubOwner.name });
  const id = await rig.company({ name: 'Ruolo S.r.l.', domain: 'prova-ruolo.it' });
  await rig.records.db.execute(sql`UPDATE leads SET owner_id = 'seller' WHERE company_id = ${id}`);
  await rig.push(id, { task: sampleTask('role') });
  expect(await rig.settle()).toEqual([]);
  const theirs = (await companies('prova-ruolo.it'))[0]?.id;
  const tasks = (await stub.list('task')).filter(({ companyId }) => companyId === theirs);
  expect(tasks).toMatchObject([{ ownerId: '' }]);
});

test('what is held back within the hour goes at its end, and at once with whatever is new of the company', async () => {
  const id = await rig.company({ name: 'Oraria S.r.l.', domain: 'prova-oraria.it' });
  // An hour that has not begun: it does not end while the test runs.
  const nowMs = (Math.floor(Date.now() / 3_600_000) + 1) * 3_600_000;
  const scored = { companyId: id, fit: 60, verdict: 'prospect', band: 'high' as const, reasons: [] };
  const push = (score: number) =>
    rig.records.db.transaction((tx) =>
      createPushScored(rig.keys)(tx, { ...scored, score, lastEventMs: nowMs, nowMs }),
    );
  const scoreThere = async () => (await companies('prova-oraria.it'))[0]?.score;
  await push(71);
  expect(await rig.settle()).toEqual([]);
  await push(72);
  await push(73);
  await rig.deliver();
  expect(await scoreThere()).toBe('71');
  // Delivered when the hour is over, as it is then.
  expect(await rig.settle()).toEqual([]);
  expect(await scoreThere()).toBe('73');
  await rig.records.db.execute(sql`UPDATE companies SET vat_number = 'IT12345670017' WHERE id = ${id}`);
  await push(74);
  await rig.deliver();
  expect(await scoreThere()).toBe('74');
  await push(75);
  await rig.deliver();
  expect(await scoreThere()).toBe('74');
  await push(88);
  for (const _turn of ['held', 'new']) await rig.deliver();
  expect(await scoreThere()).toBe('88');
});

test('a domain that is parked at another company here does not stop the reading', async () => {
  const id = await rig.company({ name: 'Parcheggio S.r.l.', domain: 'prova-parcheggio.it' });
  await rig.records.db.execute(sql`UPDATE company_domains SET kind = 'parked' WHERE company_id = ${id}`);
  await stub.addCompany({ name: 'Altra firma S.r.l.', domain: 'prova-parcheggio.it' });
  expect(await rig.pull()).toBe('');
  const { rows } = await rig.records.db.execute(
    sql`SELECT 1 FROM companies WHERE name = 'Altra firma S.r.l.'`,
  );
  expect(rows).toHaveLength(1);
});

test('what the records refuse of a CRM stands in its ledger, and the reading goes on', async () => {
  const id = await rig.company({ name: 'Ordine rifiutato S.r.l.', domain: 'prova-ordine.it' });
  await rig.push(id);
  await rig.settle();
  // As when somebody gives the domain to another company, or takes the company away, at that moment.
  await rig.records.db.execute(sql`
    CREATE FUNCTION refuse_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      RAISE EXCEPTION 'refused' USING ERRCODE = '23505', CONSTRAINT = TG_ARGV[0]; END $$`);
  await rig.records.db.execute(sql`
    CREATE TRIGGER refuse_domain BEFORE INSERT ON company_domains FOR EACH ROW
      WHEN (NEW.domain = 'prova-contesa.it') EXECUTE FUNCTION refuse_row('company_domains_pkey')`);
  await rig.records.db.execute(sql`
    CREATE TRIGGER refuse_customer BEFORE UPDATE ON companies FOR EACH ROW
      WHEN (NEW.name = 'Ordine rifiutato S.r.l.' AND NEW.status = 'customer') EXECUTE FUNCTION refuse_row('companies_external')`);
  const contested = await stub.addCompany({ name: 'Contesa S.r.l.', domain: 'prova-contesa.it' });
  await stub.addCompany({ name: 'Dopo la contesa S.r.l.', domain: 'prova-dopo.it' });
  const theirs = (await companies('prova-ordine.it'))[0]?.id ?? '';
  await stub.addDeal({ companyId: theirs, name: 'Order', state: 'won', amount: 10 });
  expect(await rig.pull()).toBe('');
  const left = await listWrites(rig.records, { crmId: rig.crmId, state: 'skipped', limit: 200 });
  expect(left).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ theirId: contested, reason: 'domain_taken' }),
      expect.objectContaining({ companyId: id, reason: 'external_id_taken' }),
    ]),
  );
  const { rows } = await rig.records.db.execute(
    sql`SELECT 1 FROM companies WHERE name = 'Dopo la contesa S.r.l.'`,
  );
  expect(rows).toHaveLength(1);
  expect(await rig.pull()).toBe('');
  const again = await listWrites(rig.records, { crmId: rig.crmId, reason: 'domain_taken', limit: 200 });
  expect(again).toHaveLength(1);
});
