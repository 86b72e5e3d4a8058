// Numbers, times and names follow the user's language.

import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../dashboard/web/language/use-format.ts';

const english = createFormat('en');
const italian = createFormat('it');

describe('formats', () => {
  it('groups numbers as the language does', () => {
    expect(english.number(1_234_567)).toBe('1,234,567');
    expect(italian.number(1_234_567)).toBe('1.234.567');
  });

  it('says sizes as people do', () => {
    expect(english.bytes(193)).toBe('193 B');
    expect(english.bytes(1_234)).toBe('1.2 kB');
    expect(italian.bytes(2_500_000)).toBe('2,5 MB');
  });

  it('says durations in at most two units', () => {
    expect(english.duration(42_000)).toBe('42s');
    expect(english.duration(125_000)).toBe('2m 5s');
    expect(english.duration(3_900_000)).toBe('1h 5m');
    expect(english.duration(-5)).toBe('0s');
  });

  it('names countries, and shows a code that it does not know as it came', () => {
    expect(english.country('DE')).toBe('Germany');
    expect(italian.country('DE')).toBe('Germania');
    expect(english.country('not a code')).toBe('not a code');
    expect(english.country('')).toBe('');
  });

  it('says how long ago something was', () => {
    const now = Date.parse('2026-03-01T12:00:00Z');
    expect(english.ago('2026-03-01T11:57:00Z', now)).toBe('3 minutes ago');
    expect(italian.ago('2026-03-01T11:57:00Z', now)).toBe('3 minuti fa');
  });
});
