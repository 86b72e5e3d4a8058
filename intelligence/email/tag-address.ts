// The address that a short link leads to: the target as it was stored, with the campaign's tags at the end of its query.

import type { CampaignTags } from '#contract/link-report.ts';

const parameters: readonly (readonly [keyof CampaignTags, string])[] = [
  ['source', 'utm_source'],
  ['medium', 'utm_medium'],
  ['name', 'utm_campaign'],
  ['term', 'utm_term'],
  ['content', 'utm_content'],
];

/**
 * The target's own query and fragment stay; a tag that the target has already is the target's. `code`: of the short link,
 * as `utm_id`, by which page views are counted for it. `more`: further parameters, which win over the target's.
 */
export function tagAddress(
  target: string,
  tags: CampaignTags,
  code: string,
  more: Readonly<Record<string, string>> = {},
): string {
  const url = new URL(target);
  // Changing a parameter writes all others anew, and some servers read theirs very literally.
  for (const name of Object.keys(more)) if (url.searchParams.has(name)) url.searchParams.delete(name);
  const added = [...parameters.map(([tag, name]) => [name, tags[tag]] as const), ['utm_id', code] as const]
    .filter(([name, value]) => value !== '' && !url.searchParams.has(name))
    .concat(Object.entries(more).map(([name, value]) => [name, value] as const))
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  if (added.length === 0) return url.href;
  const own = url.search.replace(/^\?/, '');
  const before = `${url.origin}${url.pathname}?${own === '' ? '' : `${own}&`}`;
  return `${before}${added.join('&')}${url.hash}`;
}

/** What may be stored as a target: the address in its usual form, or why not. */
export function readTarget(
  text: string,
): { target: string } | { refused: 'no_address' | 'not_http' | 'has_password' } {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return { refused: 'no_address' };
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { refused: 'not_http' };
  if (url.username !== '' || url.password !== '') return { refused: 'has_password' };
  return { target: url.href };
}
