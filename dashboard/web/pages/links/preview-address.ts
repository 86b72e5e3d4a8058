// What a link will lead to, as it is being made; the server makes the real one.

import type { CampaignTags, LinkChannel } from '#contract/link-report.ts';

export const tagNames = ['source', 'medium', 'name', 'term', 'content'] as const;

/** What marketing tools call the medium of each channel. */
export const usualTags: Record<LinkChannel, { medium: string }> = {
  social: { medium: 'social' },
  email: { medium: 'email' },
  qr: { medium: 'qr' },
  print: { medium: 'print' },
};

const parameters: Record<(typeof tagNames)[number], string> = {
  source: 'utm_source',
  medium: 'utm_medium',
  name: 'utm_campaign',
  term: 'utm_term',
  content: 'utm_content',
};

/** '' while the target is no address. */
export function previewAddress(target: string, tags: CampaignTags): string {
  if (!/^https?:\/\/[^\s/]+/i.test(target.trim()) || !URL.canParse(target.trim())) return '';
  const url = new URL(target.trim());
  const added = tagNames
    .filter((tag) => tags[tag].trim() !== '' && !url.searchParams.has(parameters[tag]))
    .map((tag) => `${parameters[tag]}=${encodeURIComponent(tags[tag].trim())}`);
  const own = url.search.replace(/^\?/, '');
  const query = [own, ...added, 'utm_id=…'].filter((part) => part !== '').join('&');
  return `${url.origin}${url.pathname}?${query}${url.hash}`;
}
