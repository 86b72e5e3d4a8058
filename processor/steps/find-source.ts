// Says where the visitor came from: channel, name of the source, search term. Needs the page's campaign and host.

import QuickLRU from 'quick-lru';
import type { JudgedEvent, SourcedEvent } from '#contract/event-stages.ts';
import type { Site } from '#contract/site.ts';
import { findSource as readSource } from '#intelligence/traffic/find-source.ts';
import type { Step } from '../pipeline-step.ts';
import { addFields } from './add-fields.ts';
import { rememberLast } from './remember-last.ts';
import type { SiteLookup } from './site-lookup.ts';

type SourceFacts = Omit<SourcedEvent, keyof JudgedEvent>;

/** What is worked out for a site once; forgotten when the cache of sites gives out a newer object. */
interface SiteMemory {
  ownHosts: readonly string[];
  sources: QuickLRU<string, SourceFacts>;
}

const sourcesMax = 5_000;

export function createFindSource(sites: SiteLookup): Step<JudgedEvent, SourcedEvent> {
  const memories = new WeakMap<Site, SiteMemory>();
  const unknownSite: SiteMemory = {
    ownHosts: [],
    sources: new QuickLRU<string, SourceFacts>({ maxSize: sourcesMax }),
  };

  function memoryOf(site: Site | undefined): SiteMemory {
    if (site === undefined) return unknownSite;
    const known = memories.get(site);
    if (known !== undefined) return known;
    const hosts = [...site.allowedHosts, ...site.linkedDomains];
    const memory = {
      ownHosts: hosts.map((host) => host.toLowerCase().replace(/^\*\./, '')),
      sources: new QuickLRU<string, SourceFacts>({ maxSize: sourcesMax }),
    };
    memories.set(site, memory);
    return memory;
  }

  const factsOf = rememberLast((memory: SiteMemory, ...told: Told): SourceFacts => {
    const [host, campaignSource, campaignMedium, clickIdName, referrer] = told;
    const { ownHosts, sources } = memory;
    const key = `${host}\n${campaignSource}\n${campaignMedium}\n${clickIdName}\n${referrer}`;
    let facts = sources.get(key);
    if (facts === undefined) {
      const { why: _, ...found } = readSource({
        pageHost: host,
        campaignSource,
        campaignMedium,
        clickIdName,
        referrer,
        ownHosts,
      });
      facts = found;
      sources.set(key, facts);
    }
    return facts;
  });

  return function findSource(event) {
    const { host, campaignSource, campaignMedium, clickIdName, referrer } = event;
    const memory = memoryOf(sites.byId(event.siteId));
    return addFields(event, factsOf(memory, host, campaignSource, campaignMedium, clickIdName, referrer));
  };
}

type Told = readonly [
  host: string,
  campaignSource: string,
  campaignMedium: string,
  clickIdName: string,
  referrer: string,
];
