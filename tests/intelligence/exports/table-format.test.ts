// Rows as files: CSV that is no formula, JSON lines, and Parquet that another engine reads as it was written.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Column, TableWriter } from '#intelligence/exports/table.ts';
import { createTableWriter } from '#intelligence/exports/table-format.ts';
import { openEmbeddedEngine } from '#stores/events/embedded-engine.ts';

interface Row {
  name: string;
  score: number | null;
  at: string | null;
  isOwn: boolean;
}

const columns: Column<Row>[] = [
  { name: 'name', type: 'text', cell: (row) => row.name },
  { name: 'score', type: 'number', cell: (row) => row.score },
  { name: 'at', type: 'time', cell: (row) => row.at },
  { name: 'isOwn', type: 'boolean', cell: (row) => row.isOwn },
];
const rows: Row[] = [
  { name: '=HYPERLINK("http://x")', score: 12.5, at: '2026-03-01T08:00:00.000Z', isOwn: true },
  { name: 'Perù, "Città"\nnuova', score: null, at: null, isOwn: false },
];

const whole = (writer: TableWriter<Row>, pages: Row[][]) =>
  Buffer.concat([...pages.map((page) => writer.write(page)), writer.finish()]);

test('CSV begins with its head, once, and no cell begins a formula', () => {
  expect(whole(createTableWriter('csv', columns), [rows.slice(0, 1), rows.slice(1)]).toString()).toBe(
    '\uFEFFname,score,at,isOwn\r\n' +
      '"\'=HYPERLINK(""http://x"")",12.5,2026-03-01T08:00:00.000Z,true\r\n' +
      '"Perù, ""Città""\nnuova",,,false\r\n',
  );
  expect(whole(createTableWriter('csv', columns), []).toString()).toBe('\uFEFFname,score,at,isOwn\r\n');
});

test('JSON lines hold one object in each line, with what is unknown as null', () => {
  const lines = whole(createTableWriter('jsonl', columns), [rows]).toString().trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(rows);
});

test('Parquet is read by another engine as it was written, over many groups of rows, without holding them', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'fiuto-parquet-'));
  const engine = await openEmbeddedEngine(join(directory, 'engine'));
  try {
    const writer = createTableWriter('parquet', columns);
    const pieces: Uint8Array[] = [];
    for (let page = 0; page < 70; page += 1)
      pieces.push(
        writer.write(
          Array.from({ length: 500 }, (_, at) => ({ ...(rows[at % 2] as Row), score: page * 500 + at })),
        ),
      );
    pieces.push(writer.finish());
    // What is full goes out at once: at the end there is half a group and the list of groups.
    expect(pieces.filter(({ length }) => length > 100)).toHaveLength(4);
    const path = join(directory, 'rows.parquet');
    writeFileSync(path, Buffer.concat(pieces));
    const answer = await engine.client.query({
      query: `SELECT count() AS rows, sum(score) AS score, uniqExact(name) AS names, countIf(at IS NULL) AS unknown,
        toString(max(at)) AS last, countIf(isOwn) AS own FROM file('${path}', Parquet)`,
      format: 'JSONEachRow',
    });
    expect(await answer.json()).toMatchObject([
      ...[{ rows: 35_000, score: (34_999 * 35_000) / 2, names: 2, unknown: 17_500, own: 17_500 }],
    ]);
    const types = await engine.client.query({
      query: `DESCRIBE file('${path}', Parquet)`,
      format: 'JSONEachRow',
    });
    expect(((await types.json()) as { type: string }[]).map(({ type }) => type)).toEqual([
      ...['Nullable(String)', 'Nullable(Float64)', expect.stringContaining('DateTime64(3'), 'Nullable(Bool)'],
    ]);
  } finally {
    await engine.close();
    rmSync(directory, { recursive: true, force: true });
  }
});

test('a file of a million rows takes no more memory than one of a few thousand', () => {
  const writer = createTableWriter('parquet', columns);
  let [bytes, most] = [0, 0];
  const before = process.memoryUsage();
  for (let page = 0; page < 2_000; page += 1) {
    const made = Array.from({ length: 500 }, (_, at) => ({
      ...{ name: `Company ${page} ${at}`, score: at, at: '2026-03-01T08:00:00.000Z', isOwn: true },
    }));
    bytes += writer.write(made).length;
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    most = Math.max(most, heapUsed + arrayBuffers - before.heapUsed - before.arrayBuffers);
  }
  bytes += writer.finish().length;
  expect(bytes).toBeGreaterThan(4_000_000);
  expect(most).toBeLessThan(200_000_000);
}, 60_000);
