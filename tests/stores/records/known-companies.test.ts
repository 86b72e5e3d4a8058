// The known companies in memory say what the records say, also after every kind of change.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { normaliseName } from '#intelligence/company/names/normalise-name.ts';
import { parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import { undoImport } from '#stores/records/company-import/undo-import.ts';
import { type KnownCompanies, openKnownCompanies } from '#stores/records/known-companies.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createAlias } from '#stores/records/questions/company-aliases.ts';
import { createCorrection, undoCorrection } from '#stores/records/questions/company-corrections.ts';
import { changeCompany, createCompany } from '#stores/records/questions/company-create.ts';
import { keepDomain, removeDomain } from '#stores/records/questions/company-domains.ts';
import { createHandle } from '#stores/records/questions/company-handles.ts';
import { loadPins } from '#stores/records/questions/company-load-words.ts';
import { mergeCompany, unmergeCompany } from '#stores/records/questions/company-merge.ts';
import { createNetwork } from '#stores/records/questions/company-networks.ts';
import { createPin, removePin } from '#stores/records/questions/company-pins.ts';
import { openTestRecords, quietLog } from '#tests/support/start-test-postgres.ts';
import { importList } from './company-import/import-list.ts';

let records: Records;
let known: KnownCompanies;
let early: number;
const by = { id: 'u1', name: 'Mara' };
const source = 'manual';
const domain = (name: string, kind: 'primary' | 'brand' | 'parked' = 'primary') => ({
  ...{ domain: name, kind, confidence: 1, source },
});
beforeAll(async () => {
  records = await openTestRecords();
  early = await createCompany(records, by, {
    ...{ name: 'Early Example S.r.l.', country: 'IT', status: 'customer', source },
    domains: [
      domain('early-example.it'),
      domain('early-brand.it', 'brand'),
      domain('early-parked.it', 'parked'),
    ],
  });
  known = await openKnownCompanies(records, { log: quietLog });
});
afterAll(async () => {
  await known.close();
  await records.close();
});

const ids = (companies: readonly { id: number }[]) => companies.map(({ id }) => id);
function address(text: string) {
  const parsed = parseClientAddress(text);
  if (!parsed) throw new Error(`${text} is no address`);
  return parsed;
}

describe('openKnownCompanies', () => {
  it('finds what was there before by domain, alias domain, name and id', () => {
    expect(known.company(early)).toEqual({
      ...{ id: early, name: 'Early Example S.r.l.', otherNames: [], country: 'IT', status: 'customer' },
      ...{ domains: ['early-example.it'], aliasDomains: ['early-brand.it'], handles: [], parentId: 0 },
    });
    expect(ids(known.companiesOfDomain('early-example.it'))).toEqual([early]);
    expect(known.companiesOfDomain('early-brand.it')).toEqual([]);
    expect(ids(known.companiesOfAliasDomain('early-brand.it'))).toEqual([early]);
    expect(known.companiesOfAliasDomain('early-parked.it')).toEqual([]);
    expect(ids(known.companiesOfName(normaliseName('EXAMPLE EARLY SRL').sortKey))).toEqual([early]);
    expect(known.companiesOfDomain('nobody.it')).toEqual([]);
    expect(known.company(999_999)).toBeUndefined();
  });

  it('learns of a change within its interval, without being told', async () => {
    const id = await createCompany(records, by, {
      name: 'Late Srl',
      source,
      domains: [domain('late-example.it')],
    });
    const before = known.revision;
    await expect
      .poll(() => ids(known.companiesOfDomain('late-example.it')), { timeout: 10_000 })
      .toEqual([id]);
    await expect.poll(() => known.revision, { timeout: 10_000 }).toBeGreaterThan(before);
  });

  it('follows names, domains and handles that come and go', async () => {
    await createAlias(records, by, early, { name: 'Frühe Marke GmbH', source });
    await createHandle(records, by, early, { handle: 'ORG-EE1-RIPE', source });
    await keepDomain(records, by, early, domain('early-two.it'));
    await removeDomain(records, by, early, 'early-brand.it');
    await known.refresh();
    expect(ids(known.companiesOfName(normaliseName('Fruehe Marke').sortKey))).toEqual([early]);
    expect(ids(known.companiesOfHandle('ORG-EE1-RIPE'))).toEqual([early]);
    expect(known.company(early)?.domains).toEqual(['early-two.it', 'early-example.it']);
    expect(known.companiesOfAliasDomain('early-brand.it')).toEqual([]);
    await changeCompany(records, by, early, { name: 'Renamed Example S.r.l.' });
    await known.refresh();
    expect(known.companiesOfName(normaliseName('Early Example').sortKey)).toEqual([]);
    expect(ids(known.companiesOfName(normaliseName('Renamed Example').sortKey))).toEqual([early]);
  });

  it('sees a merged company as the one it went into, with what is of both, until it is taken back', async () => {
    const [a, b] = [
      await createCompany(records, by, { name: 'Aaa Srl', source, domains: [domain('aaa-example.it')] }),
      await createCompany(records, by, { name: 'Bbb Srl', source, domains: [domain('bbb-example.it')] }),
    ];
    await createNetwork(records, by, a, {
      ...{ first: '81.2.69.160', last: '81.2.69.191', label: '', source, confirmedBy: 'Mara' },
    });
    await mergeCompany(records, by, a, b, 'x');
    await known.refresh();
    expect(known.companiesOfDomain('aaa-example.it')).toMatchObject([
      { id: b, name: 'Bbb Srl', otherNames: ['Aaa Srl'], domains: ['bbb-example.it', 'aaa-example.it'] },
    ]);
    expect([known.rootOf(a), known.company(a)?.id]).toEqual([b, b]);
    expect(known.company(known.pinOf(address('81.2.69.161'))?.companyId ?? 0)?.id).toBe(b);
    await unmergeCompany(records, by, a, 'x');
    await known.refresh();
    expect(known.companiesOfDomain('aaa-example.it')).toMatchObject([{ id: a, domains: ['aaa-example.it'] }]);
    expect(known.company(b)?.otherNames).toEqual([]);
  });

  it('gives the word on the narrowest range, and of one range the correction before the pin', async () => {
    const wide = { first: '5.10.0.0', last: '5.10.255.255' };
    const narrow = { first: '5.10.1.0', last: '5.10.1.255' };
    const pin = await createPin(records, by, {
      subject: wide,
      target: 'company',
      companyId: early,
      note: '',
    });
    const never = await createPin(records, by, {
      subject: narrow,
      target: 'never',
      companyId: null,
      note: '',
    });
    await createPin(records, by, {
      subject: { domain: 'gone-example.it' },
      target: 'never',
      companyId: null,
      note: '',
    });
    await createPin(records, by, {
      ...{
        subject: { first: '2a01:4f8::', last: '2a01:4f8::ffff' },
        target: 'staff',
        companyId: null,
        note: 'seat',
      },
    });
    await known.refresh();
    expect(known.pinOf(address('5.10.2.1'))).toEqual({ companyId: early, row: `pin:${pin}` });
    expect(known.pinOf(address('5.10.1.1'))).toEqual({ companyId: 0, row: `pin:${never}` });
    expect(known.pinOf(address('5.9.255.255'))).toBeUndefined();
    expect(known.pinOf(address('5.11.0.0'))).toBeUndefined();
    expect(known.pinOfDomain('gone-example.it')?.companyId).toBe(0);
    expect(known.staffOf(address('2a01:4f8::17'))?.note).toBe('seat');
    expect(known.pinOf(address('2a01:4f8::17'))).toBeUndefined();
    const correction = await createCorrection(records, by, {
      ...{
        kind: 'it_is',
        subject: narrow,
        wrongCompanyId: null,
        wrongName: '',
        rightCompanyId: early,
        note: '',
      },
    });
    await known.refresh();
    expect(known.pinOf(address('5.10.1.1'))).toEqual({ companyId: early, row: `correction:${correction}` });
    await undoCorrection(records, by, correction);
    await removePin(records, by, never);
    await known.refresh();
    expect(known.pinOf(address('5.10.1.1'))).toEqual({ companyId: early, row: `pin:${pin}` });
  });

  it('remembers what was the wrong company, where', async () => {
    const made = { kind: 'wrong_company', rightCompanyId: null, note: '' } as const;
    const here = { first: '9.9.9.0', last: '9.9.9.255' };
    await createCorrection(records, by, { ...made, subject: here, wrongCompanyId: early, wrongName: '' });
    await createCorrection(records, by, {
      ...made,
      subject: here,
      wrongCompanyId: null,
      wrongName: 'Some ISP',
    });
    await createCorrection(records, by, {
      ...{ ...made, subject: { domain: 'isp-example.it' }, wrongCompanyId: null, wrongName: 'Some ISP' },
    });
    await known.refresh();
    expect(known.suppressionsOf(address('9.9.9.9'))).toMatchObject([
      { companyId: 0, name: 'Some ISP', domain: '' },
      { companyId: early, name: 'Renamed Example S.r.l.', domain: '' },
      { companyId: 0, name: '', domain: 'isp-example.it' },
    ]);
    expect(known.suppressionsOf(undefined)).toMatchObject([{ domain: 'isp-example.it' }]);
  });

  it('tells what a change touches, and builds nothing anew for one that touches no network', async () => {
    await known.refresh();
    const before = known.revision;
    const staff = known.staffOf(address('2a01:4f8::17'));
    await changeCompany(records, by, early, { status: 'prospect' });
    await known.refresh();
    const nothing = { companies: new Set(), domains: new Set(), names: new Set(), ranges: [] };
    expect(known.changesSince(before)).toEqual(nothing);
    expect(known.staffOf(address('2a01:4f8::17'))).toBe(staff);
    await createNetwork(records, by, early, {
      ...{ first: '7.1.2.0', last: '7.1.2.255', label: '', source, confirmedBy: 'Mara' },
    });
    await createPin(records, by, {
      ...{ subject: { domain: 'pinned-example.it' }, target: 'never', companyId: null, note: '' },
    });
    await known.refresh();
    expect(known.changesSince(before)).toEqual({
      ...nothing,
      ...{ domains: new Set(['pinned-example.it']), ranges: [{ first: '407010200', last: '4070102ff' }] },
    });
    expect(known.pinOf(address('7.1.2.3'))?.companyId).toBe(early);
    expect(known.changesSince(0)).toBeUndefined();
  });

  it('forgets nothing of what a change touches when PostgreSQL goes away in the midst of reading it', async () => {
    const state = { isAway: false };
    const execute: Records['db']['execute'] = (query) => {
      const isOfPins = typeof query !== 'string' && JSON.stringify(query).includes('FROM pins');
      if (state.isAway && isOfPins) throw new Error('away');
      return records.db.execute(query);
    };
    const db = new Proxy(records.db, {
      get: (target, key) => (key === 'execute' ? execute : Reflect.get(target, key)),
    });
    const shaky = await openKnownCompanies({ ...records, db }, { log: quietLog });
    try {
      const before = shaky.revision;
      const id = await createCompany(records, by, { name: 'Shaky Srl', source });
      state.isAway = true;
      await createPin(records, by, {
        ...{ subject: { domain: 'shaky-example.it' }, target: 'never', companyId: null, note: '' },
      });
      await expect(shaky.refresh()).rejects.toThrow('away');
      state.isAway = false;
      await shaky.refresh();
      expect(shaky.changesSince(before)).toMatchObject({
        companies: new Set([id]),
        domains: new Set(['shaky-example.it']),
      });
    } finally {
      await shaky.close();
    }
  });

  it('keeps the newest words where there are more than can be kept', async () => {
    const all = await loadPins(records);
    const newest = await loadPins(records, 1);
    expect([all.isCut, newest.isCut]).toEqual([false, true]);
    expect(newest.rows).toEqual(all.rows.slice(-1));
  });

  it('suggests companies with a name like the one seen, of the same country', async () => {
    const id = await createCompany(records, by, {
      name: 'Officine Meccaniche Brambilla S.p.A.',
      country: 'IT',
      source,
    });
    await known.refresh();
    expect(
      known.suggest('Officine Brambila', 'IT')[0]?.companyId ??
        known.suggest('Officine Brambilla', 'IT')[0]?.companyId,
    ).toBe(id);
    expect(known.suggest('Officine Brambilla', 'DE')).toEqual([]);
    expect(known.suggest('Nothing Like That', 'IT')).toEqual([]);
  });

  it('follows an import and its being taken back, also when all is read anew', async () => {
    const small = await openKnownCompanies(records, { log: quietLog, overlaidMax: 5 });
    try {
      const lines = Array.from({ length: 30 }, (_, at) => `Imported ${at} Srl;imported${at}-example.it`);
      const run = await importList(records, `Nome;Sito\n${lines.join('\n')}\n`);
      await Promise.all([known.refresh(), small.refresh()]);
      for (const cache of [known, small])
        expect(cache.companiesOfDomain('imported17-example.it')).toMatchObject([{ name: 'Imported 17 Srl' }]);
      await undoImport(records, by, run.id);
      await Promise.all([known.refresh(), small.refresh()]);
      for (const cache of [known, small]) {
        expect(cache.companiesOfDomain('imported17-example.it')).toEqual([]);
        expect(ids(cache.companiesOfDomain('early-example.it'))).toEqual([early]);
      }
    } finally {
      await small.close();
    }
  });
});
