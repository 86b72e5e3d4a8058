// One `.mmdb` file: asked for an address it answers a record or nothing, and never throws. A file whose content turns
// out to be broken, or to say nothing that is known here, disables itself.

import { Reader, type Response } from 'maxmind';
import { type NetworkRecord, readNetworkRecord } from '#intelligence/networks/read-network-record.ts';
import type { LookupWarning } from './network-lookup.ts';

export interface NetworkFile {
  readonly name: string;
  /** What the file calls itself, such as `GeoLite2-City`. */
  readonly kind: string;
  find(address: string): NetworkRecord | undefined;
  warning(): LookupWarning | undefined;
}

/** So many records without one known key: it is a file of another kind. */
const strangeRecordsMax = 100;

/** Throws when the content is no `.mmdb` file. */
export function openNetworkFile(name: string, content: Buffer): NetworkFile {
  const reader = new Reader<Response>(content);
  const { databaseType, ipVersion } = reader.metadata;
  if (ipVersion !== 4 && ipVersion !== 6) throw new Error(`it has addresses of version ${ipVersion}`);
  // A damaged search tree shows at once on some file, and otherwise on the first address that meets the damage.
  for (const address of ['1.1.1.1', '93.184.216.34', '2001:db8::1']) {
    if (ipVersion === 6 || !address.includes(':')) reader.get(address);
  }
  let warning: LookupWarning | undefined;
  let strangeRecords = 0;

  function disable(why: string): undefined {
    warning = {
      source: name,
      message: `${name} has disabled itself (${why}): put a whole .mmdb file in its place.`,
    };
    return undefined;
  }

  return {
    name,
    kind: String(databaseType),
    warning: () => warning,
    find(address) {
      if (warning !== undefined) return undefined;
      if (ipVersion === 4 && address.includes(':')) return undefined;
      let raw: unknown;
      try {
        raw = reader.get(address);
      } catch (error) {
        return disable(error instanceof Error ? error.message.slice(0, 200) : 'unreadable');
      }
      if (raw === null || raw === undefined) return undefined;
      const record = readNetworkRecord(raw);
      if (record !== undefined) strangeRecords = Number.NEGATIVE_INFINITY;
      else strangeRecords += 1;
      return strangeRecords > strangeRecordsMax ? disable('nothing in it is known here') : record;
    },
  };
}
