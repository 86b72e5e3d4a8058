// Records, a CRM and what works between them, for tests of connectors: companies are pushed by the real outbox, changes are read by the
// real worker, and time for pacing passes at once.

import { sql } from 'drizzle-orm';
import { type CrmSettings, defaultCrmSettings } from '#contract/crm.ts';
import { openDeliverers } from '#crm/open-deliverers.ts';
import { deliverItems } from '#crm/outbox/deliver-items.ts';
import { openCrmAccounts } from '#crm/sync/crm-accounts.ts';
import { pullOnce } from '#crm/sync/run-pulls.ts';
import { weekOf } from '#intelligence/sync/own-id.ts';
import { openConnectionKeys } from '#stores/records/connection-keys.ts';
import { type QuestionAnswer, settleQuestion } from '#stores/records/crm/answer-question.ts';
import { listWrites } from '#stores/records/crm/crm-ledger.ts';
import { goLive, listRuns, noteRunLooked, undoRun } from '#stores/records/crm/crm-runs.ts';
import {
  changeCrmConnection,
  createCrmConnection,
  setCrmMode,
} from '#stores/records/crm/keep-crm-connections.ts';
import { requestPush, type WantedPush } from '#stores/records/crm/request-push.ts';
import { forgetPersons } from '#stores/records/identity/forget-persons.ts';
import { createLead } from '#stores/records/leads/create-lead.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { openWhoRefused } from '#stores/records/rights/may-be-asked-about.ts';
import { openTestRecords, quietLog } from '#tests/support/start-test-postgres.ts';
import type { CrmStub } from './crm-stub.ts';
import { withoutAlerts } from './without-alerts.ts';

export const rigSecret = 'ef'.repeat(32);
const tester = { id: 'tester', name: 'Tester' };

export type CrmRig = Awaited<ReturnType<typeof openCrmRig>>;

export interface RigCompany {
  readonly name: string;
  readonly domain?: string;
  readonly vatNumber?: string;
  /** A person accepted it. */
  readonly isLead?: boolean;
}

/** Asks every waiting item until none is left; what stands still is mended between the rounds. */
const roundsMax = 60;

