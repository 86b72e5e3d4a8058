// What one tap on a button of an alert does: takes a company, notes a call, says that it is of no interest, or asks to be reminded.
// Each once for what was told, by the user to whom it was told and with no more rights than they have. Whoever stands in for the owner
// does it for them: what they take or end stays the owner's.

import { and, asc, isNull, sql } from 'drizzle-orm';
import type { AlertAct } from '#contract/alert-report.ts';
import type { Author } from '#contract/company.ts';
import type { LeadStages } from '#contract/lead.ts';
import { workRoles } from '#contract/user-report.ts';
import { nextLocal } from '#intelligence/signals/local-time.ts';
import type { Transaction } from '../change-companies.ts';
import { changeLead } from '../leads/change-lead.ts';
import { joinStanding, membersOf } from '../leads/company-members.ts';
import { createLead } from '../leads/create-lead.ts';
import { addEntry } from '../leads/lead-entries.ts';
import { LeadRefusal, type LeadRefusalCode } from '../leads/lead-refusal.ts';
import { readLeadStages } from '../leads/read-lead-stages.ts';
import type { Records } from '../open-records.ts';
import { writeAudit } from '../questions/write-audit.ts';
import { alertActsDone, tellings } from '../schema/alerts.ts';
import { leads } from '../schema/leads.ts';
import { dueLeadsOf } from '../scores/due-scoring.ts';
import { listStoodInFor } from '../teams/stand-ins.ts';
import { readHouseRules, readUserTellings } from './telling-rules.ts';

/**
 * `taken`: somebody else looks after the company, for whom the user does not stand in. `gone`: the telling, its user or its company is no longer there, or the user may
 * change no leads. `no_stage`: leads have no stage for what is of no interest, so nothing was done.
 */
export type ActOutcome = 'done' | 'already' | 'taken' | 'gone' | 'no_stage';

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
  if (wanted.act === 'not_interesting' && findUninteresting(stages) === undefined) return 'no_stage';
  try {
    return await records.db.transaction((db) => act(records, db, wanted, stages));
  } catch (error) {
    // Somebody was faster by a way that does not wait for us.
    const outcome = error instanceof LeadRefusal ? refused[error.code] : undefined;
    if (outcome === undefined) throw error;
    return outcome;
  }
}

const refused: Readonly<Partial<Record<LeadRefusalCode, ActOutcome>>> = {
  lead_exists: 'taken',
  unknown_company: 'gone',
  unknown_lead: 'gone',
};

async function act(
  records: Records,
  db: Transaction,
  wanted: WantedAct,
  stages: LeadStages,
): Promise<ActOutcome> {
  const told = await (wanted.act === 'remind' ? readTold : holdTold)(db, wanted.tellingId);
  if (told === undefined) return 'gone';
  const lead = await findLead(db, told.companyId);
  const ownerId = lead?.ownerId ?? told.companyOwnerId;
  if (wanted.act !== 'remind' && !(await mayActFor(db, told.user.id, ownerId, wanted.nowMs))) return 'taken';
  const { tellingId, act } = wanted;
  const claimed = await db.insert(alertActsDone).values({ tellingId, act }).onConflictDoNothing().returning();
  if (claimed.length === 0) return 'already';
  // A transaction is a database whose own transactions are savepoints.
  const inside: Records = { ...records, db: db as unknown as Records['db'] };
  await write(inside, { ...told, ownerId: ownerId ?? told.user.id, openLeadId: lead?.id }, wanted, stages);
  await writeAudit(inside, {
    ...{ userId: told.user.id, userName: told.user.name, action: 'act_on_alert' },
    subject: `${act} company ${told.companyId}`,
  });
  return 'done';
}

async function mayActFor(
  db: Transaction,
  userId: string,
  ownerId: string | null,
  nowMs: number,
): Promise<boolean> {
  if (ownerId === null || ownerId === userId) return true;
  const inside = { db: db as unknown as Records['db'] };
  return (await listStoodInFor(inside, userId, nowMs)).includes(ownerId);
}

interface Acted extends Told {
  /** Whose the lead is, or will be. */
  readonly ownerId: string;
  readonly openLeadId: number | undefined;
}

async function write(
  records: Records,
  told: Acted,
  { act, texts, nowMs }: WantedAct,
  stages: LeadStages,
): Promise<void> {
  const { user, ownerId } = told;
  if (act === 'remind') return remind(records, told, nowMs);
  const leadId = told.openLeadId ?? (await makeLead(records, told, stages, act === 'not_interesting'));
  if (act === 'called') {
    await addEntry(records, user, { leadId, kind: 'call', text: texts.called, at: new Date(nowMs) });
  }
  const uninteresting = act === 'not_interesting' ? findUninteresting(stages) : undefined;
  const end =
    uninteresting !== undefined ? { stage: uninteresting.id, resultReason: texts.notInteresting } : {};
  await changeLead(records, user, stages, { leadId, values: { ownerId, ...end } });
}

function findUninteresting({ stages }: LeadStages) {
  return stages.find(({ kind }) => kind === 'not_interesting');
}

function makeLead(
  records: Records,
  { companyId, personId, signalId, user, ownerId }: Acted,
  { stages: [first] }: LeadStages,
  endsAtOnce: boolean,
): Promise<number> {
  return createLead(records, user, {
    ...{ companyId, stage: first?.id ?? 'new', ownerId, source: `signal:${signalId}`, endsAtOnce },
    ...(personId === null ? {} : { personId }),
  });
}

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

/** With the company held: two who tap at once come one after the other, and the second sees what the first did. */
async function holdTold(db: Transaction, tellingId: number): Promise<Told | undefined> {
  const told = await readTold(db, tellingId);
  if (told === undefined) return undefined;
  await db.execute(sql`SELECT id FROM companies WHERE id = ${told.companyId} LIMIT 1 FOR NO KEY UPDATE`);
  const held = await readTold(db, tellingId);
  // Merged meanwhile: it stands as another by now.
  if (held?.companyId !== told.companyId) return holdTold(db, tellingId);
  await dueLeadsOf(db, [held.companyId]);
  return held;
}

async function readTold(db: Transaction, tellingId: number): Promise<Told | undefined> {
  const { rows } = await db.execute<
    Record<string, unknown> & Omit<Told, 'user'> & { userId: string; userName: string }
  >(sql`
    SELECT s.id::float8 AS "signalId", s.person_id::float8 AS "personId", c.id AS "companyId",
      c.owner_id AS "companyOwnerId", t.again, u.id AS "userId", u.name AS "userName"
    FROM tellings t JOIN users u ON u.id = t.user_id JOIN signals s ON s.id = t.signal_id
    ${joinStanding(sql`s.company_id`)} AND c.removed_at IS NULL
    WHERE t.id = ${tellingId} AND u.role = ANY(${sql.param([...workRoles])}::text[]) LIMIT 1`);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { userId, userName, ...told } = row;
  return { ...told, user: { id: userId, name: userName } };
}

/** Of the company or one that was merged into it; held as well, since it may be changed elsewhere. */
async function findLead(db: Transaction, companyId: number) {
  const [lead] = await db
    .select({ id: leads.id, ownerId: leads.ownerId })
    .from(leads)
    .where(and(sql`${leads.companyId} IN ${membersOf(companyId)}`, isNull(leads.closedAt)))
    .orderBy(asc(leads.id))
    .limit(1)
    .for('update');
  return lead;
}
