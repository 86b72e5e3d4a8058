// When a vendor's file was last fetched and when the vendor is asked next, for the page of sources.

import { datasetIdOf } from '#contract/source-vendors.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listDatasets } from '#stores/records/questions/keep-datasets.ts';
import { readFetchDue } from '#stores/records/questions/keep-source-settings.ts';
import type { VendorAccount } from '#stores/records/questions/keep-source-vendors.ts';
import { readVendorFetches } from '#stores/records/questions/keep-vendor-fetches.ts';

export interface FetchTimes {
  readonly fetchedAt: string | null;
  readonly nextFetchAt: string | null;
}

const never: FetchTimes = { fetchedAt: null, nextFetchAt: null };
/** The schedule's word comes once a day; where it has not come yet, a day after the last answer is close enough. */
const dayMs = 86_400_000;

/** Answers the times of an edition. `nowMs`: milliseconds since 1970. */
export async function findFetchTimes(
  records: Records,
  account: VendorAccount,
  nowMs: number,
): Promise<(edition: string) => FetchTimes> {
  const ids = account.editions.map(datasetIdOf);
  const [fetches, due, datasets] = await Promise.all([
    readVendorFetches(records, ids),
    readFetchDue(records),
    listDatasets(records),
  ]);
  const states = new Map(datasets.map((dataset) => [dataset.id, dataset]));
  return (edition) => {
    const id = datasetIdOf(edition);
    const fetched = fetches.get(id);
    const state = states.get(id);
    if (!account.editions.includes(edition) || fetched === undefined || state === undefined) return never;
    const fetchedAt = fetched.confirmedAt === '' || state.purgedAt !== null ? null : fetched.confirmedAt;
    const isAsked = account.key !== '' && state.enabled && state.termsAcceptedAt !== null;
    if (!isAsked) return { fetchedAt, nextFetchAt: null };
    const daily = nextAfter(Date.parse(due) || Date.parse(fetched.confirmedAt) || 0, nowMs);
    const again = Date.parse(fetched.againAt) || Number.POSITIVE_INFINITY;
    const next = Math.max(nowMs, Math.min(daily, again));
    return { fetchedAt, nextFetchAt: new Date(next).toISOString() };
  };
}

/** The first whole number of days after `atMs` that is to come. */
function nextAfter(atMs: number, nowMs: number): number {
  if (atMs <= 0) return Number.POSITIVE_INFINITY;
  return atMs + Math.max(1, Math.ceil((nowMs - atMs) / dayMs)) * dayMs;
}
