// What the uses of recipients' tokens say: a proof in the browser of the recipient's own click, a claim in every other.

import { describe, expect, it } from 'vitest';
import { sayTokenUses } from '#processor/person/say-token-uses.ts';
import type { UsedToken } from '#stores/records/links/list-token-uses.ts';

const place = { network: '192.0.2.0/24', agent: 'chrome/windows' };
const use = (visitor: string, atMs: number): UsedToken['uses'][number] => ({
  ...{ id: `t:${visitor}:${atMs}`, siteId: 1, visitor, atMs, chosenAtMs: 500 },
  ...place,
});
const click: UsedToken['clicks'][number] = {
  ...{ id: 'click', atMs: 1_000, networkClass: 'isp', verdict: 'human', isPageSeen: true },
  ...place,
};
const token = (uses: UsedToken['uses'], over: Partial<UsedToken> = {}): UsedToken => ({
  ...{ recipientId: 1, email: 'anna@acme.it', name: '', uses, clicks: [click] },
  ...over,
});
const nobody = { isErased: () => false, isWithdrawn: () => false };
const [aa, bb] = ['00000000000000aa', '00000000000000bb'];
const strengths = (used: readonly UsedToken[]) =>
  sayTokenUses(used, nobody).words.map(({ visitor, strength, token: of }) => [visitor, strength, of]);

describe('the uses of a token', () => {
  it('prove the browser of the click alone', () => {
    expect(strengths([token([use(aa, 2_000), use(aa, 1_900_000), use(bb, 3_600_000)])])).toEqual([
      [aa, 'proof', 1],
      [bb, 'claim', 1],
    ]);
  });

  it('are told apart by recipient', () => {
    const other = token([use(aa, 3_000)], { recipientId: 2, email: 'bruno@acme.it' });
    expect(strengths([token([use(aa, 2_000)]), other])).toEqual([
      [aa, 'proof', 1],
      [aa, 'proof', 2],
    ]);
  });

  it('prove nobody whose mailbox several people read', () => {
    expect(strengths([token([use(aa, 2_000)], { email: 'info@acme.it' })])).toEqual([[aa, 'claim', 1]]);
  });

  it('name whom the list names, as a claim of whoever wrote the list', () => {
    const { values, proofs } = sayTokenUses([token([use(aa, 2_000)], { name: 'Anna Rossi' })], nobody);
    const said = { key: 'email:anna@acme.it', source: 'mailing', confidence: 'claim', atMs: 2_000 };
    expect(values).toEqual([
      { ...said, field: 'email', value: 'anna@acme.it' },
      { ...said, field: 'name', value: 'Anna Rossi' },
    ]);
    expect(proofs).toEqual([]);
  });

  it('name whoever took consent back again where they have agreed anew, and nowhere else', () => {
    const takenBackMs = 1_500;
    const isWithdrawn = (_: string, __: string, chosenAtMs: number) => chosenAtMs <= takenBackMs;
    const anew = { ...use(bb, 3_000), chosenAtMs: 2_900 };
    const said = sayTokenUses([token([use(aa, 2_000), anew])], { ...nobody, isWithdrawn });
    expect(said.words.map(({ visitor }) => visitor)).toEqual([bb]);
  });

  it('say nothing of whoever was erased', () => {
    expect(
      sayTokenUses([token([use(aa, 2_000)])], {
        ...nobody,
        isErased: (key) => key === 'email:anna@acme.it',
      }).words,
    ).toEqual([]);
  });
});
