// Writes what was worked out about companies: the score of each, its ledger, and the score of its open lead. Only lines that are
// others than those before are written.

import { sql } from 'drizzle-orm';
import type { ScoreReason } from '#contract/score-rules.ts';
import type { Verdict } from '#contract/verdict-rules.ts';
import type { Transaction } from '../change-companies.ts';
import { refreshJudged } from '../leads/keep-lead-company.ts';
import type { KeptLine } from './score-row.ts';

export interface NewScore {
  readonly companyId: number;
  readonly score: number;
  readonly fit: number;
  /** Undefined when nobody was seen of it: then there is no score, but that of its lead. */
  readonly seen:
    | {
        readonly verdict: Verdict;
        readonly band: 'verified' | 'high';
        /** Milliseconds since 1970, as the next two. */
        readonly warmSinceMs: number | undefined;
        readonly firstEventMs: number;
        readonly lastEventMs: number;
        readonly reasons: readonly ScoreReason[];
      }
    | undefined;
  readonly scoredMs: number;
  readonly scoreRules: number;
  readonly signalRules: number;
  readonly lines: readonly KeptLine[];
  /** The ledger as it stands in the table. */
  readonly linesBefore: readonly KeptLine[];
}

const rowsAtOnce = 5_000;

/** `gone`: companies that stand for nothing any more, such as those that were merged. */
export async function keepScores(
  db: Transaction,
  scores: readonly NewScore[],
  gone: readonly number[],
): Promise<void> {
  const unseen = scores.flatMap(({ companyId, seen }) => (seen === undefined ? [companyId] : []));
  const without = [...new Set([...gone, ...unseen])];
  if (without.length > 0) {
    const ids = sql.param(without);
    await db.execute(sql`DELETE FROM company_scores WHERE company_id = ANY(${ids}::int[])`);
    await db.execute(sql`DELETE FROM score_lines WHERE company_id = ANY(${ids}::int[])`);
  }
  // In the order in which fading scores are refreshed.
  const seen = scores
    .filter((one) => one.seen !== undefined)
    .toSorted((one, other) => one.companyId - other.companyId);
  await writeScores(db, seen);
  await dropLines(db, seen);
  await writeLines(db, seen);
  await writeLeads(db, scores);
  await refreshJudged(db, [...scores.map(({ companyId }) => companyId), ...gone]);
}

async function writeScores(db: Transaction, scores: readonly NewScore[]): Promise<void> {
  if (scores.length === 0) return;
  const rows = scores.map(({ seen, ...one }) => ({
    ...{
      company_id: one.companyId,
      score: one.score,
      fit: one.fit,
      verdict: seen?.verdict,
      band: seen?.band,
    },
    ...{ warm_since: momentOf(seen?.warmSinceMs), reasons: seen?.reasons },
    ...{ scored_at: momentOf(one.scoredMs), refreshed_at: momentOf(one.scoredMs) },
    ...{ first_event_at: momentOf(seen?.firstEventMs), last_event_at: momentOf(seen?.lastEventMs) },
    ...{ score_rules: one.scoreRules, signal_rules: one.signalRules },
  }));
  await db.execute(sql`
    INSERT INTO company_scores (company_id, owner_id, score, fit, verdict, band, warm_since, first_event_at, last_event_at, scored_at,
      refreshed_at, score_rules, signal_rules, reasons)
    SELECT n.company_id, c.owner_id, n.score, n.fit, n.verdict, n.band, n.warm_since, n.first_event_at, n.last_event_at, n.scored_at,
      n.refreshed_at, n.score_rules, n.signal_rules, n.reasons
    FROM jsonb_populate_recordset(NULL::company_scores, ${JSON.stringify(rows)}::jsonb) AS n JOIN companies c ON c.id = n.company_id
    ON CONFLICT (company_id) DO UPDATE SET owner_id = excluded.owner_id, score = excluded.score, fit = excluded.fit, verdict = excluded.verdict,
      band = excluded.band, warm_since = excluded.warm_since, first_event_at = excluded.first_event_at,
      last_event_at = excluded.last_event_at, scored_at = excluded.scored_at,
      refreshed_at = excluded.refreshed_at, score_rules = excluded.score_rules,
      signal_rules = excluded.signal_rules, reasons = excluded.reasons`);
}

