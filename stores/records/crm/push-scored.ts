// Puts a company that was just scored into the outbox for the CRMs that want it, in the transaction that writes its score. A company that
// is busy is not pushed with every page: only when something is new of it, its score has moved far, or an hour has
// passed; what is held back goes at the end of the hour, as it is then.

import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { CrmSettings } from '#contract/crm.ts';
import type { ScoreReason } from '#contract/score-rules.ts';
import type { SignalKind } from '#contract/signal-rules.ts';
import { alertWords } from '#intelligence/alerts/alert-words.ts';
import { type AcceptedLead, describeLeadTask } from '#intelligence/sync/describe-lead-task.ts';
import { type CompanyWeek, describeWeek } from '#intelligence/sync/describe-week.ts';
import { weekOf } from '#intelligence/sync/own-id.ts';
import { readHouseRules } from '../alerts/telling-rules.ts';
import type { Transaction } from '../change-companies.ts';
import { membersOf } from '../leads/company-members.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { loadPush } from './load-push.ts';
import { requestPush, type WantedPush } from './request-push.ts';

export interface ScoredNow {
  readonly companyId: number;
  readonly score: number;
  readonly fit: number;
  readonly verdict: string;
  readonly band: 'verified' | 'high';
  /** Milliseconds since 1970, as the next; 0 when nobody was ever seen of it. */
  readonly lastEventMs: number;
  readonly nowMs: number;
  readonly reasons: readonly ScoreReason[];
}

export type PushScored = (db: Transaction, scored: ScoredNow) => Promise<void>;

/** Points by which a score must move for the CRM to hear of it within the hour. */
const scoreStep = 10;
const hourMs = 3_600_000;
const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
const signalsMax = 20;

/** What the writer of scores is given. */
export function createPushScored(keys: OutboxKeys): PushScored {
  return async (db, scored) => {
    const { companyId, score, fit, verdict, band, lastEventMs, nowMs, reasons } = scored;
    if (verdict !== 'known' && verdict !== 'prospect') return;
    const standing = await readStanding(db, companyId, nowMs - weekMs);
    if (standing === undefined) return;
    const { stage, signals, lead } = standing;
    const told = signals.find(({ isTold }) => isTold);
    const week: CompanyWeek = { score, fit, lastEventMs, reasons, signals };
    const about: WantedPush = { companyId, band, verdict, score, fit, lastVisitMs: lastEventMs };
    await requestPush(
      db,
      {
        ...about,
        ...(lastEventMs === 0
          ? {}
          : {
              note: ({ language, timeZone }: CrmSettings) => ({
                week: weekOf(nowMs),
                lines: describeWeek(week, language, timeZone),
              }),
            }),
        ...(told === undefined ? {} : { task: ({ language }) => taskOf(told, language) }),
      },
      {
        ...{ stage: stage ?? undefined, keys },
        mark: [
          ...[Math.floor(nowMs / hourMs), Math.floor(score / scoreStep), fit, verdict, band],
          ...[stage, signals[0]?.id, told?.id, await hashRecord(db, companyId)],
        ].join(' '),
        holdToMs: (Math.floor(nowMs / hourMs) + 1) * hourMs,
      },
    );
    if (lead !== null) await pushLeadTask(db, about, { lead, stage: stage ?? undefined, keys });
  };
}

/** Once for each lead and connection: what of it is in line goes before it. */
async function pushLeadTask(
  db: Transaction,
  about: WantedPush,
  { lead, ...options }: { lead: AcceptedLead; stage: string | undefined; keys: OutboxKeys },
): Promise<void> {
  const { workingDays, digestMinute: minute } = await readHouseRules({ db });
  await requestPush(
    db,
    { ...about, task: (settings) => describeLeadTask(lead, settings, { workingDays, minute }) },
    { ...options, mark: `lead ${lead.id}` },
  );
}

/** Of all that goes there beside the score. */
async function hashRecord(db: Transaction, companyId: number): Promise<string> {
  const { scored: _scored, ...record } = (await loadPush({ db }, companyId)) ?? {};
  return createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 16);
}

interface Standing extends Record<string, unknown> {
  /** Of the open lead; null when nobody accepted one. */
  stage: string | null;
  /** The open one, when it was accepted of late. */
  lead: AcceptedLead | null;
  /** The newest first; times in milliseconds since 1970. */
  signals: ToldSignal[];
}

interface ToldSignal {
  readonly id: number;
  readonly kind: SignalKind;
  readonly atMs: number;
  /** Somebody was told of it at once: it is worth a task for the owner. */
  readonly isTold: boolean;
}

/** Once for each signal; due a day after it. */
function taskOf({ id, kind, atMs }: ToldSignal, language: CrmSettings['language']) {
  const { titles, whys } = alertWords(language);
  return { key: `signal_${id}`, subject: titles[kind], text: whys[kind], dueMs: atMs + dayMs };
}

/** Undefined when there is no CRM to go to. */
async function readStanding(
  db: Transaction,
  companyId: number,
  fromMs: number,
): Promise<Standing | undefined> {
  // A lead stays with the company that it was made of, whatever that was merged into.
  const isOpen = sql`l.company_id IN ${membersOf(companyId)} AND l.closed_at IS NULL`;
  const { rows } = await db.execute<Standing>(sql`
    SELECT (SELECT l.stage FROM leads l WHERE ${isOpen} ORDER BY l.id LIMIT 1) AS stage,
      (SELECT jsonb_build_object('id', l.id, 'sinceMs', round(extract(epoch FROM l.created_at) * 1000)) FROM leads l
        WHERE ${isOpen} AND l.created_at >= ${new Date(fromMs)} ORDER BY l.id LIMIT 1) AS lead,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind,
          'atMs', round(extract(epoch FROM s.at) * 1000),
          'isTold', EXISTS (SELECT FROM tellings t WHERE t.signal_id = s.id AND t.how = 'at_once')) ORDER BY s.id DESC), '[]')
        FROM (SELECT id, kind, at FROM signals WHERE company_id = ${companyId} AND at >= ${new Date(fromMs)}
          ORDER BY id DESC LIMIT ${signalsMax}) s) AS signals
    WHERE EXISTS (SELECT FROM crm_connections) LIMIT 1`);
  return rows[0];
}
