// A recipient's token is a proof in the first browser that came with it, and a claim in every other.

import { describe, expect, it } from 'vitest';
import { sayTokenUses } from '#processor/person/say-token-uses.ts';
import type { RecipientTokenUse } from '#stores/records/links/list-token-uses.ts';

const use = (visitor: string, atMs: number, over: Partial<RecipientTokenUse> = {}): RecipientTokenUse => ({
  ...{
    id: `token:1:1:${visitor}`,
    recipientId: 1,
    siteId: 1,
    email: 'anna@acme.it',
    name: '',
    visitor,
    atMs,
  },
  ...over,
});
const nobody = () => false;
const strengths = (uses: readonly RecipientTokenUse[]) =>
  sayTokenUses(uses, nobody).words.map(({ visitor, strength }) => [visitor, strength]);

describe('the uses of a token', () => {
  it('prove the first browser alone, in whatever order they are told', () => {
    const [first, second] = [use('00000000000000aa', 1_000), use('00000000000000bb', 2_000)];
    expect(strengths([second, first])).toEqual([
      ['00000000000000bb', 'claim'],
      ['00000000000000aa', 'proof'],
    ]);
    expect(sayTokenUses([first, second], nobody).proofs).toEqual([
      { way: 'link_token', keys: ['email:anna@acme.it'], atMs: 1_000 },
    ]);
  });

  it('are told apart by recipient', () => {
    const other = { recipientId: 2, email: 'bruno@acme.it', id: 'token:2' };
    expect(strengths([use('00000000000000aa', 1), use('00000000000000aa', 2, other)])).toEqual([
      ['00000000000000aa', 'proof'],
      ['00000000000000aa', 'proof'],
    ]);
  });

  it('prove nobody whose mailbox several people read', () => {
    const said = sayTokenUses([use('00000000000000aa', 1, { email: 'info@acme.it' })], nobody);
    expect(said.words.map(({ strength }) => strength)).toEqual(['claim']);
    expect(said.proofs).toEqual([]);
    expect(said.values).toMatchObject([{ confidence: 'claim' }]);
  });

  it('name whom the list names, as a claim of whoever wrote the list', () => {
    const said = sayTokenUses([use('00000000000000aa', 5, { name: 'Anna Rossi' })], nobody);
    expect(said.values).toEqual([
      ...[{ key: 'email:anna@acme.it', field: 'email', value: 'anna@acme.it', source: 'mailing' }].map(
        (value) => ({
          ...value,
          ...{ confidence: 'confirmed', atMs: 5 },
        }),
      ),
      {
        ...{ key: 'email:anna@acme.it', field: 'name', value: 'Anna Rossi', source: 'mailing' },
        ...{ confidence: 'claim', atMs: 5 },
      },
    ]);
  });

  it('say nothing of whoever was erased', () => {
    expect(sayTokenUses([use('00000000000000aa', 1)], (key) => key === 'email:anna@acme.it').words).toEqual(
      [],
    );
  });
});
