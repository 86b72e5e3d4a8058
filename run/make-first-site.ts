// At the first start there is one site already, so that a script tag can be shown.

import type { Site } from '#contract/site.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import type { IntakeStores } from './open-stores.ts';

/** The oldest site; made when there is none. */
export async function makeFirstSite({
  records,
  sites,
}: Pick<IntakeStores, 'records' | 'sites'>): Promise<Site> {
  const [first] = sites.all();
  if (first) return first;
  const { site } = await createSite(records, { name: 'My site' });
  await sites.refresh();
  return site;
}
