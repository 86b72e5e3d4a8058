// Networks that companies are confirmed to use. Most lie in a base that is built once; over it are those of companies that have changed
// since, so that one change among a hundred thousand networks costs little.

import { setImmediate as giveWay } from 'node:timers/promises';
import type { Pin } from '#intelligence/company/company-knowledge.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import type { LoadedRange } from '../questions/company-load-known.ts';
import { buildRangeMap, buildRangeMapGently, type MappedRange, type RangeMap, sizeOf } from './range-map.ts';

export interface PlacedPin {
  readonly pin: Pin;
  /** One less than how many addresses it holds. */
  readonly size: bigint;
}

interface PlacedNetwork extends PlacedPin {
  readonly networkId: number;
}

export interface NetworkBook {
  /** The narrowest that holds the address; of one size the newest. */
  find(address: ParsedAddress): PlacedPin | undefined;
  networksOf(companyId: number): readonly LoadedRange[];
  /** All networks of a company, in the place of those it had; found after `settle`. */
  put(companyId: number, networks: readonly LoadedRange[]): void;
  settle(): Promise<void>;
}

const overlaidMax = 2_000;
const placedAtOnce = 1_000;

/** `networks` by company. It is kept and changed by `put`. */
export async function createNetworkBook(networks: Map<number, readonly LoadedRange[]>): Promise<NetworkBook> {
  let base = await buildBase(networks);
  let over: RangeMap<PlacedNetwork> = buildRangeMap<PlacedNetwork>([]);
  let overlaid: ReadonlySet<number> = new Set();
  const changed = new Set<number>();
  return {
    find: (address) => {
      const below = base.find(address).find(({ pin }) => !overlaid.has(pin.companyId));
      const [above] = over.find(address);
      if (below === undefined || above === undefined) return below ?? above;
      if (below.size === above.size) return below.networkId > above.networkId ? below : above;
      return below.size < above.size ? below : above;
    },
    networksOf: (companyId) => networks.get(companyId) ?? [],
    put: (companyId, own) => {
      if (own.length === 0 && !networks.has(companyId)) return;
      changed.add(companyId);
      if (own.length === 0) networks.delete(companyId);
      else networks.set(companyId, own);
    },
    settle: async () => {
      if (changed.size === 0) return;
      const ids = new Set([...overlaid, ...changed]);
      changed.clear();
      const ranges = [...ids].flatMap((id) => networks.get(id) ?? []);
      if (ranges.length + ids.size <= overlaidMax) {
        over = buildRangeMap(ranges.map(place));
        overlaid = ids;
        return;
      }
      base = await buildBase(networks);
      over = buildRangeMap<PlacedNetwork>([]);
      overlaid = new Set();
    },
  };
}

async function buildBase(
  networks: ReadonlyMap<number, readonly LoadedRange[]>,
): Promise<RangeMap<PlacedNetwork>> {
  const placed: MappedRange<PlacedNetwork>[] = [];
  let placedBefore = 0;
  for (const own of [...networks.values()]) {
    for (const range of own) placed.push(place(range));
    if (placed.length - placedBefore < placedAtOnce) continue;
    placedBefore = placed.length;
    await giveWay();
  }
  return buildRangeMapGently(placed);
}

function place(range: LoadedRange): MappedRange<PlacedNetwork> {
  const { companyId, networkId, first, last } = range;
  const pin = { companyId, row: `network:${networkId}` };
  return { first, last, rank: networkId, value: { pin, size: sizeOf(range), networkId } };
}
