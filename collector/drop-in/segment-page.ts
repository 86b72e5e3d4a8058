// The page of a Segment call: from the properties of `page` and `screen`, else from the context, with the campaign that the
// context names put into its address, where campaigns are read from.

import type { WirePage } from '#contract/wire-format.ts';
import { readField, readRecord, readText, type Untyped } from './read-untyped.ts';

/** Fields of `page` calls that say what the event's page says already, or hold parameters that no site has listed. */
export const pageFields = ['url', 'title', 'referrer', 'path', 'search', 'hash'] as const;

/** Segment's names of a campaign and the parameters that hold the same. */
const campaignParameters = [
  ['source', 'utm_source'],
  ['medium', 'utm_medium'],
  ['name', 'utm_campaign'],
  ['term', 'utm_term'],
  ['content', 'utm_content'],
] as const;

/** Undefined when no address is known: what has none is no page. */
export function readSegmentPage(properties: Untyped, context: Untyped, name: string): WirePage | undefined {
  const inContext = readRecord(readField(context, 'page'));
  const read = (field: string) => readText(properties, field) || readText(inContext, field);
  const url = read('url');
  if (url === '') return undefined;
  const page: WirePage = { url: addCampaign(url, readRecord(readField(context, 'campaign'))) };
  const title = read('title') || name;
  const referrer = read('referrer');
  if (title !== '') page.title = title;
  if (referrer !== '') page.referrer = referrer;
  return page;
}

function addCampaign(url: string, campaign: Untyped): string {
  if (/[?&]utm_/.test(url)) return url;
  const tags = new URLSearchParams();
  for (const [field, parameter] of campaignParameters) {
    const value = readText(campaign, field);
    if (value !== '') tags.set(parameter, value.slice(0, 200));
  }
  if (tags.size === 0) return url;
  const hash = url.indexOf('#');
  const place = hash < 0 ? url : url.slice(0, hash);
  return `${place}${place.includes('?') ? '&' : '?'}${tags}`;
}
