// What steps need to know of sites: the settings of one by its id. The processor hands in its cache.

import type { Site } from '#contract/site.ts';

export interface SiteLookup {
  byId(id: number): Site | undefined;
}
