// Guarantees of clearing PostgreSQL's files: only our own tables are written anew, none twice in a round, a large one never.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clearPostgresTraces, startClearingRound } from '#stores/records/clear-postgres-traces.ts';
import type { EmbeddedPostgres } from '#stores/records/embedded/start-postgres.ts';
import { tracedTables, untracedTables } from '#stores/records/traced-tables.ts';
import { startOwnPostgres } from '#tests/support/start-test-postgres.ts';

let server: EmbeddedPostgres;
let client: pg.Client;

beforeAll(async () => {
  server = await startOwnPostgres();
  client = new pg.Client({ ...server.connection('fiuto') });
  await client.connect();
  for (const schema of ['ours', 'theirs']) {
    await client.query(`CREATE SCHEMA ${schema}`);
    await client.query(
      `CREATE TABLE ${schema}.notes AS SELECT n, 'a note' AS text FROM generate_series(1, 100) n`,
    );
  }
  await client.query(`CREATE TABLE ours.others AS SELECT 1 AS n`);
}, 120_000);

afterAll(async () => {
  await client.end();
  await server.stop();
});

/** The file in which a table lies: another after it was written anew. */
async function fileOf(table: string): Promise<string> {
  const { rows } = await client.query<{ path: string }>(`SELECT pg_relation_filepath($1::regclass) AS path`, [
    table,
  ]);
  return rows[0]?.path ?? '';
}

const clear = (round = startClearingRound(), limits = {}) =>
  clearPostgresTraces(server.connection('fiuto'), { schema: 'ours' }, round, limits);

describe('clearing the files of PostgreSQL', () => {
  it('leaves tables of other programs in the same database alone', async () => {
    const [ours, theirs] = [await fileOf('ours.notes'), await fileOf('theirs.notes')];
    expect(await clear()).toEqual([]);
    expect(await fileOf('ours.notes')).not.toBe(ours);
    expect(await fileOf('theirs.notes')).toBe(theirs);
  });

  it('takes tables by their full names', async () => {
    const [notes, others] = [await fileOf('ours.notes'), await fileOf('ours.others')];
    const names = ['ours.others', 'public.others'];
    expect(await clearPostgresTraces(server.connection('fiuto'), { names }, startClearingRound())).toEqual(
      [],
    );
    expect(await fileOf('ours.others')).not.toBe(others);
    expect(await fileOf('ours.notes')).toBe(notes);
  });

  it('tries only what was in use again', async () => {
    const reader = new pg.Client({ ...server.connection('fiuto') });
    await reader.connect();
    const round = startClearingRound();
    const others = await fileOf('ours.others');
    await reader.query('BEGIN; SELECT 1 FROM ours.notes LIMIT 1');
    const notes = await fileOf('ours.notes');
    const busy = await clear(round);
    expect(busy).toEqual([expect.stringContaining('table ours.notes was not written anew')]);
    const rewritten = await fileOf('ours.others');
    expect(rewritten).not.toBe(others);
    await reader.query('COMMIT');
    await reader.end();
    expect(await clear(round)).toEqual([]);
    expect(await fileOf('ours.notes')).not.toBe(notes);
    expect(await fileOf('ours.others')).toBe(rewritten);
    expect(round.left).toEqual([]);
  });

  it('keeps a table that is large, or has no room on the disk, in use, and says so', async () => {
    for (const limits of [{ tableBytesMax: 0 }, { freeBytes: () => Promise.resolve(0) }]) {
      const notes = await fileOf('ours.notes');
      const round = startClearingRound();
      expect(await clear(round, limits)).toEqual([]);
      expect(await fileOf('ours.notes')).toBe(notes);
      expect(round.left).toHaveLength(2);
      expect(round.left.join()).toContain('table ours.notes was not written anew: with 1 MB it');
      expect(await clear(round, limits)).toEqual([]);
      expect(round.left).toHaveLength(2);
    }
  });
});

const recordsDirectory = join(import.meta.dirname, '../../../stores/records');

async function listTables(): Promise<string[]> {
  const directory = join(recordsDirectory, 'schema');
  const names: string[] = [];
  for (const file of readdirSync(directory)) {
    const tables: Record<string, unknown> = await import(join(directory, file));
    for (const table of Object.values(tables))
      if (is(table, PgTable)) {
        const { schema = 'public', name } = getTableConfig(table);
        names.push(`${schema}.${name}`);
      }
  }
  return names;
}

it('knows of every table of the records whether an erasure changes it', async () => {
  expect([...tracedTables, ...untracedTables].sort()).toEqual((await listTables()).sort());
});

it('clears every table that what erases people names', async () => {
  const isEraser = (path: string) => /(?:^|\/)(?:erase-[a-z-]+|person-traces|person-items)\.ts$/.test(path);
  const erasers = readdirSync(recordsDirectory, { recursive: true, encoding: 'utf8' }).filter(isEraser);
  const all = new Set(await listTables());
  const named = erasers.flatMap((path) => {
    const text = readFileSync(join(recordsDirectory, path), 'utf8');
    const written = text.matchAll(/(?:UPDATE |DELETE FROM |sql`|')([a-z_]+)(?=[\s`'])/g);
    return [...written].flatMap(([, name]) => (all.has(`public.${name}`) ? [`public.${name}`] : []));
  });
  expect(named).toEqual(expect.arrayContaining(['public.orders', 'public.lead_entries', 'public.crm_links']));
  expect([...new Set(named)].filter((name) => !tracedTables.includes(name))).toEqual([]);
});
