// Says whether the named user of a network is its provider under another spelling, or a part of the provider's network:
// then nobody is named. `Empaques de Carton Uninet` only carries the provider's name along and is somebody.

import { isUndistinctive } from './find-name-kind.ts';
import { standsIn } from './is-same-on-site.ts';
import type { NameFacts, NameReader } from './name-facts.ts';
import { findDoubtfulFormInFront } from './names/legal-form-index.ts';
import { compareLetters } from './names/measure-likeness.ts';
import { shareBeginning } from './share-beginning.ts';
import { kindOfLineWord } from './words/lines/line-words.ts';
import { kindsOfNetworkWords } from './words/network-words.ts';

/** Typing errors of the same name score so in a comparison of words, and in one of letters. */
const sameButForTyping = 0.85;
const sameLetters = 0.96;
const lettersMin = 8;

export function isProviderItself(user: NameFacts, provider: NameFacts, names: NameReader): boolean {
  if (user === provider || user.name.base === provider.name.base) return true;
  const [one, other] = [squash(user), squash(provider)];
  if (one === other) return true;
  if (one.length >= lettersMin && compareLetters(one, other) >= sameLetters) return true;
  if (!shareBeginning(user, provider)) return false;
  if (isPartOf(user.name.tokens, provider.name.tokens)) return true;
  if (isLabelOf(user, provider) || standsIn(user, provider)) return true;
  const { verdict, score } = names.compare(user, provider);
  return verdict === 'match' || (verdict === 'suggest' && score >= sameButForTyping);
}

function squash({ name }: NameFacts): string {
  return name.tokens.join('');
}

/**
 * `Polderflex zakelijk vaste IP`: the provider's own name and words behind it, with no legal form at the end and no trade
 * in them, or words of lines and places around it, is how he labels a part of his network.
 */
export function isLabelOf(user: NameFacts, provider: NameFacts): boolean {
  const tokens = dropFront(provider.name.tokens);
  const words = dropFront(user.words);
  if (words.length <= tokens.length) return false;
  if (!user.hasForm && user.trade === '' && startsWith(words, tokens, 0)) return true;
  for (const run of [provider.words, tokens]) {
    for (let start = 0; start + run.length <= words.length; start += 1) {
      if (!startsWith(words, run, start)) continue;
      const rest = [...words.slice(0, start), ...words.slice(start + run.length)];
      if (rest.length > 0 && rest.every(isLineWord)) return true;
    }
  }
  return false;
}

/** "SC Moldalink" is Moldalink: what may be a legal form in front is left out of labels. */
function dropFront(tokens: readonly string[]): readonly string[] {
  const isForm = tokens.length > 1 && findDoubtfulFormInFront(tokens[0] ?? '') !== undefined;
  return isForm ? tokens.slice(1) : tokens;
}

function startsWith(words: readonly string[], run: readonly string[], start: number): boolean {
  return run.length > 0 && run.every((word, at) => words[start + at] === word);
}

function isLineWord(word: string): boolean {
  return kindOfLineWord(word) !== undefined || isUndistinctive(word);
}

/** The shorter name stands whole in the longer one, and what is left of that names nobody. */
function isPartOf(user: readonly string[], provider: readonly string[]): boolean {
  const kernel = provider.filter((word) => !isUndistinctive(word));
  const wanted = kernel.length > 0 ? kernel : provider;
  if (!wanted.every((word) => user.includes(word))) {
    return user[0] === provider[0] && user.every((word) => provider.includes(word));
  }
  return user.every(
    (word) => wanted.includes(word) || isUndistinctive(word) || kindsOfNetworkWords.has(word),
  );
}
