// Takes the page's address apart: host, path, kept parameters, kind, campaign and click id. Runs after parse-event;
// everything that is about the page builds on it.

import QuickLRU from 'quick-lru';
import type { PagedEvent, ReceivedEvent } from '#contract/event-stages.ts';
import { defaultKeptParameters, type Site } from '#contract/site.ts';
import { findPageKind } from '#intelligence/pages/find-page-kind.ts';
import { parseAddress } from '#intelligence/pages/parse-address.ts';
import { readCampaign } from '#intelligence/pages/read-campaign.ts';
import type { Step } from '../pipeline-step.ts';
import { addFields } from './add-fields.ts';
import { rememberLast } from './remember-last.ts';
import type { SiteLookup } from './site-lookup.ts';

type PageFacts = Omit<PagedEvent, keyof ReceivedEvent>;

/** What is worked out for a site once; forgotten when the cache of sites gives out a newer object. */
interface SiteMemory {
  kept: ReadonlySet<string>;
  pages: QuickLRU<string, PageFacts>;
}

const pagesMax = 5_000;
const pathLengthMax = 1_000;

const noPage: PageFacts = {
  host: '',
  path: '',
  query: '',
  pageKind: 'other',
  campaignSource: '',
  campaignMedium: '',
  campaignName: '',
  campaignTerm: '',
  campaignContent: '',
  campaignId: '',
  clickIdName: '',
  clickId: '',
};

export function createDescribePage(sites: SiteLookup): Step<ReceivedEvent, PagedEvent> {
  const memories = new WeakMap<Site, SiteMemory>();
  const unknownSite = createMemory(undefined);

  function memoryOf(site: Site | undefined): SiteMemory {
    if (site === undefined) return unknownSite;
    const known = memories.get(site);
    if (known !== undefined) return known;
    const memory = createMemory(site);
    memories.set(site, memory);
    return memory;
  }

  const factsOf = rememberLast(
    (memory: SiteMemory, url: string, granted: boolean, site: Site | undefined) => {
      const key = granted ? `+${url}` : url;
      let facts = memory.pages.get(key);
      if (facts === undefined) {
        facts = readPage(url, memory.kept, granted, site);
        memory.pages.set(key, facts);
      }
      return facts;
    },
  );

  return function describePage(event) {
    const hasTags = event.statedTags.length > 0;
    if (event.pageUrl === '' && !hasTags) return addFields(event, noPage);
    const site = sites.byId(event.siteId);
    const memory = memoryOf(site);
    if (hasTags) return addFields(event, { ...noPage, ...readTags(event.statedTags, memory.kept, false) });
    return addFields(event, factsOf(memory, event.pageUrl, event.consent === 'granted', site));
  };
}

function createMemory(site: Site | undefined): SiteMemory {
  const names = site?.keptParameters ?? defaultKeptParameters;
  return {
    kept: new Set(names.map((name) => name.toLowerCase())),
    pages: new QuickLRU<string, PageFacts>({ maxSize: pagesMax }),
  };
}

function readPage(
  url: string,
  kept: ReadonlySet<string>,
  granted: boolean,
  site: Site | undefined,
): PageFacts {
  const address = parseAddress(url);
  if (address === undefined) return noPage;
  return {
    host: address.host,
    path: address.path.slice(0, pathLengthMax),
    pageKind: findPageKind(address.path, site?.pathRules ?? [], address.host).kind,
    ...readTags(address.parameters, kept, granted),
  };
}

function readTags(
  parameters: readonly (readonly [name: string, value: string])[],
  kept: ReadonlySet<string>,
  granted: boolean,
): Omit<PageFacts, 'host' | 'path' | 'pageKind'> {
  const { campaign, clickIdName, clickId, query } = readCampaign(parameters, kept, granted);
  return {
    query,
    campaignSource: campaign.source,
    campaignMedium: campaign.medium,
    campaignName: campaign.name,
    campaignTerm: campaign.term,
    campaignContent: campaign.content,
    campaignId: campaign.id,
    clickIdName,
    clickId,
  };
}
