// Takes back one write of a run: a field goes back only if it still is what we made of it, and a record that we made goes only if nobody
// has touched it since.

import type { OutboxPayload } from '#contract/outbox.ts';
import { type FieldValues, isSameValue } from '#intelligence/sync/field-value.ts';
import { hashState } from '#intelligence/sync/loop-guard.ts';
import { findWrite, openWrite, settleWrite, type WriteContent } from '#stores/records/crm/crm-ledger.ts';
import { dropLink, findLinks, noteSeen } from '#stores/records/crm/crm-links.ts';
import type { RecordKind } from '../connectors/connector.ts';
import type { Deliverer, Delivery } from '../outbox/deliverer.ts';
import type { CrmAccount, CrmAccounts, CrmDesk } from './crm-accounts.ts';
import { crmPace } from './crm-pace.ts';
import { describeCrmFault } from './describe-crm-fault.ts';

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
  if (kind === 'note' || kind === 'task') {
    await account.connector.remove(kind, write.theirId);
    await dropLink(desk.records.db, write.crmId, kind, write.ourId);
    return '';
  }
  if (action === 'link') return 'links_stay';
  const [remote] = await account.connector.find(kind, { by: 'link', value: write.theirId });
  if (remote === undefined) return 'deleted_there';
  const [link] = await findLinks(desk.records.db, write.crmId, kind, [write.ourId]);
  if (action === 'create') {
    const isUntouched = link?.seenHash === hashState(remote.values, remote.ownerId, remote.status);
    if (!isUntouched) return 'changed_there';
    await account.connector.remove(kind, write.theirId);
    await dropLink(desk.records.db, write.crmId, kind, write.ourId);
    return '';
  }
  const about = { kind, theirId: write.theirId, ownId: write.ourId };
  const restored = await restore(account, about, content, remote.values);
  if (restored === undefined) return 'changed_there';
  if (link !== undefined) {
    const hash = hashState({ ...remote.values, ...restored.values }, remote.ownerId, remote.status);
    await noteSeen(desk.records.db, link.id, { version: restored.version, hash });
  }
  return '';
}

async function restore(
  { connector }: CrmAccount,
  { kind, theirId, ownId }: { kind: RecordKind; theirId: string; ownId: string },
  { before, after }: WriteContent,
  now: FieldValues,
): Promise<{ readonly values: FieldValues; readonly version: string } | undefined> {
  const names = Object.keys(after).filter((name) => isSameValue(now[name], after[name]));
  if (names.length === 0) return undefined;
  const values = Object.fromEntries(names.map((name) => [name, before[name] ?? null]));
  const { version } = await connector.write(kind, { ownId, theirId, values });
  return { values, version };
}
