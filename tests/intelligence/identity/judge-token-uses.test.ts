// What a link with a token proves.

import { describe, expect, it } from 'vitest';
import { judgeTokenUses } from '#intelligence/identity/judge-token-uses.ts';

const uses = [
  { id: 'c', atMs: 30, visitor: '1 bb' },
  { id: 'a', atMs: 10, visitor: '1 aa' },
  { id: 'b', atMs: 20, visitor: '1 aa' },
];

describe('judgeTokenUses', () => {
  it('proves the recipient in the first browser alone, however late that one is told', () => {
    expect([...judgeTokenUses('email:anna@acme.it', uses)].sort()).toEqual([
      ['a', 'proof'],
      ['b', 'proof'],
      ['c', 'claim'],
    ]);
  });

  it('proves nobody where several people read the mailbox', () => {
    expect(new Set(judgeTokenUses('email:ufficio@acme.it', uses).values())).toEqual(new Set(['claim']));
  });
});
