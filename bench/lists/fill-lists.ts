// Fills the records with what a large house has after years: companies, people, leads with what stands beside them, requests,
// signals, orders and own fields, by the database itself. Rows stand as the product would have written them; nothing of it happened.

import { join } from 'node:path';
import { type SQL, sql } from 'drizzle-orm';
import pg from 'pg';
import { findRunningPostgres } from '#stores/records/embedded/find-running-postgres.ts';
import { embeddedDatabases } from '#stores/records/embedded/start-postgres.ts';
import type { Records } from '#stores/records/open-records.ts';
import { companyRows, domainRows, scoreRows } from './company-rows.ts';
import { entryRows, leadChangeRows, leadRows, requestRows, signalRows, tellingRows } from './lead-rows.ts';
import { orderChangeRows, orderRows } from './order-rows.ts';
import { fieldRows, valueRows } from './own-field-rows.ts';
import { cardRows, keyRows } from './person-rows.ts';
import { ownersCount, teamsCount } from './row-values.ts';

export interface ListsSize {
  readonly companies: number;
  readonly persons: number;
  readonly leads: number;
  readonly orders: number;
}

type Transaction = Parameters<Parameters<Records['db']['transaction']>[0]>[0];

/** `directory`: where the embedded PostgreSQL of the records lies. */
export async function fillLists(
  records: Records,
  { siteId, directory }: { siteId: number; directory: string },
  size: ListsSize,
): Promise<void> {
  const { companies, persons, leads, orders } = size;
  await fillUsers(records);
  const signals = Math.floor(leads * 1.5);
  const tables: readonly [name: string, rows: SQL][] = [
    ['companies', companyRows(companies)],
    ['company_domains', domainRows(companies)],
    ['company_scores', scoreRows(companies)],
    ['identity_keys', keyRows(persons)],
    ['person_cards', cardRows(persons, companies)],
    ['leads', leadRows(leads, companies, persons)],
    ['lead_entries', entryRows(leads)],
    ['lead_changes', leadChangeRows()],
    ['signals', signalRows(signals, companies)],
    ['tellings', tellingRows(signals)],
    ['requests', requestRows(leads, siteId)],
    ['orders', orderRows(orders, companies)],
    ['order_changes', orderChangeRows()],
    ['custom_fields', fieldRows()],
    ['custom_values', valueRows(size)],
  ];
  for (const [name, rows] of tables) await fillTable(records, name, rows);
  await fillContacts(records);
  await vacuum(
    directory,
    tables.map(([name]) => name),
  );
}

/** As they are kept whenever an entry is written. */
async function fillContacts({ db }: Records): Promise<void> {
  await db.transaction(async (transaction) => {
    await transaction.execute(sql`SET LOCAL statement_timeout = 0`);
    await transaction.execute(sql`
      UPDATE leads l SET contacted_at = e.at FROM (
        SELECT lead_id, max(at) AS at FROM lead_entries WHERE kind IN ('call', 'meeting', 'agreement') GROUP BY 1) AS e
      WHERE e.lead_id = l.id`);
  });
}

/** As the database does by itself in a while; on a connection of its own, since it may take longer than any question. */
async function vacuum(directory: string, tables: readonly string[]): Promise<void> {
  const connect = findRunningPostgres(join(directory, 'postgres'));
  if (!connect) throw new Error(`No PostgreSQL runs on ${directory}.`);
  const client = new pg.Client({ ...connect(embeddedDatabases.records) });
  await client.connect();
  try {
    for (const table of tables) await client.query(`VACUUM (ANALYZE) ${table}`);
  } finally {
    await client.end();
  }
}

async function fillUsers({ db }: Records): Promise<void> {
  await db.execute(sql`
    INSERT INTO users (id, name, email, role)
    SELECT 'sales-' || n, 'Salesperson ' || n, 'sales' || n || '@bench.example', 'sales'
    FROM generate_series(1, ${ownersCount}::int) AS n
    UNION ALL SELECT 'manager', 'Manager', 'manager@bench.example', 'manager'`);
  await db.execute(sql`
    INSERT INTO teams (name) SELECT 'Team ' || n FROM generate_series(1, ${teamsCount}::int) AS n`);
  await db.execute(sql`
    INSERT INTO team_members (team_id, user_id)
    SELECT t.id, 'sales-' || n FROM generate_series(1, ${ownersCount}::int) AS n JOIN teams t ON t.name = 'Team ' || (n % ${teamsCount} + 1)`);
}

/** Tables whose rows have no number of their own. */
const withoutNumber = new Set(['company_domains', 'company_scores', 'person_cards']);

/** Indexes are made when the rows are there, which takes a fraction of the time; and nothing is checked that is so anyway. */
async function fillTable({ db }: Records, table: string, rows: SQL): Promise<void> {
  await db.transaction(async (transaction) => {
    await transaction.execute(sql`SET LOCAL statement_timeout = 0`);
    await transaction.execute(sql`SET LOCAL session_replication_role = replica`);
    await transaction.execute(sql`SET LOCAL maintenance_work_mem = '256MB'`);
    const indexes = await dropIndexes(transaction, table);
    await transaction.execute(rows);
    if (!withoutNumber.has(table))
      await transaction.execute(
        sql`SELECT setval(pg_get_serial_sequence(${table}, 'id'), (SELECT max(id) FROM ${sql.identifier(table)}))`,
      );
    for (const index of indexes) await transaction.execute(sql.raw(index));
  });
}

/** Answers how they are made again; those behind primary keys and constraints stay. */
async function dropIndexes(transaction: Transaction, table: string): Promise<string[]> {
  const { rows } = await transaction.execute<{ name: string; definition: string }>(sql`
    SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
    WHERE i.indrelid = ${table}::regclass AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid) LIMIT 100`);
  for (const { name } of rows) await transaction.execute(sql.raw(`DROP INDEX ${name}`));
  return rows.map(({ definition }) => definition);
}
