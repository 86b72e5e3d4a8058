// Brings one company or person to a CRM: found or made there, and written by who owns each field.

import type { FieldValues } from '#intelligence/sync/field-value.ts';
import { hashState, isKnownState } from '#intelligence/sync/loop-guard.ts';
import { planFields } from '#intelligence/sync/plan-fields.ts';
import { findDoubt, settleDoubts } from '#stores/records/crm/crm-ledger.ts';
import { type CrmLink, keepLink, type NewCrmLink } from '#stores/records/crm/crm-links.ts';
import type { RemoteRecord, WrittenRecord } from '../connectors/connector.ts';
import { fillCompany } from './fill-company.ts';
import { type FoundThere, findThere, type Wanted } from './find-there.ts';
import { leaveOutOurselves } from './leave-out-ourselves.ts';
import { orLeave } from './or-leave.ts';
import { orWithoutOwner } from './or-without-owner.ts';
import { authorOfCrm } from './pull-context.ts';
import type { PushContext } from './push-context.ts';
import { withOwnerNews } from './with-owner-news.ts';
import { writeAndRead } from './write-and-read.ts';
import { noteSkipped, writeLedgered } from './write-ledgered.ts';

export interface OwnRecord extends Wanted {
  /** By our names; what is blank is unknown. */
  readonly values: FieldValues;
  readonly mayCreate: boolean;
  /** Names of the people whom it is about. */
  readonly people: readonly string[];
  /** Of a person: their company there. */
  readonly theirCompanyId?: string | undefined;
  /** Whose it is to be there when it is made; '' for nobody of theirs. */
  readonly theirOwnerId: string;
}

export interface PushedRecord {
  readonly ourId: string;
  /** '' in a dry run that would make it. */
  readonly theirId: string;
  readonly ownerId: string;
  /** Of a person: which company of ours the link says. */
  readonly linkedCompanyId: number | undefined;
}

/** Undefined when it is not there, and not to be there: the ledger says why. */
export async function pushRecord(context: PushContext, own: OwnRecord): Promise<PushedRecord | undefined> {
  const { kind, people } = own;
  const found = await findThere(context, own);
  const ourId = ('link' in found ? found.link?.ourId : undefined) ?? own.facts.ownIds[0] ?? '';
  if (found.outcome === 'leave') {
    await noteSkipped(context, { kind, ourId, people }, found.reason);
    return undefined;
  }
  if (found.outcome === 'none' && !own.mayCreate) {
    await noteSkipped(context, { kind, ourId, people }, 'not_to_be_created');
    return undefined;
  }
  return writeFound(context, own, ourId, found);
}

type Standing = Exclude<FoundThere, { outcome: 'leave' }>;

async function writeFound(
  context: PushContext,
  own: OwnRecord,
  ourId: string,
  found: Standing,
): Promise<PushedRecord> {
  const { kind, people } = own;
  const remote = found.outcome === 'found' ? found.remote : undefined;
  const foundBy = found.link?.foundBy ?? (found.outcome === 'found' ? found.by : 'created');
  const told = remote && (await leaveOutOurselves(context.connector, foundBy, remote));
  if (remote !== undefined && told !== undefined && kind === 'company')
    await takeNews(context, own.companyId, { remote, told }, found.link);
  const before = remote?.values ?? {};
  const planned = planFields(context.rules[kind], { ours: own.values, theirs: before }).push;
  const push = remote === undefined ? withName(context, own, planned) : planned;
  const isAsWeLeftIt = remote === undefined || (await isOnlyOurs(context, ourId, remote, found.link));
  const linkOf = (written: Omit<WrittenRecord, 'isNew'>) =>
    linkAfter(context, own, { ourId, found, push, isAsWeLeftIt }, written);
  const pushed = (theirId: string): PushedRecord => ({
    ...{ ourId, theirId, ownerId: told?.ownerId ?? '' },
    linkedCompanyId: found.link?.companyId ?? undefined,
  });
  if (remote !== undefined && Object.keys(push).length === 0 && remote.ownId === ourId) {
    const { id, version } = remote;
    await keepUnchanged(context, linkOf({ id, version, record: remote }));
    return pushed(remote.id);
  }
  const write = {
    ...{ kind, ourId, people, after: push, theirId: remote?.id, link: linkOf },
    action: remote === undefined ? ('create' as const) : ('update' as const),
    before: Object.fromEntries(Object.keys(push).map((name) => [name, before[name] ?? null])),
  };
  const written = await writeLedgered(context, write, (doubtSinceMs) =>
    orWithoutOwner(remote === undefined ? own.theirOwnerId : '', (ownerId) =>
      writeAndRead(context.connector, kind, {
        ...{ ownId: ourId, theirId: remote?.id, values: push, companyId: own.theirCompanyId },
        ...{ ownerId, doubtSinceMs },
      }),
    ),
  );
  return pushed(written?.id ?? remote?.id ?? '');
}

