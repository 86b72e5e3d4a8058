// Whether the account at the other end is the one that is linked: by its own id there, and where it tells none, by what stands in records
// that we linked. The numbers of another account are other records.

import { hashState, isKnownState } from '#intelligence/sync/loop-guard.ts';
import { beginAccount, hasLinks, keepAccount, listProofs } from '#stores/records/crm/crm-account.ts';
import type { CrmLink } from '#stores/records/crm/crm-links.ts';
import type { CrmRecord } from '#stores/records/crm/keep-crm-connections.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { Connector } from '../connectors/connector.ts';
import { CrmError } from '../http/crm-fault.ts';

interface JudgedAccount {
  /** `unknown`: it tells no id, and there is nothing to compare. */
  readonly outcome: 'same' | 'other' | 'unknown';
  /** As it tells it; '' when it tells none. */
  readonly told: string;
}

/** Enough that some were not changed since we saw them. */
const proofsMax = 10;

/** `connector`: to the place in question. Rejects with CrmError. */
export async function judgeAccount(
  records: Records,
  { id, accountId }: Pick<CrmRecord, 'id' | 'accountId'>,
  connector: Connector,
): Promise<JudgedAccount> {
  const told = (await connector.tellAccount?.()) ?? '';
  if (told !== '' && accountId !== '') return { outcome: told === accountId ? 'same' : 'other', told };
  const links = await listProofs(records, id, proofsMax);
  if (links.length === 0) return { outcome: 'unknown', told };
  for (const link of links) if (await isStanding(connector, link)) return { outcome: 'same', told };
  return { outcome: 'other', told };
}

/** It bears our id, or is as we saw it last. */
async function isStanding(
  connector: Connector,
  { kind, ourId, theirId, seenVersion, seenHash }: CrmLink,
): Promise<boolean> {
  if (kind !== 'company' && kind !== 'person') return false;
  const [remote] = await connector.find(kind, { by: 'link', value: theirId });
  if (remote === undefined) return false;
  if (remote.ownId !== '') return remote.ownId === ourId;
  const { version, values, ownerId, status } = remote;
  const seen = { version: seenVersion, hash: seenHash };
  return isKnownState(seen, { version, hash: hashState(values, ownerId, status) });
}

/** Rejects with CrmError `not_this_crm` when another account answers since address or credentials were changed. */
export async function proveAccount(records: Records, record: CrmRecord, connector: Connector): Promise<void> {
  const { accountId, isProven } = record;
  if (isProven && (accountId !== '' || connector.tellAccount === undefined)) return;
  if (isProven) return keepAccount(records.db, record, (await connector.tellAccount?.()) ?? '');
  const { outcome, told } = await judgeAccount(records, record, connector);
  if (outcome === 'same') return keepAccount(records.db, record, told);
  if (!(await hasLinks(records.db, record.id))) return beginAccount(records, record, told);
  if (outcome === 'unknown') return keepAccount(records.db, record, told);
  const named = told === '' ? '' : ` ${told}, and the links are of ${accountId || 'another'}`;
  throw new CrmError({ kind: 'mend', reason: 'not_this_crm' }, `this is another account${named}`);
}
