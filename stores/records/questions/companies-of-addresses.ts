// Which companies the domain of an address belongs to, or of the person whose address or number it is.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

export interface Addressed {
  /** Such as `email:anna@acme.example` or `phone:+390212345678`. */
  readonly keys: readonly string[];
  /** Registrable domains of their addresses. */
  readonly domains: readonly string[];
}

const rowsMax = 10_000;

/** In the order of what was asked; ids before merges, none where no company is known. */
export async function findCompaniesOfAddresses(
  { db }: Records,
  asked: readonly Addressed[],
): Promise<number[][]> {
  const keys = asked.flatMap((one, place) => one.keys.map((text) => ({ place, text })));
  const domains = asked.flatMap((one, place) => one.domains.map((text) => ({ place, text })));
  const found: number[][] = asked.map(() => []);
  if (keys.length + domains.length === 0) return found;
  const columns = (some: readonly { place: number; text: string }[]) =>
    sql`unnest(${sql.param(some.map(({ place }) => place))}::int[], ${sql.param(some.map(({ text }) => text))}::text[])`;
  const { rows } = await db.execute<{ place: number; companyId: number }>(sql`
    SELECT DISTINCT s.place, d.company_id AS "companyId" FROM (
      SELECT place, domain FROM ${columns(domains)} AS a(place, domain)
      UNION ALL
      SELECT a.place, c.domain FROM ${columns(keys)} AS a(place, key)
      JOIN identity_keys k ON k.key = a.key JOIN person_cards c ON c.person_id = k.person_id
    ) s JOIN company_domains d ON d.domain = s.domain LIMIT ${rowsMax}`);
  for (const { place, companyId } of rows) found[place]?.push(companyId);
  return found;
}
