// Takes campaign tags and click ids out of an address, and what is left of the parameters that a site keeps. A tag
// written by the sender wins over the click id that an advertising network added.

import { clickIdParameters } from '#contract/site.ts';

interface Campaign {
  /** Lower case, since tags are typed by hand. */
  source: string;
  /** Lower case. */
  medium: string;
  name: string;
  term: string;
  content: string;
  id: string;
}

export interface AddressTags {
  campaign: Campaign;
  /** Parameter name of the click id, '' when none. */
  clickIdName: string;
  clickId: string;
  /** Kept parameters that are no tags, sorted, as `name=value&name=value`. */
  query: string;
}

const valueLengthMax = 200;
const queryLengthMax = 1_000;

/** Spellings of each tag; the first that has a value wins. */
const tagNames: Record<keyof Campaign, readonly string[]> = {
  source: ['utm_source', 'mtm_source', 'pk_source'],
  medium: ['utm_medium', 'mtm_medium', 'pk_medium'],
  name: ['utm_campaign', 'mtm_campaign', 'pk_campaign'],
  term: ['utm_term', 'mtm_keyword', 'pk_keyword'],
  content: ['utm_content', 'mtm_content', 'pk_content'],
  id: ['utm_id', 'mtm_cid', 'pk_cid'],
};

const allTagNames = new Set(Object.values(tagNames).flat());
const clickIdNames = new Set(clickIdParameters.map((entry) => entry.parameter));
const noCampaign: Campaign = { source: '', medium: '', name: '', term: '', content: '', id: '' };

/**
 * `kept` are the parameter names that the site keeps; a tag that is not among them is not read. Click ids are read only
 * with `withClickIds`, that is, under consent.
 */
export function readCampaign(
  parameters: readonly (readonly [name: string, value: string])[],
  kept: ReadonlySet<string>,
  withClickIds: boolean,
): AddressTags {
  if (parameters.length === 0) return { campaign: noCampaign, clickIdName: '', clickId: '', query: '' };
  const values = new Map<string, string>();
  const rest: string[] = [];
  for (const [name, value] of parameters) {
    const key = name.toLowerCase();
    if (allTagNames.has(key) || clickIdNames.has(key)) {
      if (!values.has(key) && value !== '') values.set(key, value.slice(0, valueLengthMax));
    } else if (kept.has(key)) {
      rest.push(`${encodeURIComponent(wellFormed(key))}=${encodeURIComponent(wellFormed(value))}`);
    }
  }
  const read = (tag: keyof Campaign) => pick(values, tagNames[tag], kept);
  const found = withClickIds ? clickIdParameters.find((entry) => values.has(entry.parameter)) : undefined;
  return {
    campaign: {
      source: read('source').toLowerCase(),
      medium: read('medium').toLowerCase(),
      name: read('name'),
      term: read('term'),
      content: read('content'),
      id: read('id'),
    },
    clickIdName: found?.parameter ?? '',
    clickId: found === undefined ? '' : (values.get(found.parameter) ?? ''),
    query: rest.sort().join('&').slice(0, queryLengthMax),
  };
}

function pick(
  values: ReadonlyMap<string, string>,
  names: readonly string[],
  kept: ReadonlySet<string>,
): string {
  for (const name of names) {
    const value = kept.has(name) ? values.get(name)?.trim() : undefined;
    if (value !== undefined && value !== '') return value;
  }
  return '';
}

/** A lone surrogate would make `encodeURIComponent` throw. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
