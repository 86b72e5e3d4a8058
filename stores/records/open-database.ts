// Drizzle over a pool of connections, with transactions that give their connection back however they end.

import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type pg from 'pg';

/**
 * As `drizzle(pool)`. Its own transaction loses the connection for ever when BEGIN fails, which every one that is begun while
 * PostgreSQL goes away does (https://github.com/drizzle-team/drizzle-orm/issues/6241): after a few of them there is none left.
 */
export function openDatabase(pool: pg.Pool): NodePgDatabase {
  const database = drizzle(pool);
  const transact: NodePgDatabase['transaction'] = async (work, config) => {
    const client = await pool.connect();
    try {
      return await drizzle(client).transaction(work, config);
    } finally {
      // One whose ROLLBACK failed is still in its transaction: whoever came next would be in it as well.
      client.release(client.getTransactionStatus() !== 'I');
    }
  };
  return Object.assign(database, { transaction: transact });
}
