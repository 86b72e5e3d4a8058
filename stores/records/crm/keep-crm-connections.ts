// Connections to CRMs: made, changed, found, removed. Changing how writes are made begins a new run, which can be taken back together.

import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import {
  type CrmCredentials,
  type CrmMode,
  type CrmProvider,
  type CrmSettings,
  crmCredentialsSchema,
  crmSettingsSchema,
  defaultCrmSettings,
} from '#contract/crm.ts';
import type { Transaction } from '../change-companies.ts';
import type { ConnectionKeys } from '../connection-keys.ts';
import { refreshAllContacts } from '../leads/keep-contacts.ts';
import type { Records } from '../open-records.ts';
import { resumeLane } from '../outbox/pause-lane.ts';
import { crmConnections, crmRuns } from '../schema/crm-connections.ts';
import { outboxItems } from '../schema/outbox.ts';
import { openSecret, sealSecret } from '../seal-secret.ts';

export type CrmRecord = typeof crmConnections.$inferSelect;

export interface NewCrmConnection {
  readonly provider: CrmProvider;
  readonly name: string;
  /** Without trailing slash. */
  readonly baseUrl: string;
  readonly credentials: CrmCredentials;
  readonly settings: CrmSettings;
}

/** More than any company has. */
const connectionsMax = 100;

export function laneOfCrm(crmId: number): string {
  return `crm:${crmId}`;
}

/** It begins dry: nothing is written there before somebody has seen what would be. */
export async function createCrmConnection(
  { db }: Records,
  by: Author,
  { credentials, ...plain }: NewCrmConnection,
  keys: ConnectionKeys,
): Promise<CrmRecord> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .insert(crmConnections)
      .values({
        ...plain,
        sealedCredentials: seal(credentials, keys),
        createdById: by.id,
        createdByName: by.name,
      })
      .returning();
    if (!row) throw new Error('The connection was not kept; PostgreSQL answered no row.');
    return startRun(tx, row.id, 'dry', by);
  });
}

export interface CrmChanges {
  readonly name?: string;
  readonly baseUrl?: string;
  readonly credentials?: CrmCredentials;
  readonly settings?: CrmSettings;
}

/**
 * What is absent stays. Whatever stood still because of it goes on; where it goes to another place or as somebody else, once that is shown to
 * be the account that is linked. Undefined when there is no such connection.
 */
export async function changeCrmConnection(
  { db }: Records,
  id: number,
  { credentials, ...plain }: CrmChanges,
  keys: ConnectionKeys,
): Promise<CrmRecord | undefined> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(crmConnections)
      .set({
        ...plain,
        ...(credentials && { sealedCredentials: seal(credentials, keys) }),
        ...(credentials || plain.baseUrl !== undefined ? { companyPage: '' } : {}),
        ...(plain.baseUrl === undefined
          ? {}
          : { isProven: sql`${crmConnections.isProven} AND ${crmConnections.baseUrl} = ${plain.baseUrl}` }),
        ...(credentials && { isProven: false }),
        ...{ changedAt: sql`now()`, nextPullAt: sql`now()`, pullFailures: 0 },
      })
      .where(eq(crmConnections.id, id))
      .returning();
    if (row !== undefined && row.mode !== 'paused') await resumeLane(tx, laneOfCrm(id));
    return row;
  });
}

/** Has what stood still until something was mended go on; what waits for its time waits. */
export function resumeCrm({ db }: Records, id: number): Promise<void> {
  return db.transaction(async (tx) => {
    const { rows } = await tx.execute(
      sql`SELECT FROM outbox_lanes WHERE lane = ${laneOfCrm(id)} AND paused_until IS NULL FOR UPDATE`,
    );
    if (rows.length > 0) await resumeLane(tx, laneOfCrm(id));
    await tx
      .update(crmConnections)
      .set({ nextPullAt: sql`now()`, pullFailures: 0 })
      .where(eq(crmConnections.id, id));
  });
}

/** Where people open a company there, as the CRM told it. */
export async function keepCompanyPage({ db }: Records, id: number, companyPage: string): Promise<void> {
  await db.update(crmConnections).set({ companyPage }).where(eq(crmConnections.id, id));
}

/**
 * Begins a run of that mode, with `within` in the same transaction; `paused` ends the one before. A dry one that was only paused goes on with
 * what it planned. Undefined when there is no such connection.
 */
