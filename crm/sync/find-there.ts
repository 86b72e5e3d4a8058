// Finds the record of a CRM that is one of ours, or says why none is to be touched.

import { isOtherVat, judgeFound, listMatchKeys, type MatchFacts } from '#intelligence/sync/match-record.ts';
import { findDoubt, isNotedSkipped } from '#stores/records/crm/crm-ledger.ts';
import {
  type CrmLink,
  findLinks,
  findLinksOfTheirs,
  isNobodys,
  markGone,
} from '#stores/records/crm/crm-links.ts';
import { askQuestion, findQuestion } from '#stores/records/crm/crm-questions.ts';
import { findGoneOwnIds } from '#stores/records/crm/forgotten-links.ts';
import type { RecordKind, RemoteRecord } from '../connectors/connector.ts';
import { liftTombstone } from './lift-tombstone.ts';
import { checkTime, type PushContext } from './push-context.ts';
import { takeGone } from './take-gone.ts';

export interface Wanted {
  readonly kind: RecordKind;
  readonly facts: MatchFacts;
  readonly companyId: number;
  readonly keyId?: number | undefined;
}

export type FoundThere =
  | {
      readonly outcome: 'found';
      readonly link: CrmLink | undefined;
      readonly remote: RemoteRecord;
      readonly by: string;
    }
  | { readonly outcome: 'none'; readonly link: undefined }
  | { readonly outcome: 'leave'; readonly reason: 'deleted_there' | 'ambiguous' | 'left_by_human' };

export async function findThere(context: PushContext, wanted: Wanted): Promise<FoundThere> {
  const { records, crmId } = context;
  const { kind, facts } = wanted;
  // One that stands before those that are gone: what was merged there was linked to several of ours.
  const [kept] = (await findLinks(records.db, crmId, kind, facts.ownIds)).sort(
    (one, other) => Number(one.goneAt !== null) - Number(other.goneAt !== null) || one.id - other.id,
  );
  const link = kept !== undefined && kept.goneAt !== null ? await lookAgain(context, kept) : kept;
  if (kept !== undefined && link === undefined) return { outcome: 'leave', reason: 'deleted_there' };
  const asked = link === undefined ? await askedBefore(context, wanted) : 'no';
  if (asked === 'open') return { outcome: 'leave', reason: 'ambiguous' };
  if (asked === 'left') return { outcome: 'leave', reason: 'left_by_human' };
  const found = await lookThere(context, wanted, link);
  if (found.outcome === 'ambiguous') {
    if (asked === 'new') return { outcome: 'none', link: undefined };
    const { by, ids } = found;
    const [ourId = ''] = facts.ownIds;
    const { companyId, keyId } = wanted;
    const question = {
      crmId,
      kind,
      question: 'which' as const,
      ourId,
      companyId,
      keyId,
      foundBy: by,
      theirIds: ids,
    };
    await askQuestion(records.db, question);
    return { outcome: 'leave', reason: 'ambiguous' };
  }
  if (found.outcome === 'found') {
    if (link !== undefined && link.theirId !== found.remote.id) {
      const gone = { id: link.theirId, mergedInto: found.remote.id };
      await takeGone(context, kind, gone);
      const [still] = await findLinks(records.db, crmId, kind, [link.ourId]);
      // It was merged into one that another of ours is: a human is asked.
      if (still === undefined || still.goneAt !== null) return { outcome: 'leave', reason: 'ambiguous' };
    }
    return { outcome: 'found', link, remote: found.remote, by: found.by };
  }
  if (link === undefined) return { outcome: 'none', link: undefined };
  await markGone(records.db, link.id, 'not_found');
  return { outcome: 'leave', reason: 'deleted_there' };
}

/** Once in a day: whether what was thrown away there was brought back. */
async function lookAgain(context: PushContext, gone: CrmLink): Promise<CrmLink | undefined> {
  const { crmId, records } = context;
  const skipped = { crmId, ourId: gone.ourId, theirId: '', reason: 'deleted_there' };
  return (await isNotedSkipped(records.db, skipped)) ? undefined : liftTombstone(context, gone);
}

async function askedBefore(
  { records, crmId }: PushContext,
  { kind, facts }: Wanted,
): Promise<'no' | 'open' | 'new' | 'left'> {
  const [ourId = ''] = facts.ownIds;
  const question = await findQuestion(records.db, crmId, kind, ourId);
  const { state } = question ?? {};
  return state === 'open' || state === 'new' || state === 'left' ? state : 'no';
}

type Look =
  | { readonly outcome: 'found'; readonly remote: RemoteRecord; readonly by: string }
  | { readonly outcome: 'none' }
  | { readonly outcome: 'ambiguous'; readonly by: string; readonly ids: readonly string[] };

async function lookThere(
  context: PushContext,
  { kind, facts }: Wanted,
  link: CrmLink | undefined,
): Promise<Look> {
  const { records, crmId, connector } = context;
  const ownIds = new Set(facts.ownIds);
  const doubtSinceMs = await findDoubt(records.db, crmId, link?.ourId ?? facts.ownIds[0] ?? '');
  for (const key of listMatchKeys({ ...facts, linkedId: link?.theirId })) {
    checkTime(context);
    const remotes = await connector.find(kind, key, doubtSinceMs);
    const takenIds = await findTaken(context, kind, remotes, ownIds);
    const goneIds = await findGoneOwnIds(
      records.db,
      remotes.map(({ ownId }) => ownId),
    );
    const found = remotes.map(({ id, ownId }) => ({ id, ownId: goneIds.has(ownId) ? '' : ownId }));
    const judged = judgeFound(key, found, { ownIds, takenIds });
    if (judged === undefined) continue;
    if (judged.outcome === 'ambiguous') return judged;
    const remote = remotes.find(({ id }) => id === judged.id);
    if (remote === undefined) continue;
    // Two firms of a group share their site: that it is another one, the number says.
    if (judged.by === 'domain' && isOtherVat(facts.vatNumber ?? '', remote.vatNumber))
      return { outcome: 'ambiguous', by: 'domain', ids: [remote.id] };
    return { outcome: 'found', remote, by: judged.by };
  }
  return { outcome: 'none' };
}

/** Of these those that are linked to others of ours. */
async function findTaken(
  { records, crmId }: PushContext,
  kind: RecordKind,
  remotes: readonly RemoteRecord[],
  ownIds: ReadonlySet<string>,
): Promise<Set<string>> {
  const theirIds = remotes.map(({ id }) => id);
  const links = await findLinksOfTheirs(records.db, crmId, kind, theirIds);
  const taken = links.filter((link) => !ownIds.has(link.ourId) && !isNobodys(link));
  return new Set(taken.map(({ theirId }) => theirId));
}
