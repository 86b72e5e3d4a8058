// The random keys of each UTC day: the salt of `limited` visitors' ids and the key that seals client addresses.
// Made ahead for tomorrow; destroyed in the table and in memory when their time is over.

import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { failureReason } from './failure-reason.ts';
import type { Records } from './open-records.ts';
import { deleteDaySecrets, keepDaySecrets, listDaySecrets } from './questions/keep-day-secrets.ts';
import { openSecret, sealSecret } from './seal-secret.ts';

/** Days are 'YYYY-MM-DD', UTC. Null: not made yet, or destroyed; there is no way back. */
export interface DaySecrets {
  /** 32 bytes; lives while the day lasts and five minutes more, for requests that were under way at midnight. */
  visitorSaltFor(day: string): Buffer | null;
  /** 32 bytes; lives until 72 h after the day began, so that no address outlives 72 h. */
  addressKeyFor(day: string): Buffer | null;
  /** Makes what is missing for today and tomorrow, destroys what is over. Called by itself every minute. */
  rotate(): Promise<void>;
  close(): Promise<void>;
}

type Purpose = 'visitor_salt' | 'address_key';

const dayMs = 86_400_000;
const graceMs = 5 * 60_000;
const addressLifeMs = 72 * 3_600_000;
const rotateEveryMs = 60_000;

export interface DaySecretsOptions {
  log: Pick<Logger, 'warn'>;
  /** Clock, milliseconds since 1970. */
  now?: () => number;
}

/** `masterKey` (32 bytes) seals the secrets in the table: who has the database alone has none of them. */
export async function openDaySecrets(
  records: Records,
  masterKey: Buffer,
  { log, now = Date.now }: DaySecretsOptions,
): Promise<DaySecrets> {
  let known = new Map<string, Buffer>();
  const find = (purpose: Purpose, day: string) =>
    isOver(purpose, day, now()) ? null : (known.get(`${purpose} ${day}`) ?? null);
  const rotate = async () => {
    const atMs = now();
    known = new Map([...known].filter(([name]) => !isOver(...splitName(name), atMs)));
    await keepDaySecrets(records, missingRows(known, masterKey, atMs));
    await deleteDaySecrets(records, lastOver('visitor_salt', atMs), lastOver('address_key', atMs));
    known = openRows(await listDaySecrets(records), masterKey, atMs);
  };
  await rotate();
  const stop = rotateByItself(rotate, log);
  return {
    visitorSaltFor: (day) => find('visitor_salt', day),
    addressKeyFor: (day) => find('address_key', day),
    rotate,
    close: stop,
  };
}

/** The UTC day of a moment, 'YYYY-MM-DD'. */
export function utcDay(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

function endOf(purpose: Purpose, day: string): number {
  const startMs = Date.parse(`${day}T00:00:00Z`);
  return purpose === 'visitor_salt' ? startMs + dayMs + graceMs : startMs + addressLifeMs;
}

function isOver(purpose: Purpose, day: string, atMs: number): boolean {
  return !(atMs < endOf(purpose, day));
}

/** The newest day whose secret is over; it and all before it are destroyed. */
function lastOver(purpose: Purpose, atMs: number): string {
  const lifeMs = purpose === 'visitor_salt' ? dayMs + graceMs : addressLifeMs;
  return utcDay(atMs - lifeMs);
}

function missingRows(known: Map<string, Buffer>, masterKey: Buffer, atMs: number) {
  const days = [utcDay(atMs), utcDay(atMs + dayMs)];
  const purposes: Purpose[] = ['visitor_salt', 'address_key'];
  return days.flatMap((day) =>
    purposes
      .filter((purpose) => !known.has(`${purpose} ${day}`))
      .map((purpose) => ({ day, purpose, sealed: sealSecret(randomBytes(32), masterKey) })),
  );
}

function openRows(
  rows: { day: string; purpose: Purpose; sealed: string }[],
  masterKey: Buffer,
  atMs: number,
) {
  const opened = new Map<string, Buffer>();
  for (const { day, purpose, sealed } of rows)
    if (!isOver(purpose, day, atMs)) opened.set(`${purpose} ${day}`, openSecret(sealed, masterKey));
  return opened;
}

function splitName(name: string): [Purpose, string] {
  const [purpose, day] = name.split(' ');
  return [purpose === 'visitor_salt' ? 'visitor_salt' : 'address_key', day ?? ''];
}

function rotateByItself(rotate: () => Promise<void>, log: Pick<Logger, 'warn'>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = rotate().catch((error: unknown) => {
      log.warn(
        { reason: failureReason(error) },
        'the keys of the day cannot be changed now; trying again in a minute',
      );
    });
  }, rotateEveryMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
