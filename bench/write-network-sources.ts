// Registries and `.mmdb` files beside the data of a benchmark, and addresses of visitors from networks that they know.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { formatAddress } from '#intelligence/networks/format-address.ts';
import { amountsOf } from './resolve/amounts.ts';
import { pickAddresses } from './resolve/pick-addresses.ts';

/** A twentieth of all registries together: what a search costs grows with its logarithm. */
const rows = 400_000;
/** Networks from which a site's visitors come. */
const addressCount = 4_000;
const run = promisify(execFile);

/** `path`: the data directory. Answers the settings of the product that is to read them. */
export async function writeNetworkSources(path: string): Promise<Record<string, string>> {
  const script = fileURLToPath(new URL('./resolve/write-sources.ts', import.meta.url));
  await run(process.execPath, ['--import', 'tsx', script, path, String(rows)], { maxBuffer: 1 << 24 });
  return { FIUTO_MMDB_DIR: join(path, 'mmdb') };
}

/** Addresses in the networks that these sources know. */
export function listKnownAddresses(): readonly string[] {
  return pickAddresses(amountsOf(rows), addressCount).map(({ version, word0, word1, word2, word3 }) =>
    formatAddress(version, word0, word1, word2, word3),
  );
}
