// What stands in an address is typed by anybody: unknown values never reach the API.

import { describe, expect, it } from 'vitest';
import { findWindow } from '../../../dashboard/web/frame/period.ts';
import { readCompanySearch } from '../../../dashboard/web/pages/companies/company-search.ts';
import { readVisitSearch } from '../../../dashboard/web/pages/visits/visit-search.ts';

describe('the filters in an address', () => {
  it('keeps filters that exist', () => {
    const search = {
      period: '30d',
      channel: 'ai',
      country: 'it',
      minPages: '3',
      path: '/prezzi',
      bots: 'only',
    };
    expect(readVisitSearch(search)).toEqual({ ...search, country: 'IT', minPages: 3 });
  });

  it('drops values that no filter has', () => {
    const search = {
      period: '1000y',
      channel: '<b>',
      consent: 'maybe',
      minPages: '-1',
      bots: 'all',
      other: 1,
    };
    expect(readVisitSearch(search)).toEqual({});
  });
});

describe('the filters of the list of companies', () => {
  it('keeps what exists and drops the rest', () => {
    expect(
      readCompanySearch({ search: 'ros', status: 'customer', country: 'it', owner: 'me', sort: 'changed' }),
    ).toEqual({ search: 'ros', status: 'customer', country: 'IT', owner: 'me', sort: 'changed' });
    expect(readCompanySearch({ status: 'friend', owner: 'x', sort: 'size', search: '' })).toEqual({});
  });
});

describe('the window of a period', () => {
  it('stays the same within an hour and includes the present', () => {
    const noon = Date.parse('2026-03-01T12:00:00Z');
    const window = findWindow('24h', noon + 60_000);
    expect(window).toEqual({ from: '2026-02-28T13:00:00.000Z', to: '2026-03-01T13:00:00.000Z' });
    expect(findWindow('24h', noon + 3_540_000)).toEqual(window);
  });
});
