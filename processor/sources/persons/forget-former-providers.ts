// Takes out of the profiles what was told by providers that are removed or purged: also what came while that was done, and what was
// left when it was broken off.

import { forgetLookedUp } from '#stores/records/identity/forget-looked-up.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listDatasets } from '#stores/records/questions/keep-datasets.ts';
import { listLookupProviders } from '#stores/records/questions/keep-lookup-providers.ts';
import { listToldProviders } from '#stores/records/questions/person-lookups.ts';

/** Rejects when PostgreSQL is away. */
export async function forgetFormerProviders(records: Records): Promise<void> {
  // First: whoever is set up meanwhile has told nothing yet.
  const told = await listToldProviders(records);
  if (told.length === 0) return;
  const present = new Set((await listLookupProviders(records)).map(({ name }) => name));
  const purged = new Set((await listDatasets(records)).flatMap(({ id, purgedAt }) => (purgedAt ? [id] : [])));
  for (const name of told)
    if (!present.has(name) || purged.has(`provider:${name}`)) await forgetLookedUp(records, name);
}
