// What operators say and decide: pins, corrections, suggestions, terms of data sets, versions of rules, money spent.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Records } from '#stores/records/open-records.ts';
import {
  countCorrections,
  createCorrection,
  listCorrections,
  undoCorrection,
} from '#stores/records/questions/company-corrections.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { findCompany } from '#stores/records/questions/company-find.ts';
import { createPin, listPins, removePin } from '#stores/records/questions/company-pins.ts';
import {
  acceptSuggestion,
  keepSuggestions,
  listSuggestions,
  refuseSuggestion,
} from '#stores/records/questions/company-suggestions.ts';
import {
  acceptTerms,
  type FoundDataset,
  keepDataset,
  listDatasets,
  switchDataset,
} from '#stores/records/questions/keep-datasets.ts';
import {
  addLookupCost,
  findLookupMisses,
  forgetLookupMisses,
  keepLookupMisses,
  sumLookupCosts,
} from '#stores/records/questions/keep-lookup-costs.ts';
import {
  keepRules,
  listRuleVersions,
  newestRules,
  returnToRules,
} from '#stores/records/questions/keep-rule-versions.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
let acme: number;
let beta: number;
const by = { id: 'u1', name: 'Mara' };
beforeAll(async () => {
  records = await openTestRecords();
  acme = await createCompany(records, by, { name: 'Acme Example Srl', source: 'manual' });
  beta = await createCompany(records, by, { name: 'Beta Example Srl', source: 'manual' });
});
afterAll(() => records.close());

const office = { first: '81.2.69.160', last: '81.2.69.191' };

describe('pins', () => {
  it('hold until they are taken away, one for each network and domain', async () => {
    const pin = { subject: office, target: 'company' as const, companyId: acme, note: 'seat' };
    const id = await createPin(records, by, pin);
    await createPin(records, by, {
      subject: { domain: 'own-example.it' },
      target: 'staff',
      companyId: null,
      note: '',
    });
    await expect(createPin(records, by, { ...pin, target: 'never', companyId: null })).rejects.toMatchObject({
      code: 'pin_taken',
    });
    await expect(createPin(records, by, { ...pin, companyId: 999_999 })).rejects.toMatchObject({
      code: 'unknown_company',
    });
    expect(await listPins(records, { limit: 10 })).toMatchObject([
      { domain: 'own-example.it', target: 'staff', first: null },
      { ...office, domain: '', companyName: 'Acme Example Srl', byName: 'Mara', note: 'seat' },
    ]);
    expect(await listPins(records, { companyId: acme, limit: 10 })).toHaveLength(1);
    await removePin(records, by, id);
    await expect(removePin(records, by, id)).rejects.toMatchObject({ code: 'unknown_pin' });
    await createPin(records, by, { ...pin, target: 'never', companyId: null });
    expect(await listPins(records, { limit: 1 })).toMatchObject([{ target: 'never' }]);
  });
});

describe('corrections', () => {
  it('are remembered with who made them and who took them back', async () => {
    const since = new Date(Date.now() - 60_000);
    const made = { kind: 'it_is' as const, subject: office, wrongName: 'Some Provider', note: '' };
    const id = await createCorrection(records, by, { ...made, wrongCompanyId: null, rightCompanyId: acme });
    await createCorrection(records, by, {
      ...{ kind: 'wrong_company', subject: { domain: 'beta-example.it' }, wrongCompanyId: beta },
      ...{ wrongName: '', rightCompanyId: null, note: 'a reseller' },
    });
    expect(await listCorrections(records, { limit: 10 })).toMatchObject([
      { kind: 'wrong_company', wrongName: 'Beta Example Srl', domain: 'beta-example.it' },
      { kind: 'it_is', rightName: 'Acme Example Srl', wrongName: 'Some Provider', ...office },
    ]);
    expect(await countCorrections(records, since)).toEqual([
      { kind: 'it_is', count: 1 },
      { kind: 'wrong_company', count: 1 },
    ]);
    await undoCorrection(records, { id: 'u2', name: 'Nora' }, id);
    await expect(undoCorrection(records, by, id)).rejects.toMatchObject({ code: 'correction_undone' });
    await expect(undoCorrection(records, by, 999_999)).rejects.toMatchObject({ code: 'unknown_correction' });
    expect(await listCorrections(records, { inEffect: true, limit: 10 })).toHaveLength(1);
    expect(await listCorrections(records, { limit: 10 })).toMatchObject([{}, { undoneByName: 'Nora' }]);
  });
});

