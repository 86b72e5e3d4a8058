// What the data layer of Google Consent Mode says: a choice, the site's default, or nothing.

import { afterEach, expect, it, vi } from 'vitest';
import { readConsentMode } from '../../snippet/parts/consent/read-consent-mode.ts';

const all = (word: string) => ({ analytics_storage: word, ad_user_data: word });

function read(...dataLayer: unknown[]) {
  vi.stubGlobal('window', { dataLayer });
  return readConsentMode();
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it('takes a granted default for the default of the site', () => {
  expect(read(['consent', 'default', all('granted')])).toEqual({
    measure: true,
    person: true,
    isDefault: true,
  });
});

it('takes a denied default, or none, for no choice', () => {
  expect(read(['consent', 'default', all('denied')])).toBeUndefined();
  expect(read()).toBeUndefined();
  expect(read(['event', 'page_view'], null, 3)).toBeUndefined();
});

it('takes a granted default beside one for some regions for no choice, in whichever order they stand', () => {
  const regional = ['consent', 'default', { ...all('denied'), region: ['IT', 'DE'] }];
  const unbound = ['consent', 'default', all('granted')];
  expect(read(regional, unbound)).toBeUndefined();
  expect(read(unbound, regional)).toBeUndefined();
});

it('takes an update for the choice of the visitor, with and without regions', () => {
  const regional = ['consent', 'default', { ...all('denied'), region: ['IT'] }];
  const chosen = { measure: true, person: false, isDefault: false };
  const update = ['consent', 'update', { analytics_storage: 'granted' }];
  expect(read(['consent', 'default', all('denied')], update)).toEqual(chosen);
  expect(read(regional, update)).toEqual(chosen);
  expect(read(regional, ['consent', 'default', all('granted')], update)).toEqual(chosen);
  expect(read(['consent', 'default', all('granted')], ['consent', 'update', all('denied')])).toEqual({
    measure: false,
    person: false,
    isDefault: false,
  });
});

it('takes an update that says nothing of analytics for no choice where the regions decide', () => {
  const regional = ['consent', 'default', { ...all('denied'), region: ['IT'] }];
  const update = ['consent', 'update', { ad_user_data: 'granted' }];
  expect(read(regional, ['consent', 'default', all('granted')], update)).toBeUndefined();
});
