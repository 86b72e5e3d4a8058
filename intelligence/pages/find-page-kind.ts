// The kind of a page: the site's own rules first, else a guess from the words of its address.

import type { PageKind } from '#contract/event-stages.ts';
import type { PathRule } from '#contract/site.ts';
import { matchPathRule } from './match-path-rule.ts';
import { hostWords, pageWords } from './page-words.ts';

export interface FoundPageKind {
  kind: PageKind;
  /** The pattern of the rule that decided, null when guessed. */
  rule: string | null;
  /** What decided, such as `rule:/listino/*`, `word:preventivo`, `host:docs` or `none`. */
  why: string;
}

const pathLengthMax = 512;
const phraseWordsMax = 5;

/** Where in a part of the path a phrase counts. */
type Place = 'anywhere' | 'opening' | 'alone';

/** Phrase to the position of its kind in `pageWords`, of which the lower wins, and to where it counts. */
const kindOfPhrase = new Map<string, { order: number; place: Place }>(
  pageWords.flatMap(({ phrases, opening, alone = [] }, order) => [
    ...phrases.map((phrase) => [phrase, { order, place: opening ? 'opening' : 'anywhere' }] as const),
    ...alone.map((phrase) => [phrase, { order, place: 'alone' }] as const),
  ]),
);

/** `path` as `normalisePath` gives it; the host's first label decides only when the path says nothing. */
export function findPageKind(path: string, rules: readonly PathRule[], host = ''): FoundPageKind {
  const rule = matchPathRule(path, rules);
  if (rule !== undefined) return { kind: rule.kind, rule: rule.pattern, why: `rule:${rule.pattern}` };
  const found = findPhrase(path);
  if (found !== undefined) return found;
  const label = host.slice(0, Math.max(0, host.indexOf('.')));
  const byHost = Object.hasOwn(hostWords, label) ? hostWords[label] : undefined;
  return byHost === undefined
    ? { kind: 'other', rule: null, why: 'none' }
    : { kind: byHost, rule: null, why: `host:${label}` };
}

/** The strongest kind wins; within one kind the first and longest phrase is named. */
function findPhrase(path: string): FoundPageKind | undefined {
  let best = pageWords.length;
  let phrase = '';
  for (const segment of path.slice(0, pathLengthMax).split('/')) {
    const words = splitWords(segment);
    for (let from = 0; from < words.length; from += 1) {
      for (let to = Math.min(words.length, from + phraseWordsMax); to > from; to -= 1) {
        const candidate = words.slice(from, to).join(' ');
        const found = kindOfPhrase.get(candidate);
        if (found === undefined || found.order >= best) continue;
        if (!isInPlace(found.place, from, words.length - to)) continue;
        best = found.order;
        phrase = candidate;
      }
    }
  }
  const entry = pageWords[best];
  return entry === undefined ? undefined : { kind: entry.kind, rule: null, why: `word:${phrase}` };
}

/** `before` and `after`: how many other words the part of the path has. */
function isInPlace(place: Place, before: number, after: number): boolean {
  if (place === 'anywhere') return true;
  return before === 0 && (place === 'opening' || after === 0);
}

function splitWords(segment: string): string[] {
  if (segment === '') return [];
  return segment
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\.(html?|php|aspx?|jsp|cfm)$/i, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
