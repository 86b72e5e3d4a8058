// Takes a person out of the ledgers: the lines of what they did, and the signals that are about nobody else. The companies are worked
// out anew from what is left.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { dueCompanies } from './due-scoring.ts';

type Executing = Pick<Records['db'], 'execute'>;

export interface ErasedActors {
  readonly personIds: readonly number[];
  /** Browsers, 16 hex digits each. */
  readonly visitors: readonly string[];
}

/** To be called while the records still know who they are. */
export async function eraseLines(db: Executing, actors: ErasedActors): Promise<void> {
  const { rows } = await db.execute<{ id: number }>(sql`
    DELETE FROM score_lines WHERE actor = ANY(${actorsOf(actors)}::text[]) RETURNING company_id AS id`);
  await db.execute(sql`
    DELETE FROM signals WHERE kind = 'new_employer' AND person_id = ANY(${sql.param([...actors.personIds])}::bigint[])`);
  await dueCompanies(
    db,
    rows.map(({ id }) => id),
  );
}

/** Companies whose ledgers hold anything of them. */
export async function findCompaniesOfActors(db: Executing, actors: ErasedActors): Promise<number[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    SELECT DISTINCT company_id AS id FROM score_lines WHERE actor = ANY(${actorsOf(actors)}::text[])`);
  return rows.map(({ id }) => id);
}

function actorsOf({ personIds, visitors }: ErasedActors): ReturnType<typeof sql.param> {
  return sql.param([...personIds.map((id) => `person:${id}`), ...visitors.map((hex) => `visitor:${hex}`)]);
}
