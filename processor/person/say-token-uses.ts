// Takes uses of recipients' tokens as words about who used the browser: a proof in the first that came with one, a claim in all
// others, since links are forwarded.

import type { Said, SaidValue, SaidWord } from '#contract/said.ts';
import { readEmailKey } from '#intelligence/identity/identity-key.ts';
import { judgeTokenUses } from '#intelligence/identity/judge-token-uses.ts';
import type { RecipientTokenUse } from '#stores/records/links/list-token-uses.ts';

/** `uses`: all of the recipients concerned. `isErased`: whoever was erased is not named again. */
export function sayTokenUses(uses: readonly RecipientTokenUse[], isErased: (key: string) => boolean): Said {
  const words: SaidWord[] = [];
  const names = new Map<string, SaidValue>();
  for (const own of groupByRecipient(uses)) {
    const read = readEmailKey(own[0]?.email ?? '');
    if ('refused' in read || isErased(read.key)) continue;
    const { key } = read;
    // The operator's list says how they are called; that the link was followed confirms the address alone.
    for (const { name, atMs } of own)
      if (name !== '')
        names.set(key, { key, field: 'name', value: name, source: 'mailing', confidence: 'claim', atMs });
    const strengths = judgeTokenUses(
      key,
      own.map(({ id, atMs, siteId, visitor }) => ({ id, atMs, visitor: `${siteId} ${visitor}` })),
    );
    for (const { id, siteId, visitor, atMs } of own) {
      const strength = strengths.get(id) ?? 'claim';
      words.push({ siteId, visitor, key, means: key, strength, atMs, id, how: 'link_token' });
    }
  }
  const proven = words.filter(({ strength }) => strength === 'proof');
  return {
    words,
    proofs: proven.map(({ key, atMs }) => ({ way: 'link_token', keys: [key], atMs })),
    values: [...emailValues(words), ...names.values()],
    contacts: words.map(({ key, atMs }) => ({ key, atMs })),
    refusals: [],
  };
}

function emailValues(words: readonly SaidWord[]): SaidValue[] {
  const proven = new Set(words.filter(({ strength }) => strength === 'proof').map(({ key }) => key));
  return [...new Map(words.map((word) => [word.key, word])).values()].map(({ key, atMs }) => ({
    ...{ key, field: 'email', value: key.slice('email:'.length), source: 'mailing', atMs },
    confidence: proven.has(key) ? 'confirmed' : 'claim',
  }));
}

function groupByRecipient(uses: readonly RecipientTokenUse[]): readonly (readonly RecipientTokenUse[])[] {
  const groups = new Map<number, RecipientTokenUse[]>();
  for (const use of uses) {
    const group = groups.get(use.recipientId);
    if (group === undefined) groups.set(use.recipientId, [use]);
    else group.push(use);
  }
  return [...groups.values()];
}
