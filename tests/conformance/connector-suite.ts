// What every connector holds to, tried on a stateful stub of its CRM through the real outbox and the real records: what is pushed stands
// there once and is explained in the ledger, whatever goes wrong on the way; what changes there comes here.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CrmStub, type StubFault, stubOwner } from '#tests/support/crm/crm-stub.ts';
import { type CrmRig, openCrmRig, sampleNote, sampleTask } from '#tests/support/crm/open-crm-rig.ts';
import { testOwners } from './connector-owners.ts';
import { testReturning } from './connector-returning.ts';
import { testErased, testWorkKept } from './connector-work-kept.ts';
import { describeOrders } from './order-suite.ts';

export function describeConnector(name: string, start: () => Promise<CrmStub>): void {
  describe(`the connector to ${name}`, { timeout: 180_000 }, () => {
    let stub: CrmStub;
    let rig: CrmRig;
    let made = 0;
    beforeAll(async () => {
      stub = await start();
      rig = await openCrmRig(stub, stub.settings);
      // A real CRM makes its tables first.
    }, 300_000);
    afterAll(async () => {
      await rig?.close();
      await stub?.close();
    });

    /** A lead with one person who proved who they are. */
    const lead = async (claims: { phone?: string } = {}) => {
      made += 1;
      const domain = `prova-firma${made}.it`;
      const id = await rig.company({ name: `Firma ${made} S.p.A.`, domain });
      await rig.person(`m.rossi@${domain}`, 'Mario Rossi', claims);
      return { id, domain, email: `m.rossi@${domain}` };
    };
    const companies = async (domain: string) =>
      (await stub.list('company')).filter(({ key }) => key === domain);
    const persons = async (email: string) => (await stub.list('person')).filter(({ key }) => key === email);
    const texts = async (kind: 'note' | 'task', companyId: string) =>
      (await stub.list(kind)).filter((one) => one.companyId === companyId);
    const idOf = async (domain: string) => (await companies(domain))[0]?.id ?? '';
    const states = async (id: number) => {
      const lines = await rig.ledger(id);
      return new Set(lines.map(({ state }) => state));
    };

    test('makes a lead, its person, note and task once, and writes nothing when it is pushed again', async () => {
      const { id, domain, email } = await lead({ phone: '+39 02 000' });
      const push = { note: sampleNote('Looked at the prices'), task: sampleTask('call') };
      await rig.push(id, push);
      expect(await rig.settle()).toEqual([]);
      const [company] = await companies(domain);
      expect(await companies(domain)).toHaveLength(1);
      expect(company?.name).toMatch(/^Firma \d+ S\.p\.A\.$/);
      expect(await persons(email)).toMatchObject([
        { companyId: company?.id, name: expect.stringContaining('Rossi') },
      ]);
      expect(await texts('note', company?.id ?? '')).toMatchObject([
        { text: expect.stringContaining('Looked at the prices') },
      ]);
      expect(await texts('task', company?.id ?? '')).toHaveLength(1);
      expect(await states(id)).toEqual(new Set(['done']));
      const before = stub.writes();
      await rig.push(id, { ...push, lastVisitMs: Date.now() - 1 });
      expect(await rig.settle()).toEqual([]);
      expect(stub.writes()).toBe(before);
    });

    test('finds a company by its domain, fills what is blank and leaves what somebody wrote', async () => {
      const { id, domain } = await lead();
      const theirs = await stub.addCompany({ name: 'Written by a human', domain });
      await rig.push(id);
      expect(await rig.settle()).toEqual([]);
      expect(await companies(domain)).toMatchObject([{ id: theirs, name: 'Written by a human' }]);
    });

    test('asks a human when several records have the domain, and writes nothing', async () => {
      const { id, domain } = await lead();
      await stub.addCompany({ name: 'One', domain });
      await stub.addCompany({ name: 'Other', domain });
      const before = stub.writes();
      await rig.push(id);
      expect(await rig.settle()).toEqual([]);
      expect(stub.writes()).toBe(before);
      expect(await states(id)).toEqual(new Set(['skipped']));
      const { rows } = await rig.records.db.execute<{ count: number }>(
        sql`SELECT jsonb_array_length(their_ids) AS count FROM crm_questions WHERE company_id = ${id} AND state = 'open'`,
      );
      expect(rows).toEqual([{ count: 2 }]);
    });

    test('makes nothing of a company that nobody accepted, and sends nothing that is only claimed', async () => {
      const id = await rig.company({
        name: 'Nobody accepted S.r.l.',
        domain: 'prova-nonaccettata.it',
        isLead: false,
      });
      const wanted = {
        companyId: id,
        band: 'high',
        verdict: 'prospect',
        score: 90,
        fit: 60,
        lastVisitMs: 1,
      } as const;
      await rig.push(id, wanted);
      expect(await rig.settle()).toEqual([]);
      expect(await companies('prova-nonaccettata.it')).toEqual([]);
      expect(JSON.stringify(await stub.list('person'))).not.toContain('+39 02 000');
    });

    test('writes the note of a week anew, and one more for the next week', async () => {
      const { id, domain } = await lead();
      for (const note of [
        sampleNote('One page'),
        sampleNote('One page', 'Two pages'),
        { week: '2031-W01', lines: ['Back'] },
      ]) {
        await rig.push(id, { note });
        expect(await rig.settle()).toEqual([]);
      }
      const notes = await texts('note', await idOf(domain));
      expect(notes).toHaveLength(2);
      expect(notes.filter(({ text }) => text.includes('Two pages'))).toHaveLength(1);
    });

    test('has a task for each thing to be done, and one deal alone where tasks are deals', async () => {
      const account = await rig.accounts.open(rig.crmId);
      const isDeal = account?.connector.tasksAreDeals === true;
      const { id, domain } = await lead();
      for (const key of ['lead_1', 'signal_2', 'signal_3']) {
        await rig.push(id, { task: sampleTask(key) });
        expect(await rig.settle()).toEqual([]);
        // Known as an open deal, or not yet.
        if (key === 'signal_2') expect(await rig.pull()).toBe('');
      }
      expect(await texts('task', await idOf(domain))).toHaveLength(isDeal ? 1 : 3);
    });

    test('takes in owner, customers and deals, and its own writes are no news', async () => {
      const { id, domain } = await lead();
      await rig.push(id);
      await rig.settle();
      expect(await rig.pull()).toBe('');
      const change = async () => {
        const { rows } = await rig.records.db.execute<{ changeId: string; status: string; owner: string }>(
          sql`SELECT change_id AS "changeId", status, owner_name AS owner FROM companies WHERE id = ${id}`,
        );
        return rows[0];
      };
      const before = await change();
      expect(await rig.pull()).toBe('');
      expect(await change()).toEqual(before);
      const theirs = await idOf(domain);
      await stub.changeCompany(theirs, { ownerId: stubOwner.id });
      await stub.addDeal({ companyId: theirs, name: 'First order', state: 'won', amount: 1_200 });
      expect(await rig.pull()).toBe('');
      expect(await change()).toMatchObject({ status: 'customer' });
      if (stub.tellsOwner) expect(await change()).toMatchObject({ owner: stubOwner.name });
      const { rows } = await rig.records.db.execute(
        sql`SELECT l.stage, d.state, d.amount::float8 AS amount FROM leads l JOIN crm_deals d ON d.company_id = l.company_id WHERE l.company_id = ${id}`,
      );
      expect(rows).toEqual([{ stage: 'won', state: 'won', amount: 1_200 }]);
    });

    test('a deal that is deleted there holds no lead open any more', async () => {
      const { id, domain } = await lead();
      await rig.push(id);
      await rig.settle();
      const companyId = await idOf(domain);
      const twin = await stub.addDeal({ companyId, name: 'Made twice', state: 'open' });
      await stub.addDeal({ companyId, name: 'The real one', state: 'lost' });
      const ended = async () => {
        expect(await rig.pull()).toBe('');
        const { rows } = await rig.records.db.execute<{ isEnded: boolean }>(
          sql`SELECT closed_at IS NOT NULL AS "isEnded" FROM leads WHERE company_id = ${id}`,
        );
        return rows[0]?.isEnded;
      };
      expect(await ended()).toBe(false);
      await stub.removeDeal(twin);
      expect(await ended()).toBe(true);
    });

    test('brings somebody of whom nothing but the address is proven', async () => {
      const { id, domain } = await lead();
      await rig.person(`solo@${domain}`, '');
      await rig.push(id);
      expect(await rig.settle()).toEqual([]);
      expect(await persons(`solo@${domain}`)).toHaveLength(1);
      expect(await states(id)).toEqual(new Set(['done']));
    });

    test('reads every page, and knows each company once', async () => {
      const count = stub.manyCompanies;
      const many = Array.from({ length: count }, (_, index) => ({
        ...{ name: `Cliente ${index}`, domain: `prova-cliente${index}.it` },
      }));
      await stub.addCompanies(many);
      const known = async () => {
        const { rows } = await rig.records.db.execute<{ count: number }>(
          sql`SELECT count(*)::int AS count FROM companies WHERE source LIKE 'crm:%' AND name LIKE 'Cliente %' LIMIT 1`,
        );
        return rows[0]?.count;
      };
      expect(await rig.pull()).toBe('');
      expect(await known()).toBe(count);
      expect(await rig.pull()).toBe('');
      expect(await known()).toBe(count);
    });

    test('never makes anew what was deleted there', async () => {
      const { id, domain } = await lead();
      await rig.push(id, { note: sampleNote('Before') });
      await rig.settle();
      await stub.removeCompany(await idOf(domain));
      expect(await rig.pull()).toBe('');
      await rig.push(id, { note: sampleNote('After') });
      expect(await rig.settle()).toEqual([]);
      expect(await companies(domain)).toEqual([]);
      expect((await rig.ledger(id))[0]).toMatchObject({ state: 'skipped', reason: 'deleted_there' });
    });

    test('follows a record into the one that it was merged into', async () => {
      if (!stub.canMerge) return;
      const { id, domain } = await lead();
      await rig.push(id);
      await rig.settle();
      const survivor = await stub.addCompany({ name: 'The one that is left' });
      await stub.mergeCompanies(await idOf(domain), survivor);
      expect(await rig.pull()).toBe('');
      await rig.push(id, { score: 95, note: sampleNote('After the merge') });
      expect(await rig.settle()).toEqual([]);
      expect(await texts('note', survivor)).toHaveLength(1);
      const { rows } = await rig.records.db.execute(
        sql`SELECT their_id AS id FROM crm_links WHERE company_id = ${id} AND kind = 'company'`,
      );
      expect(rows).toEqual([{ id: survivor }]);
      const { rows: asked } = await rig.records.db.execute(
        sql`SELECT 1 FROM crm_questions WHERE company_id = ${id} AND state = 'open'`,
      );
      expect(asked).toEqual([]);
    });

    test('takes a run back but for what somebody touched, and makes it anew when it goes live again', async () => {
      const run = await rig.mode('live');
      const [mine, touched] = [await lead({ phone: '+39 02 000' }), await lead()];
      const push = { note: sampleNote('Seen'), task: sampleTask('call') };
      for (const score of [80, 81])
        for (const { id } of [mine, touched]) {
          await rig.push(id, { ...push, score });
          expect(await rig.settle()).toEqual([]);
        }
      await stub.changeCompany(await idOf(touched.domain), { name: 'Written by a human' });
      expect(await rig.pull()).toBe('');
      await rig.push(touched.id, { ...push, score: 82 });
      expect(await rig.settle()).toEqual([]);
      await rig.undo(run?.runId ?? 0);
      expect(await rig.settle()).toEqual([]);
      expect(await companies(touched.domain)).toMatchObject([{ name: 'Written by a human' }]);
      expect([await companies(mine.domain), await persons(mine.email)]).toEqual([[], []]);
      await rig.push(mine.id, push);
      await rig.settle();
      expect(await companies(mine.domain)).toEqual([]);
      await rig.mode('live');
      expect(await rig.settle()).toEqual([]);
      const [company] = await companies(mine.domain);
      expect(await companies(mine.domain)).toHaveLength(1);
      expect(await persons(mine.email)).toMatchObject([{ companyId: company?.id }]);
      expect(await texts('note', company?.id ?? '')).toHaveLength(1);
      expect(await texts('task', company?.id ?? '')).toHaveLength(1);
      expect(await rig.pull()).toBe('');
    });

    testReturning({ stub: () => stub, rig: () => rig, lead, persons, idOf });
    testWorkKept(() => ({ stub, rig, lead, companies, persons, texts, idOf }));
    testErased(() => ({ stub, rig, lead, persons }));

    test('leaves a person where somebody put them, says so once, and keeps what is written of them', async () => {
      if (stub.addPerson === undefined) return;
      made += 1;
      const domain = `prova-firma${made}.it`;
      const id = await rig.company({ name: `Firma ${made} S.p.A.`, domain });
      await rig.push(id);
      expect(await rig.settle()).toEqual([]);
      const companyId = await stub.addCompany({ name: 'Where she works now' });
      const email = `maria.rossi@${domain}`;
      await stub.addPerson({ companyId, name: 'Maria Rossi', email, text: 'Calls on Mondays alone' });
      const [before] = await persons(email);
      await rig.person(email, 'M. Rossi');
      for (const score of [81, 82, 83]) {
        await rig.push(id, { score });
        expect(await rig.settle()).toEqual([]);
      }
      const text = expect.stringContaining(before?.text ?? '');
      expect(await persons(email)).toMatchObject([{ companyId, name: 'Maria Rossi', text }]);
      expect((await persons(email))[0]?.ownId).toMatch(/^fiuto_p_/);
      const said = (await rig.ledger(id)).filter(({ state }) => state === 'refused');
      expect(said).toMatchObject([{ kind: 'person', action: 'link', reason: 'conflict' }]);
    });

    const everyFault: readonly StubFault[] = [
      ...(['burst_limit', 'daily_limit', 'expired', 'locked', 'unavailable'] as const),
      ...(['html_page', 'item_failure', 'answer_lost', 'reset'] as const),
    ];
    test.each(everyFault)(
      'after %s at any write there is no duplicate, nothing is lost, and the ledger explains',
      async (fault) => {
        if (!stub.faults.includes(fault)) return;
        // What is refused before it happens is alike at every place; what may have happened is not.
        const isTold = !['answer_lost', 'reset', 'item_failure'].includes(fault);
        for (const after of isTold ? stub.faultPlaces.slice(0, 1) : stub.faultPlaces) {
          const { id, domain, email } = await lead();
          stub.fail(fault, { after, times: fault === 'answer_lost' || fault === 'reset' ? 2 : 1 });
          stub.lagSearch(fault === 'answer_lost' ? 60_000 : 0);
          const before = stub.writes();
          await rig.push(id, { note: sampleNote('Seen'), task: sampleTask('call') });
          const left = await rig.settle();
          stub.calm();
          // What the CRM refuses for good waits for a human, who tries it again.
          if (left.length > 0) {
            await rig.records.db.execute(
              sql`UPDATE outbox_items SET state = 'waiting', attempts = 0 WHERE state = 'aside'`,
            );
            expect(await rig.settle()).toEqual([]);
          }
          // What was refused while the company went on is tried with the next push.
          await rig.push(id, { note: sampleNote('Seen', 'Seen again'), task: sampleTask('call') });
          expect(await rig.settle()).toEqual([]);
          stub.lagSearch(0);
          const [company] = await companies(domain);
          expect(await companies(domain)).toHaveLength(1);
          expect(await persons(email)).toMatchObject([{ companyId: company?.id }]);
          expect(await texts('note', company?.id ?? '')).toMatchObject([
            { text: expect.stringContaining('Seen again') },
          ]);
          expect(await texts('task', company?.id ?? '')).toHaveLength(1);
          const lines = await rig.ledger(id);
          expect(lines.filter(({ state }) => state === 'sending')).toEqual([]);
          if (stub.writes() - before < after) break;
        }
      },
    );

    test('a clock that is wrong there loses no change', async () => {
      const { id, domain } = await lead();
      await rig.push(id);
      await rig.settle();
      await rig.pull();
      stub.skewClock(-7_200_000);
      const theirs = await idOf(domain);
      await stub.addDeal({ companyId: theirs, name: 'While its clock was wrong', state: 'won', amount: 5 });
      stub.skewClock(0);
      await stub.addDeal({ companyId: theirs, name: 'After that', state: 'open' });
      expect(await rig.pull()).toBe('');
      const { rows } = await rig.records.db.execute<{ name: string }>(
        sql`SELECT name FROM crm_deals WHERE company_id = ${id} ORDER BY name`,
      );
      expect(rows.map((row) => row.name)).toContain('After that');
    });

    testOwners(() => ({ stub, rig, lead, companies, texts, idOf }));

    describeOrders(() => ({ stub, rig }));
  });
}
