// The vendors whose `.mmdb` files are fetched with the operator's own key: what they offer, on what terms, and where. After
// MaxMind's "Download and update databases" and IPinfo's "Database download" pages.

import type { VendorName } from '#contract/source-report.ts';
import { findVendorEdition } from '#contract/source-vendors.ts';

/** Where a file and its checksum are. */
export interface VendorAddresses {
  readonly file: string;
  readonly checksum: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface VendorBases {
  /** Without trailing slash. */
  readonly maxmind: string;
  readonly ipinfo: string;
}

export const vendorBases: VendorBases = {
  maxmind: 'https://download.maxmind.com',
  ipinfo: 'https://ipinfo.io',
};

/** `account`: its key is part of what is sent. */
export function addressesOf(
  vendor: VendorName,
  edition: string,
  account: { accountId: string; key: string },
  bases: VendorBases = vendorBases,
): VendorAddresses {
  if (vendor === 'maxmind') {
    const file = `${bases.maxmind}/geoip/databases/${edition}/download?suffix=tar.gz`;
    const credentials = Buffer.from(`${account.accountId}:${account.key}`).toString('base64');
    return { file, checksum: `${file}.sha256`, headers: { authorization: `Basic ${credentials}` } };
  }
  const file = `${bases.ipinfo}/data/${edition}.mmdb`;
  // In a header, and not in the URL as in its examples: URLs end up in logs.
  const credentials = Buffer.from(`${account.key}:`).toString('base64');
  return { file, checksum: `${file}/checksums`, headers: { authorization: `Basic ${credentials}` } };
}

/** Days for which a version may be kept without news of a newer one; undefined where the terms set no limit. */
export function daysKeptOf(edition: string): number | undefined {
  return findVendorEdition(edition)?.daysKept;
}

/** Under which terms a fetched file is here. */
export function licenceOfFetched(fileName: string): string {
  return findVendorEdition(fileName.replace(/\.mmdb$/, ''))?.licence ?? 'under the contract with its vendor';
}
