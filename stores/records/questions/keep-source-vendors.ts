// The operator's accounts with vendors of `.mmdb` files: key and wanted files, the key sealed.

import { z } from 'zod';
import type { VendorName } from '#contract/source-report.ts';
import type { Records } from '../open-records.ts';
import { openSecret, sealSecret } from '../seal-secret.ts';
import { forgetSetting, keepSetting, readSetting } from './keep-setting.ts';

const keptSchema = z.object({
  accountId: z.string(),
  /** '' while there is none. */
  sealedKey: z.string(),
  keyEnd: z.string(),
  editions: z.array(z.string()),
});

export interface VendorAccount {
  accountId: string;
  /** '' while there is none. */
  key: string;
  editions: readonly string[];
}

const endLength = 4;
const nameOf = (vendor: VendorName) => `source_vendor:${vendor}`;

/** `sealKey`: of `deriveKey` for source secrets. Undefined when nothing is kept. */
export async function readVendorAccount(
  records: Records,
  vendor: VendorName,
  sealKey: Buffer,
): Promise<VendorAccount | undefined> {
  const kept = await readSetting(records, nameOf(vendor), keptSchema);
  if (kept === undefined) return undefined;
  const { accountId, sealedKey, editions } = kept;
  return {
    accountId,
    editions,
    key: sealedKey === '' ? '' : openSecret(sealedKey, sealKey).toString('utf8'),
  };
}

export async function keepVendorAccount(
  records: Records,
  vendor: VendorName,
  account: VendorAccount,
  sealKey: Buffer,
): Promise<void> {
  const { accountId, key, editions } = account;
  await keepSetting(records, nameOf(vendor), {
    accountId,
    editions: [...editions],
    sealedKey: key === '' ? '' : sealSecret(Buffer.from(key), sealKey),
    keyEnd: endOfKey(key),
  } satisfies z.input<typeof keptSchema>);
}

export async function forgetVendorAccount(records: Records, vendor: VendorName): Promise<void> {
  await forgetSetting(records, nameOf(vendor));
}

/** Shown so that a key is recognised; '' for keys that are too short to show any of. */
export function endOfKey(key: string): string {
  return key.length < endLength * 3 ? '' : key.slice(-endLength);
}