export async function openCrmRig(
  stub: Pick<CrmStub, 'provider' | 'url' | 'credentials' | 'folders'>,
  changed: Partial<CrmSettings> = {},
) {
  const settings = { ...defaultCrmSettings, writesPerDay: 100_000, ...changed };
  const records = await openTestRecords();
  const [keys, connectionKeys] = [openOutboxKeys(rigSecret), openConnectionKeys(rigSecret)];
  let passedMs = 0;
  const clock = {
    now: () => performance.now() + passedMs,
    wait: async (ms: number) => {
      passedMs += ms;
    },
  };
  const reach = { records, allowedHosts: ['127.0.0.1'], timeoutMs: 10_000 };
  const folders = stub.folders && { folders: stub.folders };
  const refused = openWhoRefused(records, rigSecret);
  const desk = { ...reach, ...folders, keys, connectionKeys, refused, clock, log: quietLog };
  const accounts = openCrmAccounts(desk);
  const leads = { ...reach, keys: connectionKeys, graphUrl: stub.url, linkedinUrl: stub.url };
  const outbox = {
    records,
    keys,
    deliverers: openDeliverers(leads, withoutAlerts(records, rigSecret, reach), desk, accounts),
    itemsAtOnce: 4,
    leaseMs: 60_000,
    log: quietLog,
  };
  const { provider, url, credentials } = stub;
  const made = await createCrmConnection(
    records,
    tester,
    { provider, name: 'The CRM', baseUrl: url, credentials, settings },
    connectionKeys,
  );
  const crmId = made.id;
  await setCrmMode(records, crmId, 'live', tester);
  const signal = new AbortController().signal;
  // Well before the moment at which it is looked: two connections of a server may read the clock a little apart.
  const makeDue = () =>
    records.db.execute(sql`UPDATE crm_connections SET next_pull_at = now() - interval '1 minute'`);
  const wake = async () => {
    passedMs += 86_400_000;
    await records.db.execute(sql`DELETE FROM outbox_lanes`);
    // As above.
    await records.db.execute(
      sql`UPDATE outbox_items SET next_at = now() - interval '1 minute' WHERE state = 'waiting'`,
    );
  };
  return {
    ...{ records, keys, crmId, desk, accounts },
    company: async ({ name, domain, vatNumber = '', isLead = true }: RigCompany) => {
      const domains =
        domain === undefined ? [] : [{ domain, kind: 'primary' as const, confidence: 1, source: 'manual' }];
      const id = await createCompany(records, tester, { name, vatNumber, source: 'manual', domains });
      if (isLead) await createLead(records, tester, { companyId: id, stage: 'new', source: 'visit' });
      return id;
    },
    /** Somebody who proved the address; `name` is confirmed, '' for none; the rest is only claimed. */
    person: (email: string, name: string, claims: { phone?: string } = {}) =>
      addPerson(records, email, name, claims),
    /** As though nothing had been heard of them for three years. */
    forgetOld: async (email: string) => {
      await records.db.execute(sql`
        UPDATE identity_keys SET last_at = now() - interval '3 years' WHERE key = ${`email:${email}`}`);
      return forgetPersons(records, Date.now() - 2 * 365 * 86_400_000, keys);
    },
    push: (companyId: number, more: Partial<WantedPush> = {}) => {
      const wanted = {
        companyId,
        band: 'high',
        verdict: 'prospect',
        score: 80,
        fit: 60,
        lastVisitMs: Date.now(),
        ...more,
      } as const;
      return records.db.transaction((tx) => requestPush(tx, wanted, { stage: 'new', keys }));
    },
    /** Delivers until nothing waits; answers the items that were set aside. */
    settle: async () => {
      for (let rounds = 0; rounds < roundsMax; rounds += 1) {
        await wake();
        if ((await deliverItems(outbox, signal)) === 0) break;
      }
      const { rows } = await records.db.execute<{ state: string; reason: string }>(
        sql`SELECT state, reason || ' ' || detail AS reason FROM outbox_items WHERE state <> 'done' ORDER BY id LIMIT 100`,
      );
      return rows;
    },
    /** One round without mending anything. */
    deliver: () => deliverItems(outbox, signal),
    pausedLanes: async () => {
      const { rows } = await records.db.execute<{ reason: string }>(
        sql`SELECT reason FROM outbox_lanes ORDER BY lane LIMIT 10`,
      );
      return rows.map(({ reason }) => reason);
    },
    /** Reads from the CRM until all is read; answers why it ended early, '' when it did not. */
    pull: async () => {
      for (let rounds = 0; rounds < roundsMax; rounds += 1) {
        passedMs += 86_400_000;
        await makeDue();
        await records.db.execute(sql`UPDATE crm_cursors SET moved_at = moved_at - interval '1 day'`);
        await pullOnce(desk, accounts, signal);
        const { rows } = await records.db.execute<{ reason: string; soon: boolean }>(
          sql`SELECT pull_reason AS reason, next_pull_at < now() + interval '5 s' AS soon FROM crm_connections LIMIT 1`,
        );
        if (rows[0]?.reason || rows[0]?.soon !== true) return rows[0]?.reason ?? '';
      }
      return 'endless';
    },
    /** One reading, with no time passed since the one before. */
    read: async () => {
      await makeDue();
      await pullOnce(desk, accounts, signal);
    },
    ledger: (companyId: number) => listWrites(records, { companyId, limit: 200 }),
    change: (more: Partial<CrmSettings>) =>
      changeCrmConnection(records, crmId, { settings: { ...settings, ...more } }, connectionKeys),
    /** Whoever goes live has looked at the dry run. */
    mode: async (mode: 'dry' | 'live' | 'paused') => {
      if (mode !== 'live') return setCrmMode(records, crmId, mode, tester);
      const [run] = await listRuns(records, crmId);
      await noteRunLooked(records, crmId, run?.id ?? 0, tester);
      const live = await goLive(records, crmId, tester, keys);
      if (live === 'unseen') throw new Error('The dry run was looked at.');
      return live;
    },
    undo: (runId: number) => undoRun(records, { crmId, runId }, tester, keys),
    answer: (id: number, answer: QuestionAnswer) =>
      settleQuestion(records, tester, { crmId, id, answer }, keys),
    close: () => records.close(),
  };
}

/** With a note for this week and a task. */
export const sampleNote = (...lines: string[]) => ({ week: weekOf(Date.now()), lines });
export const sampleTask = (key: string) => ({
  key,
  subject: 'Call them back',
  text: 'They asked for a price.',
  dueMs: Date.now() + 86_400_000,
});

async function addPerson(
  records: Awaited<ReturnType<typeof openTestRecords>>,
  email: string,
  name: string,
  { phone = '' }: { phone?: string },
): Promise<number> {
  const { rows } = await records.db.execute<{ id: number }>(sql`
    INSERT INTO identity_keys (key, person_id, first_at, last_at) VALUES (${`email:${email}`}, 0, now(), now()) RETURNING id::float8 AS id`);
  const id = rows[0]?.id ?? 0;
  await records.db.execute(sql`UPDATE identity_keys SET person_id = id WHERE id = ${id}`);
  await records.db.execute(sql`
    INSERT INTO identity_facts (id, kind, way, at, keys) VALUES (${`proof-${id}`}, 'proof', 'confirmed_form', now(), ARRAY[${id}::bigint])`);
  const value = (field: string, text: string, confidence: string) => sql`
    INSERT INTO person_values (key_id, field, value, source, confidence, first_at, last_at)
    VALUES (${id}, ${field}, ${text}, 'site:1:form', ${confidence}, now(), now())`;
  if (name !== '') await records.db.execute(value('name', name, 'confirmed'));
  if (phone !== '') await records.db.execute(value('phone', phone, 'claim'));
  await records.db.execute(sql`
    INSERT INTO person_cards (person_id, name, email, job_title, company_name, domain, is_confirmed, is_shared, key_count, first_at,
      last_at, search)
    VALUES (${id}, ${name}, ${email}, '', '', ${email.split('@')[1] ?? ''}, true, false, 1, now(), now(), ''::tsvector)`);
  return id;
}
