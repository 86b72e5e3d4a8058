// Takes back one write of a run: a field goes back only if it still is what we made of it, and a record that we made goes only if nobody
// has touched it or hung anything on it since.

import type { CrmKind } from '#contract/crm.ts';
import type { OutboxPayload } from '#contract/outbox.ts';
import { isSameValue } from '#intelligence/sync/field-value.ts';
import { hashState, isKnownState } from '#intelligence/sync/loop-guard.ts';
import {
  findWrite,
  isOfEarlierRun,
  openWrite,
  settleWrite,
  type WriteContent,
} from '#stores/records/crm/crm-ledger.ts';
import { type CrmLink, dropLink, findLinks, noteLeft, noteSeen } from '#stores/records/crm/crm-links.ts';
import { hasOrdersThere } from '#stores/records/crm/keep-crm-orders.ts';
import { hasDealsThere } from '#stores/records/crm/keep-crm-reads.ts';
import type { RecordKind, RemoteRecord } from '../connectors/connector.ts';
import type { Deliverer, Delivery } from '../outbox/deliverer.ts';
import type { CrmAccount, CrmAccounts, CrmDesk } from './crm-accounts.ts';
import { crmPace } from './crm-pace.ts';
import { describeCrmFault } from './describe-crm-fault.ts';
import { tellUntouched } from './know-untouched.ts';
import { writeAndRead } from './write-and-read.ts';

type Payload = OutboxPayload<'undo_crm_write'>;

export function createUndoWrite(desk: CrmDesk, accounts: CrmAccounts): Deliverer<Payload> {
  return {
    ...crmPace,
    deliver: async ({ crmId, writeId }, { nowMs }): Promise<Delivery> => {
      const account = await accounts.open(crmId);
      if (account === undefined) return { outcome: 'aside', reason: 'no_connection', detail: '' };
      const write = await findWrite(desk.records.db, crmId, writeId);
      const content = write === undefined ? undefined : openWrite(write, desk.keys);
      if (write === undefined || write.state !== 'done' || content === undefined) return done;
      try {
        await account.prove();
        const reason = await takeBack(desk, account, write, content);
        await settleWrite(desk.records.db, write.id, { state: reason === '' ? 'undone' : 'done', reason });
        return done;
      } catch (error) {
        const { changedAt } = account.record;
        return describeCrmFault(error, { nowMs, records: desk.records, crmId, changedAt });
      }
    },
  };
}

const done: Delivery = { outcome: 'done', effect: async () => undefined };

type Write = NonNullable<Awaited<ReturnType<typeof findWrite>>>;

/** '' when it is taken back, or why not. */
async function takeBack(
  desk: CrmDesk,
  account: CrmAccount,
  write: Write,
  content: WriteContent,
): Promise<string> {
  const { kind, action } = write;
  if (kind === 'note' || kind === 'task') return takeBackText(desk, account, write, kind);
  if (action === 'link') return 'links_stay';
  const [remote] = await account.connector.find(kind, { by: 'link', value: write.theirId });
  if (remote === undefined) return 'deleted_there';
  const [link] = await findLinks(desk.records.db, write.crmId, kind, [write.ourId]);
  const isUntouched = link?.pushedHash === stateOf(remote).hash;
  if (action === 'create') {
    if (!isUntouched || link === undefined) return 'changed_there';
    // What hangs on it would go with it, or hang on nothing.
    if (kind === 'company' && (await hasBusiness(desk, write))) return 'changed_there';
    return removeUntouched(desk, account, { kind, theirId: write.theirId, link });
  }
  const restored = await restore(account, kind, write, content, remote);
  if (restored === undefined) return 'changed_there';
  if (link !== undefined) await noteRestored(desk, link, { before: remote, after: restored, isUntouched });
  return '';
}

async function hasBusiness({ records: { db } }: CrmDesk, { crmId, theirId }: Write): Promise<boolean> {
  return (await hasDealsThere(db, crmId, theirId)) || hasOrdersThere(db, crmId, theirId);
}

/** Only what this run made, as it made it: an earlier one's stays, with what it says now. */
async function takeBackText(
  desk: CrmDesk,
  account: CrmAccount,
  write: Write,
  kind: 'note' | 'task',
): Promise<string> {
  const [link] = await findLinks(desk.records.db, write.crmId, kind, [write.ourId]);
  // Taken away with a later write of the run.
  if (link === undefined) return '';
  if (await isOfEarlierRun(desk.records.db, write)) return 'earlier_run';
  return removeUntouched(desk, account, { kind, theirId: write.theirId, link });
}

async function removeUntouched(
  { records }: CrmDesk,
  { connector }: CrmAccount,
  { kind, theirId, link }: { kind: CrmKind; theirId: string; link: CrmLink },
): Promise<string> {
  const { wholeHash } = link;
  const state = await tellUntouched(connector, { kind, id: theirId, wholeHash });
  if (state === 'gone') return 'deleted_there';
  if (state === 'touched') return 'changed_there';
  if (state === 'unknown') return 'beneath_unknown';
  await connector.remove(kind, theirId);
  await records.db.transaction((tx) => dropLink(tx, link.crmId, kind, link.ourId));
  return '';
}

function stateOf({ version, values, ownerId, status }: RemoteRecord) {
  return { version, hash: hashState(values, ownerId, status) };
}

/** As it stands there then; undefined when none of its fields is what we made of it. */
async function restore(
  { connector }: CrmAccount,
  kind: RecordKind,
  { theirId, ourId }: Write,
  { before, after, left = after }: WriteContent,
  now: RemoteRecord,
): Promise<RemoteRecord | undefined> {
  const names = Object.keys(left).filter((name) => isSameValue(now.values[name], left[name]));
  if (names.length === 0) return undefined;
  const values = Object.fromEntries(names.map((name) => [name, before[name] ?? null]));
  const written = await writeAndRead(connector, kind, { ownId: ourId, theirId, values });
  return written.record ?? { ...now, version: written.version, values: { ...now.values, ...values } };
}

/** What somebody else did there stays news, and stays what keeps an undo from deleting the record. */
async function noteRestored(
  { records }: CrmDesk,
  link: CrmLink,
  { before, after, isUntouched }: { before: RemoteRecord; after: RemoteRecord; isUntouched: boolean },
): Promise<void> {
  const isKnown = isKnownState({ version: link.seenVersion, hash: link.seenHash }, stateOf(before));
  if (isKnown) await noteSeen(records.db, link.id, stateOf(after));
  if (isUntouched) await noteLeft(records.db, link.id, stateOf(after).hash);
}
