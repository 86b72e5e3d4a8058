// Takes uses of recipients' tokens as words about who used the browser: a proof in the browser of the recipient's own click, a
// claim in all others, since links are forwarded.

import type { Said, SaidValue, SaidWord } from '#contract/said.ts';
import { readEmailKey } from '#intelligence/identity/identity-key.ts';
import { judgeTokenUses } from '#intelligence/identity/judge-token-uses.ts';
import type { UsedToken } from '#stores/records/links/list-token-uses.ts';

export interface Refused {
  /** Whoever was erased is not named again. */
  isErased(key: string): boolean;
  /** Nor is whoever took back the consent to be known, in browsers where it was not given anew. */
  isWithdrawn(key: string, purpose: 'person', chosenAtMs: number): boolean;
}

/** `used`: with all uses and clicks of each. */
export function sayTokenUses(used: readonly UsedToken[], { isErased, isWithdrawn }: Refused): Said {
  const words: SaidWord[] = [];
  const values: SaidValue[] = [];
  for (const one of used) {
    const read = readEmailKey(one.email);
    if ('refused' in read || isErased(read.key)) continue;
    const uses = one.uses.filter(({ chosenAtMs }) => !isWithdrawn(read.key, 'person', chosenAtMs));
    const own = sayWords({ ...one, uses }, read.key);
    words.push(...own);
    for (const { atMs } of own) values.push(...sayValues(one, read.key, atMs));
  }
  return {
    ...{ words, values, proofs: [], refusals: [] },
    contacts: words.map(({ key, atMs }) => ({ key, atMs })),
  };
}

/** One of each browser. */
function sayWords({ recipientId, uses, clicks }: UsedToken, key: string): SaidWord[] {
  const named = uses.map((use) => ({ ...use, visitor: `${use.siteId} ${use.visitor}` }));
  const proven = judgeTokenUses(key, named, clicks);
  const words = new Map<string, SaidWord>();
  for (const { siteId, visitor, atMs } of uses) {
    const browser = `${siteId} ${visitor}`;
    const isProven = proven !== undefined && browser === proven.visitor;
    const word: SaidWord = {
      ...{ siteId, visitor, key, means: key, strength: isProven ? 'proof' : 'claim', how: 'link_token' },
      ...{ id: `token:${recipientId}:${siteId}:${visitor}`, token: recipientId },
      atMs: isProven ? proven.atMs : atMs,
    };
    const before = words.get(browser);
    if (before === undefined || word.atMs < before.atMs) words.set(browser, word);
  }
  return [...words.values()];
}

/**
 * The operator's list says how they are called. That the mailbox is theirs, the words say, which a new judgement takes away;
 * a value would stay.
 */
function sayValues({ name }: UsedToken, key: string, atMs: number): SaidValue[] {
  const said = (field: SaidValue['field'], value: string): SaidValue => ({
    ...{ key, field, value, source: 'mailing', confidence: 'claim', atMs },
  });
  return [said('email', key.slice('email:'.length)), ...(name === '' ? [] : [said('name', name)])];
}
