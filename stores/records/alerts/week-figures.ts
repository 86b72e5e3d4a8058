// What was found in a week and what became of it, counted: for the page that management gets.

import { sql } from 'drizzle-orm';
import type { AlertSignal } from '#contract/alert-report.ts';
import type { WeekFigures } from '#intelligence/alerts/alert-sheet.ts';
import { mergeAction } from '../leads/settle-merged-leads.ts';
import type { Records } from '../open-records.ts';

const kindsMax = 50;

type Counts = Omit<WeekFigures, 'from' | 'to' | 'signals' | 'open'>;

/** `from` up to, but not with, `to`. `wonStages`: ids of the stages that end a lead well. */
export async function countWeek(
  { db }: Pick<Records, 'db'>,
  { from, to, wonStages }: { from: Date; to: Date; wonStages: readonly string[] },
): Promise<Counts & Pick<WeekFigures, 'signals'>> {
  const span = sql`>= ${from.toISOString()}::timestamptz`;
  const before = sql`< ${to.toISOString()}::timestamptz`;
  const won = sql`${sql.param([...wonStages])}::text[]`;
  const { rows: signals } = await db.execute<{ kind: AlertSignal; count: number }>(sql`
    SELECT kind, count(*)::int AS count FROM signals WHERE found_at ${span} AND found_at ${before}
    GROUP BY kind ORDER BY count DESC, kind LIMIT ${kindsMax}`);
  const { rows } = await db.execute<Record<string, unknown> & Counts>(sql`
    WITH found AS (SELECT id, company_id FROM signals WHERE found_at ${span} AND found_at ${before}),
      told AS (SELECT f.id, bool_or(t.how = 'at_once') AS at_once, bool_or(t.how = 'together') AS together
        FROM found f LEFT JOIN tellings t ON t.signal_id = f.id GROUP BY f.id),
      acted AS (SELECT a.act, count(DISTINCT t.signal_id)::int AS count FROM alert_acts a
        JOIN tellings t ON t.id = a.telling_id WHERE a.at ${span} AND a.at ${before} GROUP BY a.act)
    SELECT (SELECT count(DISTINCT company_id)::int FROM found) AS companies,
      (SELECT count(*)::int FROM told WHERE at_once) AS "toldAtOnce",
      (SELECT count(*)::int FROM told WHERE together AND NOT coalesce(at_once, false)) AS "toldTogether",
      (SELECT count(*)::int FROM told WHERE NOT coalesce(at_once OR together, false)) AS untold,
      coalesce((SELECT count FROM acted WHERE act = 'mine'), 0) AS taken,
      coalesce((SELECT count FROM acted WHERE act = 'called'), 0) AS called,
      coalesce((SELECT count FROM acted WHERE act = 'not_interesting'), 0) AS "notInteresting",
      (SELECT count(*)::int FROM leads WHERE created_at ${span} AND created_at ${before}) AS "leadsMade",
      (SELECT count(*)::int FROM leads WHERE closed_at ${span} AND closed_at ${before} AND stage = ANY(${won})) AS "leadsWon",
      (SELECT count(*)::int FROM leads WHERE closed_at ${span} AND closed_at ${before} AND stage <> ALL(${won})
        AND NOT EXISTS (SELECT FROM lead_changes c WHERE c.id = leads.change_id AND c.action = ${mergeAction})) AS "leadsLost"
    LIMIT 1`);
  const [counts] = rows;
  if (counts === undefined) throw new Error('The week was not counted; PostgreSQL answered no row.');
  return { ...counts, signals };
}
