// What the connections to CRMs hold of a person: shown in a copy of their data, and gone after an erasure. A record that we had made in a
// CRM is deleted there; that another stands there is kept without who it is, so that an administrator can be told what to delete.

import { type SQL, sql } from 'drizzle-orm';
import { ownIdOf } from '#intelligence/sync/own-id.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { type RecordsTransaction, writeOutboxItems } from '../outbox/write-items.ts';
import { openWrite } from './crm-ledger.ts';
import { laneOfCrm } from './keep-crm-connections.ts';

/** A record of an erased person that stands in a CRM. */
export interface ErasedInCrm {
  /** Name of the connection. */
  readonly crm: string;
  readonly provider: string;
  /** As the CRM names it. */
  readonly id: string;
  /** We had made it, and are about to delete it; otherwise a human must. */
  readonly isQueued: boolean;
}

/**
 * `names`: keys such as `email:anna@acme.example`; before the keys themselves go. The same again changes nothing. Answers what still
 * stands there.
 */
export async function forgetPersonInCrms(
  db: RecordsTransaction,
  names: readonly string[],
  keys: OutboxKeys,
): Promise<ErasedInCrm[]> {
  const people = sql`${sql.param(names.map(keys.hashPerson))}::text[]`;
  const own = sql`(SELECT id FROM identity_keys WHERE key = ANY(${sql.param([...names])}::text[]))`;
  const doubted = await linkDoubted(db, people);
  await db.execute(sql`UPDATE crm_writes SET ${namesNobody} WHERE people && ${people}`);
  await db.execute(sql`DELETE FROM crm_questions WHERE key_id IN ${own}`);
  const { rows: links } = await db.execute<FoundLink>(sql`
    ${foundLinks} WHERE (l.key_id IN ${own} AND l.gone_at IS NULL OR l.id = ANY(${sql.param(doubted)}::bigint[])) AND l.kind = 'person'
    ORDER BY l.id LIMIT ${rowsMax}`);
  await queueDeletions(db, links, keys);
  // It never comes back from there: what bears their id is passed over. What was gone already is not to be deleted.
  await db.execute(sql`UPDATE crm_links SET ${forgotten} WHERE key_id IN ${own}`);
  return links.map(toErased);
}

/**
 * What was to be made of them and perhaps was, the answer having been lost: a link of an erased person by our own id, by which it can be
 * looked for there. Answers the links' numbers.
 */
