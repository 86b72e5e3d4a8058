// Who stands behind an e-mail address: the person that it is a name of, or the address alone where it is nobody's name but
// stands in a list of recipients or in a request.

import { sql } from 'drizzle-orm';
import { isSharedKey, readEmailKey } from '#intelligence/identity/identity-key.ts';
import { loadKeysOf } from '../records/identity/load-person-parts.ts';
import type { Records } from '../records/open-records.ts';
import {
  type BrowserSpan,
  listAllBrowsers,
  listFollowedBrowsers,
  listProvenBrowsers,
} from '../records/questions/person-browsers.ts';
import type { PersonRecord } from '../records/questions/person-find.ts';

export interface HeldPerson {
  /** Undefined when the address is nobody's name. */
  readonly personId: number | undefined;
  /** All names of the person, the address's own among them: `email:anna@acme.example`. */
  readonly keys: readonly string[];
  readonly keyIds: readonly number[];
  readonly spans: readonly BrowserSpan[];
  /**
   * Which browsers are meant: all of the person for an administrator; for whoever reads their mail those that are proven when
   * something is shown, and those that were claimed as well when it is erased; none for whoever reads a mailbox of several.
   */
  readonly reach: 'all' | 'followed' | 'proven' | 'none';
}

/** As they are now. */
export async function loadSpans(
  records: Records,
  { personId, keyIds, reach }: Omit<HeldPerson, 'keys' | 'spans'>,
): Promise<readonly BrowserSpan[]> {
  if (personId === undefined || reach === 'none') return [];
  if (reach === 'all') return listAllBrowsers(records, personId);
  return reach === 'followed' ? listFollowedBrowsers(records, keyIds) : listProvenBrowsers(records, keyIds);
}

/** By what was typed; the address alone where it is no name that is taken. */
export function keyOfEmail(email: string): string {
  const read = readEmailKey(email);
  return 'key' in read ? read.key : `email:${email.trim().toLowerCase()}`;
}

/**
 * For whoever reads the address's mail. A mailbox that several people read shows what is known under it alone, and nobody's
 * browsers. `key`: of an e-mail address. `reach` of the others: what is shown is proven; nobody asks in vain that what a form of
 * theirs said is erased, and whoever was named by mistake loses what was put to the wrong name.
 */
export async function findHeld(
  records: Records,
  key: string,
  reach: 'proven' | 'followed',
): Promise<HeldPerson> {
  const { rows } = await records.db.execute<{ id: number; personId: number }>(sql`
    SELECT id::float8 AS id, person_id::float8 AS "personId" FROM identity_keys WHERE key = ${key} LIMIT 1`);
  const [found] = rows;
  if (found === undefined) return { personId: undefined, keys: [key], keyIds: [], spans: [], reach: 'none' };
  const isShared = isSharedKey(key);
  const keys = isShared ? [{ id: found.id, key }] : await loadKeysOf(records.db, [found.personId]);
  const held = {
    personId: found.personId,
    keyIds: keys.map(({ id }) => id),
    reach: isShared ? ('none' as const) : reach,
  };
  return { ...held, keys: keys.map((one) => one.key), spans: await loadSpans(records, held) };
}

/** The same of a person who is known already. */
export async function holdPerson(
  records: Records,
  { card, keys }: Pick<PersonRecord, 'card' | 'keys'>,
): Promise<HeldPerson> {
  return {
    personId: card.id,
    keys: keys.map(({ key }) => key),
    keyIds: keys.map(({ id }) => id),
    spans: await listAllBrowsers(records, card.id),
    reach: 'all',
  };
}

/** Whether anything is kept under the address. `email`: in lower case. */
export async function isHeld({ db }: Records, email: string): Promise<boolean> {
  const { rows } = await db.execute<{ held: boolean }>(sql`
    SELECT EXISTS (SELECT FROM identity_keys WHERE key = ${`email:${email}`})
      OR EXISTS (SELECT FROM mail_recipients WHERE lower(email) = ${email})
      OR EXISTS (SELECT FROM mail_refusals WHERE lower(email) = ${email})
      OR EXISTS (SELECT FROM requests WHERE lower(trim(said_email)) = ${email})
      OR EXISTS (SELECT FROM confirmed_answers WHERE lower(trim(email)) = ${email})
      OR EXISTS (SELECT FROM rights_requests WHERE lower(email) = ${email}) AS held`);
  return rows[0]?.held === true;
}
