// Asks a PostgreSQL whether it keeps what it acknowledges: the queue's answer to a browser means that the event is on disk.

import type { Client } from 'pg';

/** Throws an error that names the setting and how to change it. */
export async function checkPostgresDurability(client: Client): Promise<void> {
  const { rows } = await client.query<{ fsync: string; commit: string }>(
    "SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit",
  );
  const [found] = rows;
  if (found?.fsync !== 'on')
    throw new Error('PostgreSQL would lose events: fsync is off. Set fsync = on in postgresql.conf.');
  if (found.commit === 'off')
    throw new Error(
      'PostgreSQL would lose events: synchronous_commit is off. Set it to on, for Fiuto alone with ALTER DATABASE ... SET synchronous_commit = on.',
    );
}
