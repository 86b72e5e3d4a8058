// Sizes, checksums and users of domains of `.mmdb` files, worked out one file after the other in the background and once per version.

import { noDomainUsers } from '#intelligence/company/domain-users/count-domain-users.ts';
import { type MmdbMeasure, measureMmdbFile } from '../lookups/measure-mmdb-file.ts';
import type { NetworkFileReport } from '../lookups/network-lookup.ts';

export interface FileMeasures {
  /** Undefined while it is not worked out yet. */
  find(file: NetworkFileReport): MmdbMeasure | undefined;
  /** Works out what is not known; resolves when it is, with whether anything was. Never rejects. */
  run(files: readonly NetworkFileReport[]): Promise<boolean>;
}

export function createFileMeasures(): FileMeasures {
  const known = new Map<string, MmdbMeasure>();
  let running: Promise<boolean> = Promise.resolve(false);
  const measure = async (files: readonly NetworkFileReport[]) => {
    let isNew = false;
    for (const { stamp, path } of files) {
      if (stamp === '' || known.has(stamp)) continue;
      isNew = true;
      try {
        known.set(stamp, await measureMmdbFile(path));
      } catch {
        // Broken or gone: the look-up itself says so.
        known.set(stamp, { rows: 0, sha256: '', domainUsers: noDomainUsers });
      }
    }
    const stamps = new Set(files.map(({ stamp }) => stamp));
    for (const stamp of known.keys()) if (!stamps.has(stamp)) known.delete(stamp);
    return isNew;
  };
  return {
    find: ({ stamp }) => known.get(stamp),
    run: (files) => {
      running = running.then(() => measure(files));
      return running;
    },
  };
}
