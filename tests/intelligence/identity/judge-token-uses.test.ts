// What a link with a token proves.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeTokenUses, type TokenClick, type TokenUse } from '#intelligence/identity/judge-token-uses.ts';

const anna = 'email:anna@acme.it';
const place = { network: '192.0.2.0/24', agent: 'chrome/windows' };
const elsewhere = { network: '198.51.100.0/24', agent: 'safari/ios' };
const startMs = Date.UTC(2026, 4, 1, 8);
const second = (count: number) => startMs + count * 1_000;
const use = (visitor: string, at: number, over: Partial<TokenUse> = {}): TokenUse => ({
  ...{ id: `use ${visitor} ${at}`, visitor, atMs: second(at) },
  ...place,
  ...over,
});
const click = (at: number, over: Partial<TokenClick> = {}): TokenClick => ({
  ...{ id: `click ${at}`, atMs: second(at), networkClass: 'isp', verdict: 'human', isPageSeen: true },
  ...place,
  ...over,
});

describe('judgeTokenUses', () => {
  it('proves the recipient in the browser that agreed right after their click, however late that one is told', () => {
    const uses = [use('colleague', 4_000), use('anna', 3), use('anna', 3_000)];
    expect(judgeTokenUses(anna, uses, [click(4_000), click(0)])).toEqual({
      visitor: 'anna',
      atMs: second(3),
    });
  });

  it('proves nobody when the recipient did not agree and a colleague to whom the mail went did', () => {
    const unsaid = click(0, { verdict: 'unsure', isPageSeen: false });
    expect(judgeTokenUses(anna, [use('colleague', 3_602)], [unsaid, click(3_600)])).toBeUndefined();
    expect(judgeTokenUses(anna, [use('colleague', 42)], [unsaid, click(40)])).toBeUndefined();
  });

  it('proves nobody without a click of our own, or in another network or browser than the click', () => {
    expect(judgeTokenUses(anna, [use('anna', 3)], [])).toBeUndefined();
    expect(judgeTokenUses(anna, [use('anna', 3, elsewhere)], [click(0)])).toBeUndefined();
    expect(
      judgeTokenUses(anna, [use('anna', 3, { network: '' })], [click(0, { network: '' })]),
    ).toBeUndefined();
  });

  it('leaves the token to the recipient when a machine opened the link before', () => {
    const scanner = [
      click(-500, { verdict: 'machine', ...elsewhere }),
      click(-400, { verdict: 'unsure', networkClass: 'hosting', isPageSeen: false, ...elsewhere }),
    ];
    expect(judgeTokenUses(anna, [use('anna', 3)], [...scanner, click(0)])).toMatchObject({ visitor: 'anna' });
  });

  it('takes a double click for one, and a page that came before its click for seen after it', () => {
    expect(judgeTokenUses(anna, [use('anna', 9)], [click(0), click(1)])).toMatchObject({ visitor: 'anna' });
    expect(judgeTokenUses(anna, [use('anna', -2)], [click(0)])).toMatchObject({ visitor: 'anna' });
  });

  it('proves nobody where several people read the mailbox', () => {
    expect(judgeTokenUses('email:ufficio@acme.it', [use('anna', 3)], [click(0)])).toBeUndefined();
  });

  it('says the same in whatever order it is told', () => {
    const anyUse = fc
      .record({
        visitor: fc.constantFrom('a', 'b'),
        at: fc.integer({ min: -9, max: 140 }),
        far: fc.boolean(),
      })
      .map(({ visitor, at, far }) => use(visitor, at, far ? elsewhere : {}));
    const anyClick = fc
      .record({
        at: fc.integer({ min: 0, max: 140 }),
        verdict: fc.constantFrom('human' as const, 'unsure' as const, 'machine' as const),
        far: fc.boolean(),
      })
      .map(({ at, verdict, far }) =>
        click(at, { id: `click ${at} ${verdict} ${far}`, verdict, ...(far ? elsewhere : {}) }),
      );
    fc.assert(
      fc.property(fc.array(anyUse), fc.array(anyClick), (uses, clicks) => {
        expect(judgeTokenUses(anna, uses.toReversed(), clicks.toReversed())).toEqual(
          judgeTokenUses(anna, uses, clicks),
        );
      }),
    );
  });
});
