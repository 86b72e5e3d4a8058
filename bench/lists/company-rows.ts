// Companies, one in fifty merged into another; a domain for each; scores for those of which somebody was seen.

import { type SQL, sql } from 'drizzle-orm';
import {
  chance,
  domainOf,
  kindOf,
  momentOf,
  ownerOf,
  ownersCount,
  provinceOf,
  shared,
  surnameOf,
} from './row-values.ts';

const mergedOneIn = 50;
export const seenOneIn = 10;

const countries = { IT: 68, DE: 10, FR: 7, ES: 5, CH: 4, AT: 3, US: 3 };
const statuses = {
  other: 50,
  prospect: 18,
  customer: 14,
  lead: 8,
  supplier: 4,
  former: 3,
  partner: 2,
  competitor: 1,
};
const sources = { 'import:1': 40, 'import:2': 25, 'import:3': 15, visit: 12, manual: 8 };

export function companyRows(companies: number): SQL {
  return sql.raw(`
    INSERT INTO companies (id, name, country, province, industry_code, employees, turnover, status, owner_id, owner_name,
      merged_into_id, name_sort, name_keys, name_orders, search, source, created_at, changed_at, change_id)
    SELECT i, initcap(kind || ' ' || surname) || ' S.r.l.', ${shared('i', 10, countries)},
      ${provinceOf('i')}, (10 + ${chance('i', 11, 80)})::text, ${chance('i', 12, 500)}, ${chance('i', 13, 50_000_000)},
      ${shared('i', 14, statuses)}, ${ownerOf('i', 25)},
      CASE WHEN ${chance('i', 7, 100)} < 25 THEN 'Salesperson ' || (1 + ${chance('i', 8, ownersCount)}) ELSE '' END,
      CASE WHEN i % ${mergedOneIn} = 7 THEN i - 1 END, kind || ' ' || surname, ARRAY[kind || ' ' || surname],
      ARRAY[kind || ' ' || surname],
      array_to_tsvector(ARRAY[kind, surname, surname || i || '.example', i::text]), ${shared('i', 15, sources)},
      at - interval '1 year', at, 1
    FROM (SELECT i, ${kindOf('i')} AS kind, ${surnameOf('i')} AS surname, ${momentOf('i', 16)} AS at
      FROM generate_series(1, ${companies}) AS i OFFSET 0) AS made`);
}

export function domainRows(companies: number): SQL {
  return sql.raw(`
    INSERT INTO company_domains (domain, company_id, kind, source)
    SELECT ${domainOf('i')}, i, 'primary', 'import:1' FROM generate_series(1, ${companies}) AS i`);
}

const seenVerdicts = { known: 30, prospect: 50, supplier: 8, partner: 6, competitor: 6 };
const reason = `jsonb_build_object('rule', 'pricing', 'group', 'interest', 'at', now(), 'fadesAt', now() + interval '30 days',
  'points', 12, 'pointsAtFirst', 20, 'actors', 2, 'times', 5)`;

/** Most of those that were seen are cold; one in twelve is warm. */
export function scoreRows(companies: number): SQL {
  const score = `(${chance('i', 20, 101)} * ${chance('i', 21, 101)} / 100)`;
  return sql.raw(`
    INSERT INTO company_scores (company_id, owner_id, score, fit, verdict, band, warm_since, first_event_at, last_event_at, scored_at,
      refreshed_at, score_rules, signal_rules, reasons)
    SELECT i, ${ownerOf('i', 25)}, ${score}, ${chance('i', 22, 101)}, ${shared('i', 23, seenVerdicts)},
      ${shared('i', 24, { high: 60, verified: 40 })}, CASE WHEN ${score} >= 60 THEN ${momentOf('i', 25)} END,
      ${momentOf('i', 25)}, ${momentOf('i', 25)} + interval '1 day', now(), now(), 1, 1, jsonb_build_array(${reason}, ${reason}, ${reason})
    FROM generate_series(${seenOneIn}, ${companies}, ${seenOneIn}) AS i`);
}
