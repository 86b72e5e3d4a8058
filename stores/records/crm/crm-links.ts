// Which of ours is which record of a CRM, one to one, with what we last wrote and saw there.

import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { CompanyStatus } from '#contract/company.ts';
import type { CrmKind } from '#contract/crm.ts';
import type { Transaction } from '../change-companies.ts';
import { refreshContactsOfCompanies } from '../leads/keep-contacts.ts';
import type { Records } from '../open-records.ts';
import { crmLinks } from '../schema/crm-records.ts';

type Db = Records['db'] | Transaction;
export type CrmLink = typeof crmLinks.$inferSelect;

export interface NewCrmLink {
  readonly crmId: number;
  readonly kind: CrmKind;
  readonly ourId: string;
  readonly theirId: string;
  readonly companyId?: number | undefined;
  readonly keyId?: number | undefined;
  readonly foundBy: string;
  readonly pushedHash?: string;
  readonly seenVersion?: string;
  readonly seenHash?: string;
  readonly seenOwner?: string | undefined;
  /** '' where the CRM says nothing; absent: what was noted still holds. */
  readonly seenStatus?: CompanyStatus | '' | undefined;
  /** Absent: what was noted still holds; '' where somebody else has worked on it. */
  readonly wholeHash?: string | undefined;
}

/** By our ids. */
export async function findLinks(
  db: Db,
  crmId: number,
  kind: CrmKind,
  ourIds: readonly string[],
): Promise<CrmLink[]> {
  if (ourIds.length === 0) return [];
  return db
    .select()
    .from(crmLinks)
    .where(and(eq(crmLinks.crmId, crmId), eq(crmLinks.kind, kind), inArray(crmLinks.ourId, [...ourIds])))
    .limit(ourIds.length);
}

/** By their ids. */
export async function findLinksOfTheirs(
  db: Db,
  crmId: number,
  kind: CrmKind,
  theirIds: readonly string[],
): Promise<CrmLink[]> {
  if (theirIds.length === 0) return [];
  return db
    .select()
    .from(crmLinks)
    .where(and(eq(crmLinks.crmId, crmId), eq(crmLinks.kind, kind), inArray(crmLinks.theirId, [...theirIds])))
    .limit(theirIds.length);
}

/**
 * Makes or moves a link, and notes what was written. False when their record is another one's: whoever comes second asks a human. What
 * is left out of `link` stays as it was.
 */
export async function keepLink(db: Db, link: NewCrmLink): Promise<boolean> {
  await dropNobodys(db, link);
  const { crmId, kind, ourId, theirId, companyId, keyId, foundBy, pushedHash, seenVersion, seenHash } = link;
  const { wholeHash, seenOwner, seenStatus } = link;
  const { rows } = await db.execute<{ id: string }>(sql`
    INSERT INTO crm_links AS kept (crm_id, kind, our_id, their_id, company_id, key_id, found_by, pushed_hash, pushed_at,
      seen_version, seen_hash, seen_owner, seen_status, whole_hash)
    SELECT ${crmId}, ${kind}, ${ourId}, ${theirId}, ${companyId ?? null}::int, ${keyId ?? null}::bigint, ${foundBy},
      ${pushedHash ?? ''}, CASE WHEN ${pushedHash ?? null}::text IS NULL THEN NULL ELSE now() END,
      ${seenVersion ?? ''}, ${seenHash ?? ''}, ${seenOwner ?? null}::text, ${seenStatus ?? null}::text, ${wholeHash ?? ''}
    WHERE NOT EXISTS (SELECT FROM crm_links WHERE crm_id = ${crmId} AND kind = ${kind} AND their_id = ${theirId}
      AND our_id <> ${ourId})
    ON CONFLICT (crm_id, kind, our_id) DO UPDATE SET their_id = excluded.their_id,
      company_id = coalesce(excluded.company_id, kept.company_id),
      pushed_hash = coalesce(${pushedHash ?? null}::text, kept.pushed_hash),
      pushed_at = coalesce(excluded.pushed_at, kept.pushed_at),
      seen_version = coalesce(${seenVersion ?? null}::text, kept.seen_version),
      seen_hash = coalesce(${seenHash ?? null}::text, kept.seen_hash),
      seen_owner = coalesce(excluded.seen_owner, kept.seen_owner),
      seen_status = coalesce(excluded.seen_status, kept.seen_status),
      whole_hash = coalesce(${wholeHash ?? null}::text, kept.whole_hash)
    RETURNING id`);
  return rows.length > 0;
}

/** Whether it is of a person who is gone without having been erased: whoever fits their record may have it. */
export function isNobodys({ kind, keyId, goneReason }: CrmLink): boolean {
  return kind === 'person' && keyId === null && !goneReason.startsWith('erased');
}

