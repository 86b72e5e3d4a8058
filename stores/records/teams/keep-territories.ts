// Territories: rules about a company that give a new lead its owner when nobody was named. The first that fits decides.

import { asc, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import { users } from '../schema/access.ts';
import { territories } from '../schema/teams.ts';
import { readPostcode } from './read-postcode.ts';

export interface TerritoryValues {
  readonly name: string;
  /** Asked in this order, the lowest first. */
  readonly place: number;
  /** ISO 3166 codes; empty fits every company, as the next three. */
  readonly countries: readonly string[];
  readonly provinces: readonly string[];
  /** A country and the beginning of its postcodes, such as `IT 20`. */
  readonly postcodes: readonly string[];
  /** Beginnings of industry codes. */
  readonly industries: readonly string[];
  readonly ownerId: string;
}

export interface ListedTerritory extends TerritoryValues {
  readonly id: number;
  readonly ownerName: string;
}

const territoriesMax = 500;

export function listTerritories({ db }: Records): Promise<ListedTerritory[]> {
  const { id, name, place, countries, provinces, postcodes, industries, ownerId } = territories;
  return db
    .select({ id, name, place, countries, provinces, postcodes, industries, ownerId, ownerName: users.name })
    .from(territories)
    .innerJoin(users, eq(users.id, ownerId))
    .orderBy(asc(place), asc(id))
    .limit(territoriesMax);
}

/** `id`: of the one that is changed; a new one without. False when there is none with this id. */
export async function saveTerritory({ db }: Records, values: TerritoryValues, id?: number): Promise<boolean> {
  const { countries, provinces, postcodes, industries, ...rest } = values;
  const row = {
    ...rest,
    ...{ countries: [...countries], provinces: [...provinces] },
    ...{ postcodes: [...postcodes], industries: [...industries] },
  };
  const written =
    id === undefined
      ? await db.insert(territories).values(row).returning({ id: territories.id })
      : await db.update(territories).set(row).where(eq(territories.id, id)).returning({ id: territories.id });
  return written.length > 0;
}

/** False when there was none. */
export async function removeTerritory({ db }: Records, id: number): Promise<boolean> {
  const gone = await db.delete(territories).where(eq(territories.id, id)).returning({ id: territories.id });
  return gone.length > 0;
}

/** Null when the company has an owner of its own, or lies in no territory. */
export async function findTerritoryOwner(
  db: Pick<Transaction, 'execute'>,
  companyId: number,
): Promise<string | null> {
  const { rows: known } = await db.execute<{ country: string; postcode: string }>(
    sql`SELECT country, postcode FROM companies WHERE id = ${companyId} LIMIT 1`,
  );
  const codes = known.flatMap(({ country, postcode }) => readPostcode(country, postcode));
  const { rows } = await db.execute<{ ownerId: string }>(sql`
    SELECT t.owner_id AS "ownerId" FROM companies c JOIN territories t
      ON (t.countries = '{}' OR c.country = ANY(t.countries))
      AND (t.provinces = '{}' OR c.province = ANY(t.provinces))
      AND (t.postcodes = '{}' OR EXISTS (SELECT FROM unnest(t.postcodes) AS p(code), unnest(${sql.param(codes)}::text[]) AS own(code)
        WHERE c.country = left(p.code, 2) AND starts_with(own.code, substr(p.code, 4))))
      AND (t.industries = '{}' OR EXISTS (SELECT FROM unnest(t.industries) AS i(code) WHERE starts_with(c.industry_code, i.code)))
    WHERE c.id = ${companyId} AND c.owner_id IS NULL AND c.owner_name = ''
    ORDER BY t.place, t.id LIMIT 1`);
  return rows[0]?.ownerId ?? null;
}