export async function setCrmMode(
  { db }: Records,
  id: number,
  mode: CrmMode,
  by: Author,
  within: (tx: Transaction, before: CrmRecord, after: CrmRecord) => Promise<void> = async () => undefined,
): Promise<CrmRecord | undefined> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(crmConnections)
      .where(eq(crmConnections.id, id))
      .limit(1)
      .for('update');
    if (row === undefined) return undefined;
    if (mode === 'paused') {
      await endRun(tx, id);
      await tx.execute(sql`
        INSERT INTO outbox_lanes (lane, paused_until, reason) VALUES (${laneOfCrm(id)}, NULL, 'paused_by_hand')
        ON CONFLICT (lane) DO UPDATE SET paused_until = NULL, reason = excluded.reason, detail = '', changed_at = now()`);
      const [paused] = await tx
        .update(crmConnections)
        .set({ mode, runId: null, changedAt: sql`now()` })
        .where(eq(crmConnections.id, id))
        .returning();
      return paused;
    }
    await resumeLane(tx, laneOfCrm(id));
    const started = (mode === 'dry' && (await resumeDryRun(tx, id))) || (await startRun(tx, id, mode, by));
    await within(tx, row, started);
    return started;
  });
}

async function startRun(tx: Transaction, id: number, mode: 'dry' | 'live', by: Author): Promise<CrmRecord> {
  await endRun(tx, id);
  const [run] = await tx
    .insert(crmRuns)
    .values({ crmId: id, mode, byId: by.id, byName: by.name })
    .returning({ id: crmRuns.id });
  return beginMode(tx, id, mode, run?.id ?? null);
}

async function beginMode(
  tx: Transaction,
  id: number,
  mode: 'dry' | 'live',
  runId: number | null,
): Promise<CrmRecord> {
  const [row] = await tx
    .update(crmConnections)
    .set({ mode, runId, changedAt: sql`now()`, nextPullAt: sql`now()` })
    .where(eq(crmConnections.id, id))
    .returning();
  if (!row) throw new Error('The connection was not kept; PostgreSQL answered no row.');
  return row;
}

/** What it planned is told to nobody a second time. Undefined when the newest run is none. */
async function resumeDryRun(tx: Transaction, id: number): Promise<CrmRecord | undefined> {
  const [last] = await tx
    .select({ id: crmRuns.id, mode: crmRuns.mode })
    .from(crmRuns)
    .where(eq(crmRuns.crmId, id))
    .orderBy(desc(crmRuns.id))
    .limit(1);
  if (last?.mode !== 'dry') return undefined;
  await tx.update(crmRuns).set({ endedAt: null }).where(eq(crmRuns.id, last.id));
  return beginMode(tx, id, 'dry', last.id);
}

async function endRun(tx: Transaction, id: number): Promise<void> {
  await tx
    .update(crmRuns)
    .set({ endedAt: sql`now()` })
    .where(and(eq(crmRuns.crmId, id), isNull(crmRuns.endedAt)));
}

export async function listCrmConnections({ db }: Records): Promise<CrmRecord[]> {
  return db.select().from(crmConnections).orderBy(asc(crmConnections.id)).limit(connectionsMax);
}

export async function findCrmConnection({ db }: Records, id: number): Promise<CrmRecord | undefined> {
  const [row] = await db.select().from(crmConnections).where(eq(crmConnections.id, id)).limit(1);
  return row;
}

/** With links, ledger and what waits; nothing changes in the CRM. */
export async function forgetCrmConnection({ db }: Records, id: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(outboxItems).where(eq(outboxItems.lane, laneOfCrm(id)));
    await resumeLane(tx, laneOfCrm(id));
    await tx.delete(crmConnections).where(eq(crmConnections.id, id));
    await refreshAllContacts(tx);
  });
}

/** Throws when they were sealed with another key. */
export function openCrmCredentials(
  { sealedCredentials }: Pick<CrmRecord, 'sealedCredentials'>,
  keys: ConnectionKeys,
): CrmCredentials {
  return crmCredentialsSchema.parse(JSON.parse(openSecret(sealedCredentials, keys.secrets).toString('utf8')));
}

/** What an older program wrote has the newer settings' defaults. */
export function readCrmSettings({ settings }: Pick<CrmRecord, 'settings'>): CrmSettings {
  return crmSettingsSchema.parse({ ...defaultCrmSettings, ...settings });
}

function seal(credentials: CrmCredentials, keys: ConnectionKeys): string {
  return sealSecret(Buffer.from(JSON.stringify(credentials)), keys.secrets);
}
