// Which of a visit's decisions holds.

import { describe, expect, it } from 'vitest';
import { chooseDecision } from '#intelligence/company/choose-decision.ts';
import type { DecisionFields } from '#stores/events/questions/decisions-by-id.ts';

type Said = Pick<DecisionFields, 'band' | 'blind' | 'isOwn'>;
const none: Said = { band: 'none', blind: '', isOwn: false };
const found = new Map<string, Said>([
  ['11', { ...none, band: 'high' }],
  ['12', { ...none, band: 'high' }],
  ['13', none],
  ['14', { ...none, band: 'medium', blind: 'wrong' }],
  ['15', { ...none, band: 'low', blind: 'silent' }],
  ['16', { ...none, isOwn: true }],
]);
const choose = (...decisions: string[]) =>
  chooseDecision({ decision: decisions.at(-1) ?? '0', decisions }, found);

describe('the decision that holds for a visit', () => {
  it('is the best of its decisions, so that the telephone at its end does not hide the office', () => {
    expect(choose('11', '13')).toBe('11');
    expect(choose('13', '11', '15')).toBe('11');
  });

  it('is the latest of equal ones', () => {
    expect(choose('11', '12')).toBe('12');
    expect(choose('12', '11', '13')).toBe('11');
  });

  it('is what the visitor told, when that names a company, since it goes before the network of the same visit', () => {
    expect(choose('14', '11')).toBe('14');
    expect(choose('11', '15')).toBe('11');
  });

  it('is a colleague’s in every case', () => {
    expect(choose('16', '14', '11')).toBe('16');
  });

  it('is the last one where nothing is known of any, as of a day that was cut long ago', () => {
    expect(choose()).toBe('0');
    expect(choose('98', '99')).toBe('99');
    expect(chooseDecision({ decision: '11', decisions: [] }, found)).toBe('11');
  });
});