/** The link to what was written or left as it is, and what stands there now. */
function linkAfter(
  { crmId }: PushContext,
  { kind, companyId, keyId }: OwnRecord,
  {
    ourId,
    found,
    push,
    isAsWeLeftIt,
  }: { ourId: string; found: Standing; push: FieldValues; isAsWeLeftIt: boolean },
  { id, version, record, wholeHash }: Omit<WrittenRecord, 'isNew'>,
): NewCrmLink {
  const remote = found.outcome === 'found' ? found.remote : undefined;
  // Where it could not be read: as far as we know.
  const seenOwner = (record ?? remote)?.ownerId ?? '';
  const hash = record
    ? hashRecord(record)
    : hashState({ ...remote?.values, ...push }, seenOwner, remote?.status);
  return {
    ...{ crmId, kind, ourId, theirId: id, keyId },
    companyId: kind === 'company' ? companyId : undefined,
    foundBy: found.outcome === 'found' ? found.by : 'created',
    ...{ seenVersion: version, seenHash: hash, seenOwner, wholeHash },
    seenStatus: statusOf(kind, record ?? remote),
    pushedHash: isAsWeLeftIt ? hash : (found.link?.pushedHash ?? ''),
  };
}

/** Of a company as it was read; undefined where nobody looked. */
function statusOf(kind: OwnRecord['kind'], record: RemoteRecord | undefined) {
  return kind === 'company' && record !== undefined ? (record.status ?? '') : undefined;
}

function hashRecord({ values, ownerId, status }: RemoteRecord): string {
  return hashState(values, ownerId, status);
}

/** Nobody else has touched it since we last wrote: an undo that finds it so may take it away. A write in doubt may have made it as it is. */
async function isOnlyOurs(
  { records, crmId }: PushContext,
  ourId: string,
  remote: RemoteRecord,
  link: CrmLink | undefined,
): Promise<boolean> {
  if (link === undefined || link.pushedHash === hashRecord(remote)) return true;
  return (await findDoubt(records.db, crmId, ourId)) !== undefined;
}

function withName(
  { rules, connector }: PushContext,
  { kind, facts }: OwnRecord,
  push: FieldValues,
): FieldValues {
  const field = rules[kind].find(({ ours }) => ours === 'name')?.theirs;
  const [email] = facts.emails ?? [];
  if (kind !== 'person' || connector.needsPersonName !== true || field === undefined || email === undefined)
    return push;
  return (push[field] ?? '') === '' ? { ...push, [field]: email } : push;
}

/**
 * What stands there by the rules of its fields; and whose it is and what it is to them, where that was changed since the last reading: once
 * we have written, it looks like our own.
 */
async function takeNews(
  context: PushContext,
  companyId: number,
  { remote, told }: { readonly remote: RemoteRecord; readonly told: RemoteRecord },
  link: Pick<CrmLink, 'seenVersion' | 'seenHash' | 'seenOwner'> | undefined,
): Promise<void> {
  if (context.isDry) return;
  const state = { version: remote.version, hash: hashRecord(remote) };
  const isKnown = link && isKnownState({ version: link.seenVersion, hash: link.seenHash }, state);
  const by = authorOfCrm(context.record);
  const news = isKnown ? { ...remote, ownerId: '', status: undefined } : withOwnerNews(link, remote, told);
  await orLeave(context, { theirId: remote.id, companyId }, () =>
    fillCompany({ ...context, by }, companyId, news),
  );
}

/** Nothing is to be written there; that it is the one is kept here. */
async function keepUnchanged({ records, isDry }: PushContext, link: NewCrmLink): Promise<void> {
  if (isDry) return;
  await keepLink(records.db, link);
  // A write in doubt had arrived: it is what stands there.
  await settleDoubts(records.db, link.crmId, link.ourId, { hasArrived: true });
}
