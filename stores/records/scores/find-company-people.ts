// Known people of companies, by the domain of their e-mail address, with all their keys; and those of them who were with another
// company before.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

export interface CompanyPerson extends Record<string, unknown> {
  domain: string;
  personId: number;
  isConfirmed: boolean;
  keys: string[];
}

export interface Newcomer extends Record<string, unknown> {
  domain: string;
  personId: number;
  /** When it was first told, milliseconds since 1970. */
  firstMs: number;
}

/** Of one domain, whoever was met last. */
const peopleMax = 200;
const keysMax = 50;
const newcomerDays = 30;
const newcomersMax = 1_000;

export async function findCompanyPeople(
  { db }: Pick<Records, 'db'>,
  domains: readonly string[],
): Promise<CompanyPerson[]> {
  if (domains.length === 0) return [];
  const { rows } = await db.execute<CompanyPerson>(sql`
    SELECT c.domain, c.person_id::float8 AS "personId", c.is_confirmed AS "isConfirmed",
      ARRAY(SELECT k.key FROM identity_keys k WHERE k.person_id = c.person_id AND k.held_for = ''
        ORDER BY k.last_at DESC LIMIT ${keysMax}) AS keys
    FROM unnest(${sql.param([...new Set(domains)])}::text[]) AS asked(domain)
    CROSS JOIN LATERAL (
      SELECT domain, person_id, is_confirmed FROM person_cards p WHERE p.domain = asked.domain AND p.domain <> ''
      ORDER BY last_at DESC LIMIT ${peopleMax}) AS c`);
  return rows;
}

/** Of the last 30 days. */
export async function findNewcomers(
  { db }: Pick<Records, 'db'>,
  domains: readonly string[],
): Promise<Newcomer[]> {
  if (domains.length === 0) return [];
  const { rows } = await db.execute<Newcomer>(sql`
    SELECT e.domain, e.person_id::float8 AS "personId", round(extract(epoch FROM e.first_at) * 1000)::float8 AS "firstMs"
    FROM person_employers e
    WHERE e.place > 0 AND e.first_at > now() - ${newcomerDays} * interval '1 day'
      AND e.domain = ANY(${sql.param([...new Set(domains)])}::text[])
      AND e.place = (SELECT max(place) FROM person_employers l WHERE l.person_id = e.person_id)
    ORDER BY e.first_at DESC LIMIT ${newcomersMax}`);
  return rows;
}
