// Keeps a connection to a CRM with the account whose records are linked: at another address or in another database the same numbers are
// other records.

import type { CrmProvider } from '#contract/crm.ts';
import { openConnectionKeys } from '#stores/records/connection-keys.ts';
import { hasLinks } from '#stores/records/crm/crm-account.ts';
import { type CrmRecord, openCrmCredentials } from '#stores/records/crm/keep-crm-connections.ts';
import { Refusal } from '../api/refusal.ts';
import type { CrmPlace, DashboardParts } from '../dashboard-parts.ts';

type Parts = Pick<DashboardParts, 'records' | 'secret' | 'tryCrm'>;

/** Throws Refusal `crm_other_account`: something is linked, and the account elsewhere could not be shown to be the same. */
export async function checkSameAccount(
  { records, secret, tryCrm }: Parts,
  before: CrmRecord,
  { baseUrl = before.baseUrl, credentials }: Partial<CrmPlace>,
): Promise<void> {
  const kept = openCrmCredentials(before, openConnectionKeys(secret));
  const there = { baseUrl, database: (credentials ?? kept).database };
  const isMoved =
    placeOf(before.provider, there) !==
    placeOf(before.provider, { baseUrl: before.baseUrl, database: kept.database });
  if (!isMoved || !(await hasLinks(records.db, before.id))) return;
  if (await tryCrm.isSame(before, { baseUrl, ...(credentials && { credentials }) })) return;
  throw new Refusal('crm_other_account');
}

/** Of files the folder is the account. */
function placeOf(
  provider: CrmProvider,
  { baseUrl, database }: { readonly baseUrl: string; readonly database: string },
): string {
  const isFiles = provider === 'folder' || provider === 'sftp';
  return `${isFiles ? baseUrl : new URL(baseUrl).origin} ${database}`;
}
