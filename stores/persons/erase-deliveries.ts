// Destroys what webhooks delivered about a person. The bodies are sealed, so each is opened and looked through.

import { sql } from 'drizzle-orm';
import { openConnectionKeys } from '../records/connection-keys.ts';
import type { Records } from '../records/open-records.ts';
import { openDelivery } from '../records/seal-delivery.ts';
import { holdsName, type NamesThem } from './needles.ts';

const pageRows = 100;
/** One that waits is understood within seconds; the others in it are not to be lost. */
const patience = '5 minutes';

interface KeptBody extends Record<string, unknown> {
  id: number;
  siteId: number;
  sealed: string;
}

/**
 * Answers how many bodies name them. What waits to be understood is, without them, and destroyed within the hour. One that cannot
 * be opened is destroyed, since nobody can say what is in it. `secret`: the master key in hexadecimal digits.
 */
export async function eraseDeliveries(
  { db }: Records,
  secret: string,
  namesThem: NamesThem,
): Promise<number> {
  const key = openConnectionKeys(secret).deliveries;
  let afterId = 0;
  let erased = 0;
  for (;;) {
    const { rows } = await db.execute<KeptBody>(sql`
      SELECT d.id::float8 AS id, c.site_id AS "siteId", d.sealed FROM webhook_deliveries d
      JOIN connections c ON c.id = d.connection_id
      WHERE d.sealed <> '' AND d.id > ${afterId} ORDER BY d.id LIMIT ${pageRows}`);
    const theirs = rows
      .filter(({ sealed, siteId }) => isAbout(sealed, key, siteId, namesThem))
      .map(({ id }) => id);
    if (theirs.length > 0) {
      const ids = sql`${sql.param(theirs)}::bigint[]`;
      await db.execute(
        sql`UPDATE webhook_deliveries SET sealed = '' WHERE id = ANY(${ids}) AND state <> 'waiting'`,
      );
      await db.execute(sql`
        UPDATE webhook_deliveries SET body_until = least(body_until, now() + ${patience}::interval)
        WHERE id = ANY(${ids}) AND state = 'waiting'`);
    }
    erased += theirs.length;
    afterId = rows.at(-1)?.id ?? afterId;
    if (rows.length < pageRows) return erased;
  }
}

function isAbout(sealed: string, key: Buffer, siteId: number, namesThem: NamesThem): boolean {
  try {
    const { body, headers } = openDelivery(sealed, key);
    const text = body.toString('utf8');
    return (
      holdsName(parseBody(text), siteId, namesThem) ||
      namesThem(text, siteId) ||
      namesThem(unescapeText(text), siteId) ||
      namesThem(JSON.stringify(headers), siteId)
    );
  } catch {
    return true;
  }
}

/** The texts of a body each on its own: an id of a network or of a user is known only as a whole. */
export function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return [...new URLSearchParams(text)].map(([name, value]) => ({ [name]: readInner(value) }));
  }
}

/** A form may carry JSON in a field. */
function readInner(value: string): unknown {
  try {
    return [value, JSON.parse(value)];
  } catch {
    return value;
  }
}

/** Forms encode an address for the web, JSON may write any letter as a number. */
function unescapeText(text: string): string {
  const plain = text.replace(/\\u([0-9a-f]{4})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return plain.replace(/(%[0-9a-f]{2})+/gi, (piece) => {
    try {
      return decodeURIComponent(piece);
    } catch {
      return piece;
    }
  });
}
