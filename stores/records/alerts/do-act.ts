// What one tap on a button of an alert does: takes a company, notes a call, says that it is of no interest, or asks to be reminded.
// Each once for what was told, by the user to whom it was told and with no more rights than they have.

import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { AlertAct } from '#contract/alert-report.ts';
import type { Author } from '#contract/company.ts';
import type { LeadStages } from '#contract/lead.ts';
import { nextLocal } from '#intelligence/signals/local-time.ts';
import type { Transaction } from '../change-companies.ts';
import { changeLead } from '../leads/change-lead.ts';
import { createLead } from '../leads/create-lead.ts';
import { addEntry } from '../leads/lead-entries.ts';
import { readLeadStages } from '../leads/read-lead-stages.ts';
import type { Records } from '../open-records.ts';
import { writeAudit } from '../questions/write-audit.ts';
import { alertActsDone, tellings } from '../schema/alerts.ts';
import { companies } from '../schema/companies.ts';
import { leads } from '../schema/leads.ts';
import { readHouseRules, readUserTellings } from './telling-rules.ts';

/**
 * `taken`: somebody else looks after the company. `gone`: the telling, its user or its company is no longer there, or the user may
 * change no leads.
 */
export type ActOutcome = 'done' | 'already' | 'taken' | 'gone';

/** What the act writes into the lead's history, in the language of whoever did it. */
interface ActTexts {
  readonly called: string;
  readonly notInteresting: string;
}

export interface WantedAct {
  readonly tellingId: number;
  readonly act: AlertAct;
  readonly texts: ActTexts;
  readonly nowMs: number;
}

interface Told {
  readonly signalId: number;
  readonly personId: number | null;
  readonly companyId: number;
  readonly companyOwnerId: string | null;
  readonly again: number;
  readonly user: Author;
}

/** Either all of it is written, or nothing. */
export async function doAct(records: Records, wanted: WantedAct): Promise<ActOutcome> {
  const stages = await readLeadStages(records);
  return records.db.transaction(async (db) => {
    const told = await readTold(db, wanted.tellingId);
    if (told === undefined) return 'gone';
    // Two who tap at once come one after the other, and the second sees what the first did.
    if (wanted.act !== 'remind') await lockCompany(db, told.companyId);
    const lead = await findLead(db, told.companyId);
    const ownerId = lead?.ownerId ?? told.companyOwnerId;
    if (wanted.act !== 'remind' && ownerId !== null && ownerId !== told.user.id) return 'taken';
    const { tellingId, act } = wanted;
    const claimed = await db
      .insert(alertActsDone)
      .values({ tellingId, act })
      .onConflictDoNothing()
      .returning();
    if (claimed.length === 0) return 'already';
    // A transaction is a database whose own transactions are savepoints.
    const inside: Records = { ...records, db: db as unknown as Records['db'] };
    await write(inside, told, lead?.id, wanted, stages);
    await writeAudit(inside, {
      ...{ userId: told.user.id, userName: told.user.name, action: 'act_on_alert' },
      subject: `${act} company ${told.companyId}`,
    });
    return 'done';
  });
}

async function write(
  records: Records,
  told: Told,
  openLeadId: number | undefined,
  { act, texts, nowMs }: WantedAct,
  stages: LeadStages,
): Promise<void> {
  const { user } = told;
  if (act === 'remind') return remind(records, told, nowMs);
  const leadId = openLeadId ?? (await makeLead(records, told, stages));
  if (act === 'called') {
    await addEntry(records, user, { leadId, kind: 'call', text: texts.called, at: new Date(nowMs) });
  }
  const uninteresting = stages.stages.find(({ kind }) => kind === 'not_interesting');
  const end =
    act === 'not_interesting' && uninteresting !== undefined
      ? { stage: uninteresting.id, resultReason: texts.notInteresting }
      : {};
  await changeLead(records, user, stages, { leadId, values: { ownerId: user.id, ...end } });
}

function makeLead(
  records: Records,
  { companyId, personId, signalId, user }: Told,
  { stages: [first] }: LeadStages,
): Promise<number> {
  return createLead(records, user, {
    ...{ companyId, stage: first?.id ?? 'new', ownerId: user.id, source: `signal:${signalId}` },
    ...(personId === null ? {} : { personId }),
  });
}

/** As the API has it. */
const leadWriterRoles = ['sales', 'manager', 'administrator', 'agent'] as const;
const reminderAfterMs = 6 * 3_600_000;

/** In the next morning's message. */
async function remind(records: Records, { signalId, user, again }: Told, nowMs: number): Promise<void> {
  const chosen = await readUserTellings(records.db, [user.id]);
  const rules = chosen.get(user.id)?.rules ?? (await readHouseRules(records));
  const { digestMinute, workingDays, timeZone } = rules;
  const dueAt = new Date(nextLocal(nowMs + reminderAfterMs, digestMinute, workingDays, timeZone));
  await records.db
    .insert(tellings)
    .values({
      ...{ signalId, userId: user.id, again: again + 1, how: 'together', reason: 'reminder' },
      ...{ dueAt, bundleAt: dueAt },
    })
    .onConflictDoNothing();
}

async function readTold(db: Transaction, tellingId: number): Promise<Told | undefined> {
  const { rows } = await db.execute<
    Record<string, unknown> & Omit<Told, 'user'> & { userId: string; userName: string }
  >(sql`
    SELECT s.id::float8 AS "signalId", s.person_id::float8 AS "personId", coalesce(m.id, c.id) AS "companyId",
      coalesce(m.owner_id, c.owner_id) AS "companyOwnerId", t.again, u.id AS "userId", u.name AS "userName"
    FROM tellings t JOIN users u ON u.id = t.user_id JOIN signals s ON s.id = t.signal_id
    JOIN companies c ON c.id = s.company_id AND c.removed_at IS NULL LEFT JOIN companies m ON m.id = c.merged_into_id
    WHERE t.id = ${tellingId} AND u.role = ANY(${sql.param([...leadWriterRoles])}::text[]) LIMIT 1`);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { userId, userName, ...told } = row;
  return { ...told, user: { id: userId, name: userName } };
}

/** Held to the end of the transaction; whoever makes a lead of the company, or merges it, waits. */
async function lockCompany(db: Transaction, companyId: number): Promise<void> {
  await db
    .select({ id: companies.id })
    .from(companies)
    .where(eq(companies.id, companyId))
    .limit(1)
    .for('update');
}

/** Of the company or one that was merged into it; held as well, since it may be changed elsewhere. */
async function findLead(db: Transaction, companyId: number) {
  const [lead] = await db
    .select({ id: leads.id, ownerId: leads.ownerId })
    .from(leads)
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .where(
      and(eq(sql`coalesce(${companies.mergedIntoId}, ${companies.id})`, companyId), isNull(leads.closedAt)),
    )
    .orderBy(asc(leads.id))
    .limit(1)
    .for('update', { of: leads });
  return lead;
}
