// Asks a vendor whether a key is right: for the checksum of the first wanted file, which is no download and costs nothing.

import type { SourceFault } from '#contract/source-faults.ts';
import type { VendorName } from '#contract/source-report.ts';
import type { VendorAccount } from '#stores/records/questions/keep-source-vendors.ts';
import { faultOf } from '../source-fault-error.ts';
import { readChecksum } from './download-file.ts';
import { addressesOf, type VendorBases } from './vendor-catalogue.ts';

const withinMs = 20_000;
const smallFiles: Readonly<Record<VendorName, string>> = { maxmind: 'GeoLite2-ASN', ipinfo: 'ipinfo_lite' };

/** Undefined when the key is right. Never rejects. */
export async function testVendor(
  vendor: VendorName,
  account: VendorAccount,
  { bases, allowedHosts }: { bases: VendorBases; allowedHosts: readonly string[] },
): Promise<SourceFault | undefined> {
  const { checksum, headers } = addressesOf(
    vendor,
    account.editions[0] ?? smallFiles[vendor],
    account,
    bases,
  );
  try {
    await readChecksum(checksum, { headers, allowedHosts, signal: AbortSignal.timeout(withinMs) });
    return undefined;
  } catch (error) {
    return faultOf(error);
  }
}
