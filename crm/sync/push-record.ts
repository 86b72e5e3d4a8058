// Brings one company or person to a CRM: found or made there, and written by who owns each field.

import type { FieldValues } from '#intelligence/sync/field-value.ts';
import { hashState, hashValues, isKnownState } from '#intelligence/sync/loop-guard.ts';
import { planFields } from '#intelligence/sync/plan-fields.ts';
import { settleDoubts } from '#stores/records/crm/crm-ledger.ts';
import { type CrmLink, keepLink, type NewCrmLink } from '#stores/records/crm/crm-links.ts';
import type { RemoteRecord, WrittenRecord } from '../connectors/connector.ts';
import { fillCompany } from './fill-company.ts';
import { type FoundThere, findThere, type Wanted } from './find-there.ts';
import { orLeave } from './or-leave.ts';
import { authorOfCrm } from './pull-context.ts';
import type { PushContext } from './push-context.ts';
import { noteSkipped, writeLedgered } from './write-ledgered.ts';

export interface OwnRecord extends Wanted {
  /** By our names; what is blank is unknown. */
  readonly values: FieldValues;
  readonly mayCreate: boolean;
  /** Names of the people whom it is about. */
  readonly people: readonly string[];
  /** Of a person: their company there. */
  readonly theirCompanyId?: string | undefined;
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

async function writeFound(
  context: PushContext,
  own: OwnRecord,
  ourId: string,
  found: Exclude<FoundThere, { outcome: 'leave' }>,
): Promise<PushedRecord> {
  const { kind, people } = own;
  const remote = found.outcome === 'found' ? found.remote : undefined;
  if (remote !== undefined && kind === 'company') await takeNews(context, own.companyId, remote, found.link);
  const before = remote?.values ?? {};
  const planned = planFields(context.rules[kind], { ours: own.values, theirs: before }).push;
  const push = remote === undefined ? withName(context, own, planned) : planned;
  const after = { ...before, ...push };
  const linkOf = (written: Pick<WrittenRecord, 'id' | 'version'>): NewCrmLink => ({
    ...{ crmId: context.crmId, kind, ourId, theirId: written.id, keyId: own.keyId },
    companyId: kind === 'company' ? own.companyId : undefined,
    foundBy: found.outcome === 'found' ? found.by : 'created',
    ...{
      pushedHash: hashValues(push),
      seenVersion: written.version,
      seenHash: hashState(after, remote?.ownerId ?? '', remote?.status),
    },
  });
  const pushed = (theirId: string): PushedRecord => ({
    ...{ ourId, theirId, ownerId: remote?.ownerId ?? '' },
    linkedCompanyId: found.link?.companyId ?? undefined,
  });
  if (remote !== undefined && Object.keys(push).length === 0 && remote.ownId === ourId) {
    await keepUnchanged(context, remote, linkOf(remote), found.link?.pushedHash);
    return pushed(remote.id);
  }
  const write = {
    ...{ kind, ourId, people, after: push, theirId: remote?.id, link: linkOf },
    action: remote === undefined ? ('create' as const) : ('update' as const),
    before: Object.fromEntries(Object.keys(push).map((name) => [name, before[name] ?? null])),
  };
  const written = await writeLedgered(context, write, (doubtSinceMs) =>
    context.connector.write(kind, {
      ...{ ownId: ourId, theirId: remote?.id, values: push, companyId: own.theirCompanyId, doubtSinceMs },
    }),
  );
  return pushed(written?.id ?? remote?.id ?? '');
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
  remote: RemoteRecord,
  link: Pick<CrmLink, 'seenVersion' | 'seenHash'> | undefined,
): Promise<void> {
  if (context.isDry) return;
  const { version, values, ownerId, status } = remote;
  const state = { version, hash: hashState(values, ownerId, status) };
  const isKnown = link && isKnownState({ version: link.seenVersion, hash: link.seenHash }, state);
  const by = authorOfCrm(context.record);
  const told = isKnown ? { ...remote, ownerId: '', status: undefined } : remote;
  await orLeave(context, { theirId: remote.id, companyId }, () =>
    fillCompany({ ...context, by }, companyId, told),
  );
}

/** Nothing is to be written there; that it is the one is kept here. */
async function keepUnchanged(
  { records, isDry }: PushContext,
  remote: RemoteRecord,
  link: NewCrmLink,
  pushedHash: string | undefined,
): Promise<void> {
  if (isDry) return;
  await keepLink(records.db, { ...link, theirId: remote.id, pushedHash: pushedHash ?? '' });
  // A write in doubt had arrived: it is what stands there.
  await settleDoubts(records.db, link.crmId, link.ourId, { hasArrived: true });
}
