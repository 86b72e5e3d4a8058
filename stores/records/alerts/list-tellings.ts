// Who was told of signals, or would have been, and why not: for the lead's page, the page Signals and `explain lead`.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

export interface ToldSignal extends Record<string, unknown> {
  id: number;
  signalId: number;
  /** Name of the user or of the channel; '' when there was none to be told. */
  to: string;
  how: 'at_once' | 'together' | 'not';
  reason: string;
  dueAt: Date;
  toldAt: Date | null;
}

const rowsMax = 10_000;

/** By the number of the signal, in the order in which it was decided. */
export async function listTellings(
  { db }: Pick<Records, 'db'>,
  signalIds: readonly number[],
): Promise<Map<number, ToldSignal[]>> {
  const told = new Map<number, ToldSignal[]>();
  if (signalIds.length === 0) return told;
  const { rows } = await db.execute<
    Omit<ToldSignal, 'dueAt' | 'toldAt'> & { due: number; toldMs: number | null }
  >(sql`
    SELECT t.id::float8 AS id, t.signal_id::float8 AS "signalId", coalesce(u.name, c.name, t.user_name) AS "to", t.how, t.reason,
      extract(epoch FROM t.due_at)::float8 * 1000 AS due, extract(epoch FROM t.told_at)::float8 * 1000 AS "toldMs"
    FROM tellings t LEFT JOIN users u ON u.id = t.user_id LEFT JOIN alert_channels c ON c.id = t.channel_id
    WHERE t.signal_id = ANY(${sql.param([...new Set(signalIds)])}::bigint[]) ORDER BY t.id LIMIT ${rowsMax}`);
  for (const { due, toldMs, ...row } of rows) {
    const one = {
      ...row,
      dueAt: new Date(due),
      toldAt: toldMs === null ? null : new Date(toldMs),
    } as ToldSignal;
    told.set(one.signalId, [...(told.get(one.signalId) ?? []), one]);
  }
  return told;
}
