// Explains a page's address: host, path, kind, campaign, click id, and what they say about where a visitor came from.

import { clickIdParameters, defaultKeptParameters } from '#contract/site.ts';
import { findPageKind } from '#intelligence/pages/find-page-kind.ts';
import { parseAddress } from '#intelligence/pages/parse-address.ts';
import { readCampaign } from '#intelligence/pages/read-campaign.ts';
import { findSource } from '#intelligence/traffic/find-source.ts';
import type { ExplainKind } from './explain-kind.ts';
import type { ExplainOptions } from './read-explain-options.ts';

export const explainPage: ExplainKind = {
  name: 'page',
  summary: 'path, kind of page, campaign and click id in an address',
  open: (options) => ({ explain: (value) => [explain(value, options)], close: () => undefined }),
};

function explain(value: string, options: ExplainOptions): Record<string, unknown> {
  const page = value.trim();
  const address = parseAddress(
    page.startsWith('/') ? `https://${options.siteHosts[0] ?? 'example.com'}${page}` : page,
  );
  if (address === undefined) {
    return {
      page,
      error: 'This is no address: write it whole, such as https://example.com/prezzi, or as /prezzi.',
    };
  }
  const { campaign, clickIdName, clickId, query } = readCampaign(
    address.parameters,
    new Set(defaultKeptParameters),
    true,
  );
  const kind = findPageKind(address.path, options.rules, address.host);
  const source = findSource({
    pageHost: address.host,
    campaignSource: campaign.source,
    campaignMedium: campaign.medium,
    clickIdName,
    referrer: '',
    ownHosts: options.siteHosts,
  });
  return {
    page,
    host: address.host,
    path: address.path,
    query,
    dropped: droppedParameters(address.parameters),
    pageKind: kind.kind,
    pageKindWhy: kind.why,
    campaign,
    clickIdName,
    clickId,
    trafficChannel: source.trafficChannel,
    sourceName: source.sourceName,
    trafficWhy: source.why,
  };
}

/** Names of the parameters that a site with the usual settings never keeps. */
function droppedParameters(parameters: readonly (readonly [string, string])[]): string[] {
  const kept = new Set<string>([
    ...defaultKeptParameters,
    ...clickIdParameters.map(({ parameter }) => parameter),
  ]);
  return [...new Set(parameters.map(([name]) => name.toLowerCase()))].filter((name) => !kept.has(name));
}
