// The companies on whose networks or domains a word about a network or domain would fall.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import type { Subject } from './company-pins.ts';

const idsMax = 1_000;

/**
 * Ids of the companies that the domain is given to, or within whose networks the whole range lies, by their records or by a
 * pin. One inside the range is not among them: the narrower word holds there.
 */
export async function listCompaniesHolding({ db }: Records, subject: Subject): Promise<number[]> {
  const { rows } = await db.execute<{ id: number }>(
    'domain' in subject
      ? sql`
        SELECT company_id AS id FROM company_domains WHERE domain = ${subject.domain}
        UNION SELECT company_id FROM pins
        WHERE domain = ${subject.domain} AND removed_at IS NULL AND company_id IS NOT NULL
        LIMIT ${idsMax}`
      : sql`
        SELECT company_id AS id FROM company_networks
        WHERE first <= ${subject.first}::inet AND last >= ${subject.last}::inet
        UNION SELECT company_id FROM pins
        WHERE first <= ${subject.first}::inet AND last >= ${subject.last}::inet AND removed_at IS NULL AND company_id IS NOT NULL
        LIMIT ${idsMax}`,
  );
  return rows.map(({ id }) => id);
}