async function linkDoubted(db: RecordsTransaction, people: SQL): Promise<number[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    INSERT INTO crm_links (crm_id, kind, our_id, their_id, found_by, linked_at, gone_at, gone_reason)
    SELECT w.crm_id, 'person', 'erased_w' || min(w.id), w.our_id, ${inDoubt}, min(w.at), now(), 'erased' FROM crm_writes w
    WHERE w.people && ${people} AND w.kind = 'person' AND w.action = 'create' AND w.state = 'sending' AND w.our_id <> ''
      AND NOT EXISTS (SELECT FROM crm_links l WHERE l.crm_id = w.crm_id AND l.kind = 'person' AND l.our_id = w.our_id AND l.gone_at IS NULL)
    GROUP BY w.crm_id, w.our_id ORDER BY min(w.id) LIMIT ${rowsMax}
    ON CONFLICT DO NOTHING RETURNING id::float8 AS id`);
  return rows.map(({ id }) => id);
}

/**
 * Links that a push which was under way has kept while its person was being erased, by their keys' numbers, which may be gone
 * themselves. Answers what still stands there.
 */
export async function forgetLateLinks(
  db: RecordsTransaction,
  keyIds: readonly number[],
  keys: OutboxKeys,
): Promise<ErasedInCrm[]> {
  const ourIds = sql`${sql.param(keyIds.map((id) => ownIdOf('person', id)))}::text[]`;
  const { rows: links } = await db.execute<FoundLink>(sql`
    ${foundLinks} WHERE l.our_id = ANY(${ourIds}) AND l.kind = 'person' AND l.gone_at IS NULL
    ORDER BY l.id LIMIT ${rowsMax}`);
  await queueDeletions(db, links, keys);
  const ids = sql`${sql.param(links.map(({ linkId }) => linkId))}::bigint[]`;
  await db.execute(sql`UPDATE crm_links SET ${forgotten} WHERE id = ANY(${ids})`);
  return links.map(toErased);
}

type FoundLink = ErasedInCrm &
  Record<string, unknown> & { linkId: number; crmId: number; isDoubted: boolean };

/** How the record of a link was found: not yet. In the place of its id there it has our own. */
const inDoubt = 'in_doubt';
/** What is on its way has arrived by then, or does not any more. */
const arrivesWithinMs = 5 * 60_000;

const foundLinks = sql`
  SELECT l.id::float8 AS "linkId", c.id AS "crmId", c.name AS crm, c.provider, l.their_id AS id,
    l.found_by IN ('created', ${inDoubt}) AND c.mode = 'live' AS "isQueued", l.found_by = ${inDoubt} AS "isDoubted"
  FROM crm_links l JOIN crm_connections c ON c.id = l.crm_id`;

/** Of a line of the ledger; what the CRM answered may name them too. */
export const namesNobody = sql`sealed = '', our_id = '', people = '{}', detail = ''`;

const forgotten = sql`our_id = 'erased_' || id, key_id = NULL, pushed_hash = '', seen_hash = '',
  gone_reason = CASE WHEN gone_at IS NULL THEN 'erased' ELSE gone_reason END, gone_at = coalesce(gone_at, now())`;

const toErased = ({ crm, provider, id, isQueued }: FoundLink): ErasedInCrm => ({
  crm,
  provider,
  id,
  isQueued,
});

async function queueDeletions(
  db: RecordsTransaction,
  links: readonly FoundLink[],
  keys: OutboxKeys,
): Promise<void> {
  const lateMs = Date.now() + arrivesWithinMs;
  const items = links
    .filter(({ isQueued }) => isQueued)
    .map(({ crmId, linkId, isDoubted }) => eraseItem(crmId, linkId, isDoubted ? lateMs : undefined));
  await writeOutboxItems(db, items, keys);
}

function eraseItem(crmId: number, linkId: number, notBeforeMs: number | undefined) {
  return {
    kind: 'erase_crm_record' as const,
    payload: { crmId, linkId },
    recordKey: `crm:${crmId}:erased:${linkId}`,
    dedupeKey: `erase:${crmId}:${linkId}`,
    lane: laneOfCrm(crmId),
    notBeforeMs,
  };
}

const rowsMax = 10_000;

export interface PersonInCrms {
  /** Where a record of them stands. */
  readonly records: readonly {
    readonly crm: string;
    readonly provider: string;
    readonly id: string;
    readonly since: Date;
  }[];
  readonly writes: readonly {
    readonly crm: string;
    readonly action: string;
    readonly at: Date;
    readonly content: unknown;
  }[];
}

export async function readPersonInCrms(
  db: RecordsTransaction,
  names: readonly string[],
  keys: OutboxKeys,
): Promise<PersonInCrms> {
  const people = sql`${sql.param(names.map(keys.hashPerson))}::text[]`;
  const { rows: links } = await db.execute<{ crm: string; provider: string; id: string; since: string }>(sql`
    SELECT c.name AS crm, c.provider, l.their_id AS id, l.linked_at AS since FROM crm_links l
    JOIN crm_connections c ON c.id = l.crm_id JOIN identity_keys k ON k.id = l.key_id
    WHERE k.key = ANY(${sql.param([...names])}::text[]) ORDER BY l.id LIMIT ${rowsMax}`);
  const { rows: writes } = await db.execute<{ crm: string; action: string; at: string; sealed: string }>(sql`
    SELECT c.name AS crm, w.action, w.at, w.sealed FROM crm_writes w JOIN crm_connections c ON c.id = w.crm_id
    WHERE w.people && ${people} ORDER BY w.id LIMIT ${rowsMax}`);
  return {
    records: links.map(({ since, ...link }) => ({ ...link, since: new Date(since) })),
    writes: writes.map(({ crm, action, at, sealed }) => ({
      ...{ crm, action, at: new Date(at), content: openWrite({ sealed }, keys)?.after ?? null },
    })),
  };
}

/** Its record is among those of `listErasedThere`. */
export function isListed({ goneReason }: { readonly goneReason: string }): boolean {
  return ['erased', 'blanked_there', 'forgotten'].includes(goneReason);
}

interface ErasedThere {
  readonly id: string;
  readonly erasedAt: Date;
  /** We are about to delete it; otherwise a human must. */
  readonly isQueued: boolean;
  /** Nothing was heard of them for long, and nobody asked for it: the record is of use there, or not. */
  readonly isForgotten: boolean;
  /** Why it was not deleted; `in_doubt` for one of which only our own id is known, since nobody knows whether it was made; `blanked_there` for one that nothing stands in any more, '' for one that stood there before. */
  readonly reason: string;
}

/** Records of erased people, and of forgotten ones those that we had made, that still stand in a CRM. */
export async function listErasedThere(db: RecordsTransaction, crmId: number): Promise<ErasedThere[]> {
  const { rows } = await db.execute<
    Omit<ErasedThere, 'erasedAt'> & Record<string, unknown> & { at: string }
  >(sql`
    SELECT l.their_id AS id, l.gone_at AS at, coalesce(i.state = 'waiting', false) AS "isQueued", l.gone_reason = 'forgotten' AS "isForgotten",
      CASE WHEN l.gone_reason = 'blanked_there' THEN l.gone_reason
        ELSE coalesce(nullif(i.reason, ''), CASE WHEN l.found_by = ${inDoubt} THEN ${inDoubt} ELSE '' END) END AS reason
    FROM crm_links l LEFT JOIN outbox_items i ON i.kind = 'erase_crm_record'
      AND i.dedupe_key = 'erase:' || l.crm_id || ':' || l.id AND i.state IN ('waiting', 'aside')
    WHERE l.crm_id = ${crmId} AND l.gone_reason IN ('erased', 'blanked_there', 'forgotten')
    ORDER BY l.gone_at DESC, l.id LIMIT ${rowsMax}`);
  return rows.map(({ at, ...row }) => ({ ...row, erasedAt: new Date(at) }));
}

interface ErasedLink {
  /** Of the record there; our own where it is in doubt. */
  readonly id: string;
  /** Since when nobody knows whether it was made, milliseconds since 1970; null of one that stands there. */
  readonly doubtSinceMs: number | null;
}

/** Undefined when it is gone by now. */
export async function findErasedLink(
  db: RecordsTransaction,
  crmId: number,
  linkId: number,
): Promise<ErasedLink | undefined> {
  const { rows } = await db.execute<ErasedLink & Record<string, unknown>>(sql`
    SELECT their_id AS id,
      CASE WHEN found_by = ${inDoubt} THEN (extract(epoch FROM linked_at) * 1000)::float8 END AS "doubtSinceMs"
    FROM crm_links WHERE crm_id = ${crmId} AND id = ${linkId} AND gone_reason = 'erased' LIMIT 1`);
  return rows[0];
}

/** It had been made: by its own id a human finds it as well. */
export async function noteDoubtedFound(
  db: RecordsTransaction,
  linkId: number,
  theirId: string,
): Promise<void> {
  await db.execute(sql`
    UPDATE crm_links l SET their_id = ${theirId}, found_by = 'created' WHERE l.id = ${linkId} AND l.found_by = ${inDoubt}
      AND NOT EXISTS (SELECT FROM crm_links o WHERE o.crm_id = l.crm_id AND o.kind = l.kind AND o.their_id = ${theirId})`);
}

/** It had not been made. */
export async function dropDoubted(db: RecordsTransaction, linkId: number): Promise<void> {
  await db.execute(sql`DELETE FROM crm_links WHERE id = ${linkId} AND found_by = ${inDoubt}`);
}

/** It stands there no more, or stands there without anything of them, for a human to delete. */
export async function noteErasedThere(
  db: RecordsTransaction,
  linkId: number,
  how: 'erased' | 'blanked',
): Promise<void> {
  const reason = how === 'erased' ? 'erased_there' : 'blanked_there';
  await db.execute(sql`UPDATE crm_links SET gone_reason = ${reason} WHERE id = ${linkId}`);
}

const forgottenAtOnce = 10_000;

/** Lines of the ledger that are older than a moment; more may be left. */
export async function forgetWrites(db: RecordsTransaction, before: Date): Promise<number> {
  const { rowCount } = await db.execute(sql`
    DELETE FROM crm_writes WHERE id IN (
      SELECT id FROM crm_writes WHERE at < ${before.toISOString()}::timestamptz ORDER BY id LIMIT ${forgottenAtOnce})`);
  return rowCount ?? 0;
}
