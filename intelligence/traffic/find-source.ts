// Where a visitor came from: an explicit campaign tag wins, then a click id, then the referring site, then nothing.

import type { Channel } from '#contract/event-stages.ts';
import { clickIdParameters } from '#contract/site.ts';
import { type PageAddress, parseAddress } from '../pages/parse-address.ts';
import { classifyMedium } from './classify-medium.ts';
import { type MatchedSource, matchSourceHost, matchSourceTag } from './match-source.ts';

export interface SourceQuestion {
  /** Host of the page, lower case, '' when unknown. */
  pageHost: string;
  /** Lower case. */
  campaignSource: string;
  /** Lower case. */
  campaignMedium: string;
  clickIdName: string;
  referrer: string;
  /** Hosts of the same operator; their subdomains count too. Lower case. */
  ownHosts: readonly string[];
}

export interface FoundSource {
  referrerHost: string;
  referrerPath: string;
  trafficChannel: Channel;
  /** Name of the engine, network or site, '' for direct and internal. */
  sourceName: string;
  searchTerm: string;
  /** What decided, such as `medium:cpc`, `click_id:gclid`, `list:google.*`, `own:example.com` or `none`. */
  why: string;
}

type Decision = Pick<FoundSource, 'trafficChannel' | 'sourceName' | 'why'>;

interface Referrer {
  host: string;
  path: string;
  searchTerm: string;
  matched: MatchedSource | undefined;
  internalTo: string | undefined;
}

const termLengthMax = 200;
const pathLengthMax = 500;
const noReferrer: Referrer = {
  host: '',
  path: '',
  searchTerm: '',
  matched: undefined,
  internalTo: undefined,
};

export function findSource(question: SourceQuestion): FoundSource {
  const referrer = readReferrer(question);
  const decision = byCampaign(question, referrer) ?? byClickId(question.clickIdName) ?? byReferrer(referrer);
  return {
    referrerHost: referrer.host,
    referrerPath: referrer.path,
    searchTerm: referrer.searchTerm,
    ...decision,
  };
}

function byCampaign(question: SourceQuestion, referrer: Referrer): Decision | undefined {
  const { campaignSource: source, campaignMedium: medium } = question;
  if (source === '' && medium === '') return undefined;
  const named = source === '' ? undefined : matchSourceTag(source);
  const sourceName = named?.source.name ?? (source || referrer.matched?.source.name || referrer.host);
  const channel = classifyMedium(medium);
  if (channel !== null) return { trafficChannel: channel, sourceName, why: `medium:${medium}` };
  if (named !== undefined) {
    return { trafficChannel: named.source.channel, sourceName, why: `tag:${named.entry}` };
  }
  // A tag of the advertiser's own words beside a click id, as automatic tagging makes it, was paid for.
  const clicked = byClickId(question.clickIdName);
  if (clicked !== undefined) return { ...clicked, sourceName: clicked.sourceName || sourceName };
  // An unknown tag still proves that somebody placed a link: never direct, and what brought it may be known.
  const behind = referrer.internalTo === undefined ? referrer.matched : undefined;
  return { trafficChannel: behind?.source.channel ?? 'referral', sourceName, why: `tag:${source || medium}` };
}

function byClickId(name: string): Decision | undefined {
  const entry = name === '' ? undefined : clickIdParameters.find(({ parameter }) => parameter === name);
  if (entry === undefined) return undefined;
  const sourceName = matchSourceTag(entry.source)?.source.name ?? entry.source;
  return { trafficChannel: classifyMedium(entry.medium) ?? 'referral', sourceName, why: `click_id:${name}` };
}

function byReferrer(referrer: Referrer): Decision {
  if (referrer.host === '') return { trafficChannel: 'direct', sourceName: '', why: 'none' };
  if (referrer.internalTo !== undefined) {
    return { trafficChannel: 'internal', sourceName: '', why: `own:${referrer.internalTo}` };
  }
  if (referrer.matched !== undefined) {
    const { source, entry } = referrer.matched;
    return { trafficChannel: source.channel, sourceName: source.name, why: `list:${entry}` };
  }
  const sourceName = withoutWww(referrer.host);
  return { trafficChannel: 'referral', sourceName, why: `host:${sourceName}` };
}

function readReferrer(question: SourceQuestion): Referrer {
  if (question.referrer === '') return noReferrer;
  const address = parseAddress(question.referrer);
  if (address === undefined || !/^(https?|android-app|ios-app)$/.test(address.scheme)) return noReferrer;
  const internalTo = findOwnHost(address.host, question);
  const matched = internalTo === undefined ? matchSourceHost(address.host) : undefined;
  return {
    host: address.host,
    path: address.path.slice(0, pathLengthMax),
    searchTerm: readTerm(address, matched),
    matched,
    internalTo,
  };
}

function findOwnHost(host: string, { pageHost, ownHosts }: SourceQuestion): string | undefined {
  const bare = withoutWww(host);
  if (pageHost !== '' && bare === withoutWww(pageHost)) return bare;
  return ownHosts.find((own) => {
    const ownBare = withoutWww(own);
    return ownBare !== '' && (bare === ownBare || bare.endsWith(`.${ownBare}`));
  });
}

/** People also search for addresses of persons: a term with an `@` is not taken. */
function readTerm(address: PageAddress, matched: MatchedSource | undefined): string {
  const names = matched?.source.terms;
  if (names === undefined) return '';
  for (const name of names) {
    const term = address.parameters.find(([parameter]) => parameter === name)?.[1].trim() ?? '';
    if (term !== '') return term.includes('@') ? '' : term.slice(0, termLengthMax);
  }
  return '';
}

function withoutWww(host: string): string {
  return host.startsWith('www.') ? host.slice(4) : host;
}
