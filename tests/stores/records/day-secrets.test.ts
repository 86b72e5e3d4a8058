// Keys of the day: made once, shared, destroyed in time.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DaySecrets, openDaySecrets } from '#stores/records/day-secrets.ts';
import type { Records } from '#stores/records/open-records.ts';
import { openTestRecords, quietLog } from '#tests/support/start-test-postgres.ts';

const key = Buffer.alloc(32, 7);
const hourMs = 3_600_000;
const noon = Date.parse('2026-03-10T12:00:00Z');

let records: Records;
let clockMs = noon;
const opened: DaySecrets[] = [];

async function open(masterKey = key): Promise<DaySecrets> {
  const secrets = await openDaySecrets(records, masterKey, { log: quietLog, now: () => clockMs });
  opened.push(secrets);
  return secrets;
}

async function keptRows(): Promise<string[]> {
  const { rows } = await records.db.execute<{ row: string }>(
    sql`SELECT purpose || ' ' || day AS row FROM ephemeral.day_secrets ORDER BY 1 LIMIT 100`,
  );
  return rows.map(({ row }) => row);
}

beforeAll(async () => {
  records = await openTestRecords();
});
beforeEach(async () => {
  clockMs = noon;
  await records.db.execute(sql`DELETE FROM ephemeral.day_secrets`);
});
afterAll(async () => {
  for (const secrets of opened) await secrets.close();
  await records.close();
});

describe('openDaySecrets', () => {
  it('has today and tomorrow at once, each day and purpose with a key of its own', async () => {
    const secrets = await open();
    const keys = ['2026-03-10', '2026-03-11'].flatMap((day) => [
      secrets.visitorSaltFor(day),
      secrets.addressKeyFor(day),
    ]);
    expect(keys.map((found) => found?.length)).toEqual([32, 32, 32, 32]);
    expect(new Set(keys.map((found) => found?.toString('hex'))).size).toBe(4);
    expect(secrets.visitorSaltFor('2026-03-12')).toBeNull();
  });

  it('gives every machine the same keys', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    await one.rotate();
    await other.rotate();
    expect(other.visitorSaltFor('2026-03-10')).toEqual(one.visitorSaltFor('2026-03-10'));
    expect(other.addressKeyFor('2026-03-11')).toEqual(one.addressKeyFor('2026-03-11'));
  });

  it('forgets the salt five minutes after its day, even when nothing rotates', async () => {
    const secrets = await open();
    clockMs = Date.parse('2026-03-11T00:04:59Z');
    expect(secrets.visitorSaltFor('2026-03-10')).not.toBeNull();
    clockMs = Date.parse('2026-03-11T00:05:00Z');
    expect(secrets.visitorSaltFor('2026-03-10')).toBeNull();
    expect(secrets.visitorSaltFor('2026-03-11')).not.toBeNull();
  });

  it('destroys the row of a salt that is over, so that a machine that starts later has none', async () => {
    const secrets = await open();
    clockMs = Date.parse('2026-03-11T00:06:00Z');
    await secrets.rotate();
    expect(await keptRows()).not.toContain('visitor_salt 2026-03-10');
    clockMs = noon;
    const later = await openDaySecrets(records, key, { log: quietLog, now: () => clockMs });
    opened.push(later);
    expect(later.visitorSaltFor('2026-03-10')).not.toEqual(secrets.visitorSaltFor('2026-03-10'));
  });

  it('keeps an address key until 72 hours after its day began, and no longer', async () => {
    const secrets = await open();
    const before = secrets.addressKeyFor('2026-03-10');
    clockMs = Date.parse('2026-03-10T00:00:00Z') + 72 * hourMs - 1;
    await secrets.rotate();
    expect(secrets.addressKeyFor('2026-03-10')).toEqual(before);
    clockMs += 1;
    expect(secrets.addressKeyFor('2026-03-10')).toBeNull();
    await secrets.rotate();
    expect(await keptRows()).not.toContain('address_key 2026-03-10');
  });

  it('keeps nothing readable in the database', async () => {
    const secrets = await open();
    const { rows } = await records.db.execute<{ sealed: string }>(
      sql`SELECT sealed FROM ephemeral.day_secrets LIMIT 100`,
    );
    const salt = secrets.visitorSaltFor('2026-03-10') ?? Buffer.alloc(0);
    for (const { sealed } of rows) expect(Buffer.from(sealed, 'base64').includes(salt)).toBe(false);
    await expect(open(Buffer.alloc(32, 8))).rejects.toThrow('sealed with another key');
  });
});
