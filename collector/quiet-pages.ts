// Pages on which nothing but the view itself is taken: logging in and applying for a job. The same judgement of a page's
// kind as everywhere: the site's path rules, and where none fits, the usual words of English and Italian addresses.

import type { PageKind } from '#contract/event-stages.ts';
import type { Site } from '#contract/site.ts';
import { findPageKind } from '#intelligence/pages/find-page-kind.ts';
import { pageWords } from '#intelligence/pages/page-words.ts';
import { parseAddress } from '#intelligence/pages/parse-address.ts';

/** Addresses remembered for one site; sites have fewer pages, and what is not remembered is judged again. */
const rememberedMax = 5_000;
const rememberedLengthMax = 300;
const remembered = new WeakMap<Site, Map<string, boolean>>();

/** `address`: a whole web address, with or without query. */
export function isQuietPage(site: Site, address: string): boolean {
  const end = address.search(/[?#]/);
  const place = end < 0 ? address : address.slice(0, end);
  let known = remembered.get(site);
  if (!known || known.size >= rememberedMax) {
    known = new Map();
    remembered.set(site, known);
  }
  let isQuiet = known.get(place);
  if (isQuiet === undefined) {
    const parsed = parseAddress(place);
    isQuiet =
      parsed !== undefined && isQuietKind(findPageKind(parsed.path, site.pathRules, parsed.host).kind);
    if (place.length <= rememberedLengthMax) known.set(place, isQuiet);
  }
  return isQuiet;
}

/**
 * Beginnings of paths for the browser script, which knows no rules: such a path is quiet if it ends there or goes on with
 * anything but a letter or a digit. Words that are quiet only alone (`/jobs`, but not `/jobs-to-be-done`) cannot be said
 * like that; the collector judges each page again.
 */
export function quietPathsOf(site: Site): string[] {
  const byRule = site.pathRules
    .filter(({ pattern, kind }) => isQuietKind(kind) && /^\/[^*]*\*?$/.test(pattern))
    .map(({ pattern }) => pattern.replace(/\/?\*?$/, ''));
  const guessed = pageWords
    .filter(({ kind }) => isQuietKind(kind))
    .flatMap(({ phrases }) => phrases.map((phrase) => `/${phrase.replaceAll(' ', '-')}`))
    .filter((path) => isQuietBelow(path, site));
  return [...new Set([...byRule, ...guessed])];
}

/** Whether no rule of the site gives this path, or one that begins like it, another kind. */
function isQuietBelow(path: string, { pathRules }: Site): boolean {
  const isOther = pathRules.some(
    ({ pattern, kind }) => !isQuietKind(kind) && pattern.toLowerCase().startsWith(path),
  );
  return !isOther && isQuietKind(findPageKind(path, pathRules).kind);
}

function isQuietKind(kind: PageKind): boolean {
  return kind === 'login' || kind === 'careers';
}