describe('suggestions', () => {
  it('are made once, whatever became of them, and do what was agreed to', async () => {
    const base = { companyId: acme, reasons: ['names alike'] };
    const made = [
      { ...base, kind: 'fuzzy_match', name: 'ACME Exampel', score: 0.8 },
      { ...base, kind: 'possible_duplicate', otherId: beta, score: 0.7 },
      { ...base, kind: 'office_range', first: '8.8.4.0', last: '8.8.4.15', score: 0.9 },
      { ...base, kind: 'fuzzy_match', name: 'Acme Exx', score: 0.8 },
    ] as const;
    expect(await keepSuggestions(records, made)).toBe(4);
    expect(await keepSuggestions(records, made)).toBe(0);
    const all = await listSuggestions(records, { state: 'open', limit: 10 });
    expect(all.map(({ kind, score }) => [kind, Number(score.toFixed(2))])).toEqual([
      ['office_range', 0.9],
      ['fuzzy_match', 0.8],
      ['fuzzy_match', 0.8],
      ['possible_duplicate', 0.7],
    ]);
    const first = await listSuggestions(records, { state: 'open', limit: 2 });
    const last = first.at(-1);
    const rest = await listSuggestions(records, { state: 'open', after: last, limit: 10 });
    expect([...first, ...rest].map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    const idOf = (name: string, kind = 'fuzzy_match') =>
      all.find((one) => one.name === name && one.kind === kind)?.id ?? 0;
    await acceptSuggestion(records, by, idOf('ACME Exampel'));
    await refuseSuggestion(records, by, idOf('Acme Exx'));
    await acceptSuggestion(records, by, idOf('', 'office_range'));
    await acceptSuggestion(records, by, idOf('', 'possible_duplicate'));
    await expect(acceptSuggestion(records, by, idOf('Acme Exx'))).rejects.toMatchObject({
      code: 'suggestion_decided',
    });
    await expect(refuseSuggestion(records, by, 999_999)).rejects.toMatchObject({
      code: 'unknown_suggestion',
    });
    const company = await findCompany(records, acme);
    expect(company?.aliases.map(({ name }) => name)).toEqual(['ACME Exampel']);
    expect(company?.networks).toMatchObject([{ first: '8.8.4.0', last: '8.8.4.15', confirmedBy: 'Mara' }]);
    expect(company?.merges).toMatchObject([{ id: beta }]);
    expect(await keepSuggestions(records, made)).toBe(0);
    expect(await listSuggestions(records, { state: 'open', limit: 10 })).toEqual([]);
    expect(await listSuggestions(records, { state: 'refused', limit: 10 })).toMatchObject([
      { decidedByName: 'Mara', companyName: 'Acme Example Srl' },
    ]);
  });
});

const found: FoundDataset = {
  id: 'registry:ripe',
  kind: 'registry',
  source: 'ripe.db.gz',
  licence: 'operator-supplied',
  terms: 'I may use it.',
  sha256: 'ab',
  builtAt: new Date('2026-08-01'),
  rows: 5_000_000_000,
  health: 'ok',
  healthMessage: '',
};

describe('data sets', () => {
  it('are off until their terms are accepted as they were read, and again when the terms change', async () => {
    expect(await keepDataset(records, found)).toMatchObject({ enabled: false, rows: 5_000_000_000 });
    await expect(switchDataset(records, found.id, true)).rejects.toMatchObject({
      code: 'terms_not_accepted',
    });
    await expect(acceptTerms(records, by, found.id, 'other words')).rejects.toMatchObject({
      code: 'terms_changed',
    });
    expect(await acceptTerms(records, by, found.id, found.terms)).toMatchObject({
      ...{ enabled: true, termsAcceptedByName: 'Mara' },
    });
    await switchDataset(records, found.id, false);
    expect(await keepDataset(records, { ...found, rows: 2 })).toMatchObject({ enabled: false, rows: 2 });
    expect(await switchDataset(records, found.id, true)).toMatchObject({ enabled: true });
    expect(await keepDataset(records, { ...found, terms: 'New words.' })).toMatchObject({
      ...{ enabled: false, termsAcceptedAt: null, termsAcceptedByName: '' },
    });
    expect(
      await keepDataset(records, { ...found, id: 'mmdb:x.mmdb', kind: 'mmdb', terms: '' }),
    ).toMatchObject({
      enabled: true,
    });
    expect((await listDatasets(records)).map(({ id }) => id)).toEqual(['mmdb:x.mmdb', 'registry:ripe']);
    await expect(switchDataset(records, 'none', true)).rejects.toMatchObject({ code: 'unknown_dataset' });
  });
});

describe('rules', () => {
  it('keep every version with author and reason, and go back by a new one', async () => {
    expect(await newestRules(records, 'verdict_rules')).toBeUndefined();
    const versions = await Promise.all(
      ['a', 'b', 'c'].map((value) => keepRules(records, by, 'verdict_rules', { value }, `because ${value}`)),
    );
    expect(versions.sort()).toEqual([1, 2, 3]);
    const [first] = await listRuleVersions(records, 'verdict_rules', { beforeVersion: 2, limit: 10 });
    expect(await returnToRules(records, by, 'verdict_rules', 1, 'it was better')).toBe(4);
    expect(await newestRules(records, 'verdict_rules')).toMatchObject({
      ...{ version: 4, value: first?.value, copiedFrom: 1, reason: 'it was better', byName: 'Mara' },
    });
    expect(await newestRules(records, 'evidence_weights')).toBeUndefined();
    await expect(returnToRules(records, by, 'evidence_weights', 1, 'x')).rejects.toMatchObject({
      code: 'unknown_version',
    });
  });
});

describe('paid look-ups', () => {
  it('are summed by currency, and what was asked in vain is not asked again before its time', async () => {
    const now = new Date();
    const later = new Date(now.getTime() + 60_000);
    await addLookupCost(records, { provider: 'p', lookups: 10, costMicros: 5_000_000_000, currency: 'EUR' });
    await addLookupCost(records, { provider: 'p', lookups: 1, costMicros: 1, currency: 'EUR' });
    await addLookupCost(records, { provider: 'q', lookups: 1, costMicros: 1, currency: '' });
    expect(await sumLookupCosts(records, 'p', new Date(now.getTime() - 60_000))).toEqual([
      { lookups: 11, costMicros: 5_000_000_001, currency: 'EUR' },
    ]);
    await keepLookupMisses(records, 'p', ['k1', 'k2'], later);
    await keepLookupMisses(records, 'p', ['k1'], now);
    expect(await findLookupMisses(records, 'p', ['k1', 'k2', 'k3'], now)).toEqual(new Set(['k1', 'k2']));
    expect(await findLookupMisses(records, 'q', ['k1'], now)).toEqual(new Set());
    expect(await findLookupMisses(records, 'p', ['k1'], later)).toEqual(new Set());
    expect(await forgetLookupMisses(records, new Date(later.getTime() + 1))).toBe(2);
  });
});
