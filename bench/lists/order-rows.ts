// Orders and invoices of ten years, in the order in which they were made, of every seventh company, with how each came about.

import { type SQL, sql } from 'drizzle-orm';
import { chance, shared } from './row-values.ts';

const buyerOneIn = 7;
const removedOneIn = 50;

const kinds = { invoice: 60, order: 40 };
const currencies = { EUR: 88, CHF: 6, USD: 6 };
/** Of a hundred give back. */
const credits = 3;

export function orderRows(orders: number, companies: number): SQL {
  const buyer = `(1 + ${buyerOneIn} * ${chance('n', 80, Math.floor(companies / buyerOneIn))})`;
  const amount = `(${chance('n', 81, 2_000)} * ${chance('n', 82, 5_000)} / 100.0 + 10)`;
  return sql.raw(`
    INSERT INTO orders (id, company_id, kind, number, ordered_on, product, amount, currency, source, owner_id, owner_known,
      created_at, changed_at, removed_at, change_id) OVERRIDING SYSTEM VALUE
    SELECT n, own.id, ${shared('n', 83, kinds)}, to_char(day, 'YYYY/') || lpad(n::text, 8, '0'), day, 'Pumps and valves',
      CASE WHEN ${chance('n', 84, 100)} < ${credits} THEN -${amount} ELSE ${amount} END, ${shared('n', 85, currencies)},
      'import:' || (1 + n % 9), c.owner_id, true, day, day, CASE WHEN n % ${removedOneIn} = 0 THEN day + 1 END, n
    FROM (SELECT n, ${buyer} AS buyer, (now() - (${orders} - n) * interval '10 years' / ${orders})::date AS day
      FROM generate_series(1, ${orders}) AS n OFFSET 0) AS made
    JOIN companies own ON own.id = buyer JOIN companies c ON c.id = coalesce(own.merged_into_id, own.id)`);
}

export function orderChangeRows(): SQL {
  return sql.raw(`
    INSERT INTO order_changes (id, order_id, action, before, after, by_id, by_name, at) OVERRIDING SYSTEM VALUE
    SELECT o.id, o.id, 'import_order', CASE WHEN o.id % ${buyerOneIn} = 0 THEN '{"companyStatus": "prospect"}'::jsonb ELSE '{}' END,
      jsonb_build_object('kind', o.kind, 'number', o.number, 'amount', o.amount, 'currency', o.currency), 'sales-1', 'Salesperson 1',
      o.created_at FROM orders o ORDER BY o.id`);
}
