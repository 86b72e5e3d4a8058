// Keeps for whom people have worked, in place of what was worked out before.

import { sql } from 'drizzle-orm';
import type { Employment } from '#intelligence/identity/trace-employers.ts';
import type { IdentityTransaction } from './change-identity.ts';

/** `employers`: of every person whose card is made anew; empty for whoever is nobody by themselves any more. */
export async function writeEmployers(
  db: IdentityTransaction,
  employers: ReadonlyMap<number, readonly Employment[]>,
): Promise<void> {
  const rows = [...employers].flatMap(([personId, list]) =>
    list.map((employment, place) => ({ personId, place, ...employment })),
  );
  const counts = [...employers].map(([personId, { length }]) => ({ personId, length }));
  await db.execute(sql`
    DELETE FROM person_employers e
    USING unnest(${sql.param(counts.map(({ personId }) => personId))}::bigint[],
      ${sql.param(counts.map(({ length }) => length))}::int[]) AS now(person_id, length)
    WHERE e.person_id = now.person_id AND e.place >= now.length`);
  if (rows.length === 0) return;
  const column = <K extends keyof (typeof rows)[number]>(name: K) => sql.param(rows.map((row) => row[name]));
  await db.execute(sql`
    INSERT INTO person_employers AS e (person_id, place, name, domain, job_title, first_at, last_at, source)
    SELECT person_id, place, name, domain, job_title, to_timestamp(first_ms / 1000.0), to_timestamp(last_ms / 1000.0), source
    FROM unnest(${column('personId')}::bigint[], ${column('place')}::smallint[], ${column('name')}::text[],
      ${column('domain')}::text[], ${column('jobTitle')}::text[], ${column('firstMs')}::float8[],
      ${column('lastMs')}::float8[], ${column('source')}::text[])
      AS made(person_id, place, name, domain, job_title, first_ms, last_ms, source)
    ON CONFLICT (person_id, place) DO UPDATE SET name = excluded.name, domain = excluded.domain,
      job_title = excluded.job_title, first_at = excluded.first_at, last_at = excluded.last_at, source = excluded.source
    WHERE (e.name, e.domain, e.job_title, e.first_at, e.last_at, e.source) IS DISTINCT FROM
      (excluded.name, excluded.domain, excluded.job_title, excluded.first_at, excluded.last_at, excluded.source)`);
}
