// How far a value of a person is believed, by what kind of source told it.

import { describe, expect, it } from 'vitest';
import { rankValue } from '#intelligence/identity/rank-value.ts';

describe('rankValue', () => {
  it('puts a browser and a mail, which anybody may write, behind every tool, list and file, and these behind what is confirmed', () => {
    for (const source of ['site:3:identify', 'site:41:form', 'mailbox', 'signature'])
      expect(rankValue({ source, confidence: 'claim' })).toBe('claim');
    for (const source of ['linkedin', 'hubspot', 'mailing', 'import', 'import:7', 'site:3:confirmed'])
      expect(rankValue({ source, confidence: 'claim' })).toBe('told');
    for (const source of ['site:3:server', 'site:3:form', 'mailing'])
      expect(rankValue({ source, confidence: 'confirmed' })).toBe('confirmed');
  });
});
