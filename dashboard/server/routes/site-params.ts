// The parameters in the paths of a site's routes, and the one site that such a route is about.

import { z } from 'zod';
import type { Site } from '#contract/site.ts';
import { Refusal } from '../api/refusal.ts';

export const siteParams = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
export const formParams = siteParams.extend({ key: z.string().min(1).max(200) });

/** `sites` holds exactly the site asked for once the frame has let the call through. */
export function onlySite(sites: readonly Site[]): Site {
  const [site] = sites;
  if (!site) throw new Refusal('unknown_site');
  return site;
}