async function dropLines(db: Transaction, scores: readonly NewScore[]): Promise<void> {
  const gone = scores.flatMap(({ companyId, lines, linesBefore }) => {
    const kept = new Set(lines.map(nameLine));
    return linesBefore.flatMap((line) => (kept.has(nameLine(line)) ? [] : [{ companyId, ...line }]));
  });
  for (let at = 0; at < gone.length; at += rowsAtOnce) {
    const some = gone.slice(at, at + rowsAtOnce);
    await db.execute(sql`
      DELETE FROM score_lines l USING unnest(${sql.param(some.map(({ companyId }) => companyId))}::int[],
        ${sql.param(some.map(({ eventId }) => eventId))}::uuid[], ${sql.param(some.map(({ rule }) => rule))}::text[])
        AS g(company_id, event_id, rule)
      WHERE l.company_id = g.company_id AND l.event_id = g.event_id AND l.rule = g.rule`);
  }
}

async function writeLines(db: Transaction, scores: readonly NewScore[]): Promise<void> {
  const changed = scores.flatMap(({ companyId, lines, linesBefore }) => {
    const before = new Map(linesBefore.map((line) => [nameLine(line), textOf(line)]));
    return lines.flatMap((line) =>
      before.get(nameLine(line)) === textOf(line) ? [] : [{ companyId, ...line }],
    );
  });
  for (let at = 0; at < changed.length; at += rowsAtOnce) {
    const rows = changed.slice(at, at + rowsAtOnce).map((line) => ({
      ...{
        company_id: line.companyId,
        event_id: line.eventId,
        rule: line.rule,
        rule_version: line.ruleVersion,
      },
      ...{ rule_group: line.group, actor: line.actor, site_id: line.siteId, points: line.points },
      ...{
        at: momentOf(line.atMs),
        fades_at: momentOf(line.fadesAtMs),
        replaced_at: momentOf(line.replacedAtMs),
      },
    }));
    await db.execute(sql`
      INSERT INTO score_lines (company_id, event_id, rule, rule_version, rule_group, actor, site_id, at, fades_at, replaced_at,
        points)
      SELECT company_id, event_id, rule, rule_version, rule_group, actor, site_id, at, fades_at, replaced_at, points
      FROM jsonb_populate_recordset(NULL::score_lines, ${JSON.stringify(rows)}::jsonb)
      ON CONFLICT (company_id, event_id, rule) DO UPDATE SET rule_version = excluded.rule_version,
        rule_group = excluded.rule_group, actor = excluded.actor, site_id = excluded.site_id, at = excluded.at,
        fades_at = excluded.fades_at, replaced_at = excluded.replaced_at, points = excluded.points`);
  }
}

/** The list of leads is sorted by these. The lead of a company that was merged follows the one that it stands as. */
async function writeLeads(db: Transaction, scores: readonly NewScore[]): Promise<void> {
  if (scores.length === 0) return;
  await db.execute(sql`
    WITH RECURSIVE n AS (
      SELECT * FROM unnest(${sql.param(scores.map(({ companyId }) => companyId))}::int[],
        ${sql.param(scores.map(({ score }) => score))}::smallint[], ${sql.param(scores.map(({ fit }) => fit))}::smallint[],
        ${sql.param(scores.map(({ scoredMs }) => scoredMs))}::float8[]) AS n(company_id, score, fit, ms)
    ), members(standing, id) AS (
      SELECT company_id, company_id FROM n
      UNION SELECT m.standing, o.id FROM members m JOIN companies o ON o.merged_into_id = m.id
    )
    UPDATE leads l SET score = n.score, fit = n.fit, scored_at = to_timestamp(n.ms / 1000.0)
    FROM members m JOIN n ON n.company_id = m.standing
    WHERE l.company_id = m.id AND l.closed_at IS NULL`);
}

function nameLine({ eventId, rule }: KeptLine): string {
  return `${eventId} ${rule}`;
}

function textOf(line: KeptLine): string {
  const { ruleVersion, group, actor, siteId, atMs, fadesAtMs, replacedAtMs, points } = line;
  return [ruleVersion, group, actor, siteId, atMs, fadesAtMs, replacedAtMs, points].join(' ');
}

function momentOf(ms: number | undefined): string | null {
  return ms === undefined || !Number.isFinite(ms) ? null : new Date(ms).toISOString();
}
