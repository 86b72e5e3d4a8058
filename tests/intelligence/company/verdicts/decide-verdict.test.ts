// What a session is to us, by ordered rules that an administrator can change.

import { describe, expect, it } from 'vitest';
import { type VerdictRules, verdictRulesSchema } from '#contract/verdict-rules.ts';
import type { Trace } from '#intelligence/company/resolution.ts';
import { resolveCompany } from '#intelligence/company/resolve-company.ts';
import { decideVerdict, type VerdictFacts } from '#intelligence/company/verdicts/decide-verdict.ts';
import { defaultVerdictRules } from '#intelligence/company/verdicts/default-verdict-rules.ts';
import {
  sampleClaim,
  sampleCompany,
  sampleInput,
  sampleKnowledge,
} from '../../../support/sample-resolution.ts';

const company = sampleCompany(7, 'Alfa Meccanica S.r.l.', { domains: ['alfameccanica.it'] });
const known = sampleKnowledge({ companies: [company] });
const by = (knowledge = sampleKnowledge(), kind: 'verified_email' | 'form_email' = 'verified_email'): Trace =>
  resolveCompany(sampleInput('', [], { firstParty: [sampleClaim(kind, 'alfameccanica.it')] }), knowledge);
const nobody = resolveCompany(sampleInput('151.1.2.3', []), sampleKnowledge());

const decide = (more: Partial<VerdictFacts>, rules: VerdictRules = defaultVerdictRules) =>
  decideVerdict(
    { trace: nobody, status: '', isOwn: false, isBot: false, pages: ['product'], ...more },
    rules,
  );

describe('the usual rules', () => {
  it.each<[string, Partial<VerdictFacts>, string]>([
    ['nobody', {}, 'accidental'],
    ['a new company', { trace: by() }, 'prospect'],
    ['a new company by a form', { trace: by(sampleKnowledge(), 'form_email') }, 'prospect'],
    ['a known company', { trace: by(known), status: 'customer' }, 'known'],
    ['a partner', { trace: by(known), status: 'partner' }, 'partner'],
    ['a supplier', { trace: by(known), status: 'supplier' }, 'supplier'],
    ['a competitor', { trace: by(known), status: 'competitor' }, 'competitor'],
    ['who saw careers pages only', { trace: by(), pages: ['careers', 'careers'] }, 'candidate'],
    ['who saw careers pages too', { trace: by(), pages: ['careers', 'price'] }, 'prospect'],
    ['own staff, whatever they look at', { trace: by(known), isOwn: true, pages: ['careers'] }, 'staff'],
    ['a bot', { isBot: true, pages: ['careers'] }, 'accidental'],
    ['a soft match', { trace: { ...by(), band: 'low' } }, 'accidental'],
  ])('call %s as they should', (_who, facts, verdict) => {
    expect(decide(facts).verdict).toBe(verdict);
  });

  it('say which rule decided', () => {
    expect(decide({ isOwn: true })).toEqual({ verdict: 'staff', rule: 'own_staff' });
    expect(decide({})).toEqual({ verdict: 'accidental', rule: '' });
  });

  it('pass the schema of the settings', () => {
    expect(verdictRulesSchema.parse(defaultVerdictRules)).toEqual(defaultVerdictRules);
  });
});

describe('rules of an administrator', () => {
  it('are heard in their order', () => {
    const rules: VerdictRules = {
      version: 2,
      rules: [
        { id: 'french', when: [{ field: 'country', how: 'is', values: ['FR'] }], verdict: 'accidental' },
        {
          id: 'not_by_form',
          when: [{ field: 'band', how: 'is_not', values: ['medium', 'none'] }],
          verdict: 'prospect',
        },
      ],
    };
    expect(decide({ trace: { ...by(), country: 'FR' } }, rules).rule).toBe('french');
    expect(decide({ trace: by() }, rules).rule).toBe('not_by_form');
    expect(decide({}, rules).verdict).toBe('accidental');
  });

  it.each([
    [{ field: 'colour', how: 'is', values: ['red'] }],
    [{ field: 'band', how: 'only', values: ['high'] }],
    [{ field: 'band', how: 'is', values: [] }],
  ])('are refused when they make no sense: %j', (condition) => {
    const rules = { version: 1, rules: [{ id: 'x', when: [condition], verdict: 'known' }] };
    expect(verdictRulesSchema.safeParse(rules).success).toBe(false);
  });
});
