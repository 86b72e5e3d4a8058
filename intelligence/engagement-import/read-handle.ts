// Reads who somebody is in a network, from the address of their page or from their name there.

import type { EngagementFileKind } from '#contract/import-report.ts';
import { providerOf } from './read-action.ts';

const hosts: readonly (readonly [network: string, host: RegExp])[] = [
  ['linkedin', /(^|\.)linkedin\.com$/],
  ['x', /(^|\.)(x|twitter)\.com$/],
  ['facebook', /(^|\.)(facebook|fb)\.com$/],
  ['instagram', /(^|\.)instagram\.com$/],
];
/** Parts of paths that are no name of anybody. */
const noNames = new Set([
  'in',
  'pub',
  'profile',
  'company',
  'people',
  'i',
  'user',
  'intent',
  'status',
  'posts',
  'p',
]);
/** What a file's plain names belong to. */
const networkOf: Readonly<Partial<Record<EngagementFileKind, string>>> = {
  linkedin_engagement: 'linkedin',
  linkedin_leads: 'linkedin',
  meta_engagement: 'facebook',
  meta_leads: 'facebook',
  x_engagement: 'x',
};

/** Undefined when it says nobody. Names are compared in small letters. */
export function readHandle(
  given: string,
  kind: EngagementFileKind,
): { network: string; id: string } | undefined {
  const text = given.trim();
  if (text === '' || text.length > 500) return undefined;
  const url = /^(https?:\/\/|www\.)|^[\w.-]+\.com\//i.test(text) ? parseUrl(text) : undefined;
  if (url) {
    const network = hosts.find(([, host]) => host.test(url.hostname.toLowerCase()))?.[0];
    if (network === undefined) return undefined;
    const numbered = url.searchParams.get('id');
    const name = url.pathname.split('/').find((part) => part !== '' && !noNames.has(part.toLowerCase()));
    const isNumbered = network === 'facebook' && name === 'profile.php' && numbered !== null;
    const id = isNumbered ? numbered : name;
    return id === undefined || id === 'profile.php' ? undefined : { network, id: decode(id) };
  }
  const name = text.replace(/^@/, '');
  if (!/^[\p{L}\p{N}._-]{2,100}$/u.test(name)) return undefined;
  return { network: networkOf[kind] ?? providerOf[kind], id: name.toLowerCase() };
}

function parseUrl(text: string): URL | undefined {
  const whole = /^https?:/i.test(text) ? text : `https://${text}`;
  return URL.canParse(whole) ? new URL(whole) : undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part).toLowerCase();
  } catch {
    return part.toLowerCase();
  }
}