async function dropNobodys(db: Db, { crmId, kind, theirId, ourId }: NewCrmLink): Promise<void> {
  if (kind !== 'person') return;
  await db.execute(sql`
    DELETE FROM crm_links WHERE crm_id = ${crmId} AND kind = 'person' AND their_id = ${theirId} AND our_id <> ${ourId}
      AND key_id IS NULL AND NOT starts_with(gone_reason, 'erased')`);
}

export interface SeenState {
  readonly version: string;
  readonly hash: string;
  readonly ownerId?: string;
  /** '' where the CRM says nothing of it. */
  readonly status?: CompanyStatus | '';
}

/** What their record looks like now; what is left out stays as it was noted. */
export async function noteSeen(
  db: Db,
  id: number,
  { version, hash, ownerId, status }: SeenState,
): Promise<void> {
  const owner = ownerId === undefined ? {} : { seenOwner: ownerId };
  const said = status === undefined ? {} : { seenStatus: status };
  await db
    .update(crmLinks)
    .set({ seenVersion: version, seenHash: hash, ...owner, ...said })
    .where(eq(crmLinks.id, id));
}

/** What we made of it, nobody else having touched it since our last write. */
export async function noteLeft(db: Db, id: number, hash: string): Promise<void> {
  await db.update(crmLinks).set({ pushedHash: hash }).where(eq(crmLinks.id, id));
}

/** Deleted there: it is never made anew. */
export async function markGone(db: Db, id: number, reason: string): Promise<void> {
  await db
    .update(crmLinks)
    .set({ goneAt: sql`now()`, goneReason: reason })
    .where(and(eq(crmLinks.id, id), isNull(crmLinks.goneAt)));
}

/** Where tasks are deals: whether one of ours of these companies is neither won nor lost nor gone, as far as was read. */
export async function hasOpenTask(db: Db, crmId: number, companyIds: readonly number[]): Promise<boolean> {
  const { rows } = await db.execute(sql`
    SELECT 1 FROM crm_links l LEFT JOIN crm_deals d ON d.crm_id = l.crm_id AND d.their_id = l.their_id
    WHERE l.crm_id = ${crmId} AND l.kind = 'task' AND l.company_id = ANY(${sql.param([...companyIds])}::int[])
      AND l.gone_at IS NULL AND (d.their_id IS NULL OR (d.state = 'open' AND d.gone_at IS NULL)) LIMIT 1`);
  return rows.length > 0;
}

/** Their record went into another, which has all that was in it. */
export async function followSurvivor(db: Db, id: number, theirId: string): Promise<void> {
  await db
    .update(crmLinks)
    .set({ theirId, seenVersion: '', seenHash: '', seenStatus: null })
    .where(eq(crmLinks.id, id));
}

/** A human said that it is theirs: it stands there, and whatever was seen of another record is none of it. */
export async function reviveLink(db: Db, crmId: number, kind: CrmKind, ourId: string): Promise<void> {
  await db
    .update(crmLinks)
    .set({ goneAt: null, goneReason: '', seenVersion: '', seenHash: '', seenStatus: null })
    .where(and(eq(crmLinks.crmId, crmId), eq(crmLinks.kind, kind), eq(crmLinks.ourId, ourId)));
}

/** A human wants it there again: the tombstone goes with the link. In a transaction, since leads may have to follow. */
export async function dropLink(db: Db, crmId: number, kind: CrmKind, ourId: string): Promise<void> {
  const dropped = await db
    .delete(crmLinks)
    .where(and(eq(crmLinks.crmId, crmId), eq(crmLinks.kind, kind), eq(crmLinks.ourId, ourId)))
    .returning({ companyId: crmLinks.companyId, contactedAt: crmLinks.contactedAt });
  for (const { companyId, contactedAt } of dropped)
    if (companyId !== null && contactedAt !== null) await refreshContactsOfCompanies(db, [companyId]);
}

/** A page of those that stand there as far as we know, by id: for CRMs that tell nobody of deletions. */
export async function listStanding(
  { db }: Records,
  crmId: number,
  kind: CrmKind,
  { afterId, limit }: { afterId: number; limit: number },
): Promise<CrmLink[]> {
  return db
    .select()
    .from(crmLinks)
    .where(
      and(
        eq(crmLinks.crmId, crmId),
        eq(crmLinks.kind, kind),
        isNull(crmLinks.goneAt),
        sql`${crmLinks.id} > ${afterId}`,
      ),
    )
    .orderBy(crmLinks.id)
    .limit(limit);
}
