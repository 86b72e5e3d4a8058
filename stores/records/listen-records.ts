// Hears at once that another process, or another part of this one, has written something: PostgreSQL's own notices. They may be
// lost (a restart, a pooler that hands connections round), so whoever listens also looks from time to time.

import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { PostgresConnection } from './postgres-connection.ts';

/** Names are an identifier of PostgreSQL each. */
export type RecordsChannel = 'fiuto_outbox';

export interface Listening {
  /** Resolves when its connection is closed. */
  stop(): Promise<void>;
}

const againAfterMs = 5_000;

/** Calls `heard` for each notice, and after each new connection, since one may have been missed before it. */
export function listenToRecords(
  connection: PostgresConnection,
  channel: RecordsChannel,
  heard: () => void,
): Listening {
  const stopping = new AbortController();
  const { signal } = stopping;
  const keepListening = async () => {
    while (!signal.aborted) {
      await listenOnce(connection, channel, heard, signal);
      await wait(againAfterMs, undefined, { signal }).catch(() => undefined);
    }
  };
  const listening = keepListening();
  return {
    stop: async () => {
      stopping.abort();
      await listening;
    },
  };
}

/** Resolves when the connection has ended, or could not be made. */
async function listenOnce(
  connection: PostgresConnection,
  channel: RecordsChannel,
  heard: () => void,
  signal: AbortSignal,
): Promise<void> {
  const client = new pg.Client({
    ...connection,
    connectionTimeoutMillis: 10_000,
    application_name: 'fiuto listens',
    keepAlive: true,
  });
  const ended = new Promise<void>((resolve) => {
    client.once('end', resolve);
    client.once('error', () => resolve());
  });
  client.on('error', () => undefined);
  client.on('notification', heard);
  const end = () => void client.end().catch(() => undefined);
  signal.addEventListener('abort', end, { once: true });
  try {
    await client.connect();
    await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    heard();
    if (!signal.aborted) await ended;
  } catch {
    // The next try comes soon, and whoever listens looks by itself until then.
  } finally {
    signal.removeEventListener('abort', end);
    await client.end().catch(() => undefined);
  }
}
