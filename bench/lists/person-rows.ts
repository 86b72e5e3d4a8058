// People with a key and a card each, three to a company, some with an address that no company owns.

import { type SQL, sql } from 'drizzle-orm';
import { domainOf, givenNameOf, momentOf, surnameOf } from './row-values.ts';

/** Of each ten, eight write from the domain of their company. */
const ownDomain = 8;

/** Beginning with the number: keys come in order, and the index that tells them apart is filled in no time. */
export function keyRows(persons: number): SQL {
  return sql.raw(`
    INSERT INTO identity_keys (id, key, person_id, first_at, last_at, browsers)
    SELECT p, 'email:' || lpad(p::text, 8, '0') || '@mail.example', p, at - interval '90 days', at, 2
    FROM (SELECT p, ${momentOf('p', 30)} AS at FROM generate_series(1, ${persons}) AS p OFFSET 0) AS made`);
}

/** What stands in several columns is made once: `OFFSET 0` keeps the inner question from being written into each of them. */
export function cardRows(persons: number, companies: number): SQL {
  const company = `(1 + p % ${companies})`;
  return sql.raw(`
    INSERT INTO person_cards (person_id, name, email, job_title, company_name, domain, is_confirmed, is_shared, key_count,
      first_at, last_at, search)
    SELECT p, initcap(given || ' ' || surname), given || '.' || surname || p || '@' || domain, 'Buyer', '',
      CASE WHEN p % 10 < ${ownDomain} THEN domain ELSE '' END, p % 4 = 0, false, 1, at - interval '90 days', at,
      array_to_tsvector(ARRAY[given, surname, surname || p, given || '.' || surname || p || '@' || domain])
    FROM (SELECT p, ${givenNameOf('p')} AS given, ${surnameOf('p')} AS surname, ${momentOf('p', 30)} AS at,
      CASE WHEN p % 10 < ${ownDomain} THEN ${domainOf(company)} ELSE 'mail.example' END AS domain
      FROM generate_series(1, ${persons}) AS p OFFSET 0) AS made`);
}
