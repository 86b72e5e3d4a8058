// What each consent state lets through in the browser.

import { expect, it } from 'vitest';
import type { WireConsent, WireEvent } from '../../contract/wire-format.ts';
import { admit } from '../../snippet/consent-gate.ts';

const page = { url: 'https://sample.example/prezzi', title: 'Prezzi', referrer: 'https://other.example/' };
const base = { id: 'i1', at: 1, page };
const events: WireEvent[] = [
  { ...base, type: 'page_view', navigation: 'load' },
  { ...base, type: 'page_leave', view: 'v1', engagedMs: 5 },
  { ...base, type: 'click', kind: 'outbound', target: 'https://other.example/' },
  { ...base, type: 'site_search', term: 'secret' },
  { ...base, type: 'form_seen', form: { key: 'k', fields: [] } },
  { ...base, type: 'form_submit', form: { key: 'k', fields: [] }, values: { email: 'secret' } },
  { ...base, type: 'form_left', form: { key: 'k', fields: [] } },
  { ...base, type: 'video', provider: 'vimeo', video: '1', action: 'play' },
  { ...base, type: 'identify', userId: 'secret' },
  { ...base, type: 'track', name: 'n', properties: { plan: 'secret' } },
  { ...base, type: 'group', groupId: 'secret' },
  { ...base, type: 'consent' },
];
const admitted = (consent: WireConsent, quiet = false) =>
  events.map((event) => admit(event, consent, quiet)).filter((event) => event !== undefined);
const types = (consent: WireConsent, quiet = false) => admitted(consent, quiet).map(({ type }) => type);

it('lets everything pass under granted with all purposes', () => {
  expect(admitted({ state: 'granted' })).toEqual(events);
});

it('lets under limited pass what describes page and site, and nothing that was typed', () => {
  expect(types({ state: 'limited' })).toEqual(['page_view', 'form_seen', 'form_submit', 'track', 'consent']);
  expect(JSON.stringify(admitted({ state: 'limited' }))).not.toContain('secret');
});

it('lets under denied pass a bare page view alone', () => {
  expect(admitted({ state: 'denied' })).toEqual([{ type: 'page_view', id: 'i1', at: 1 }]);
});

it('asks identify and form values for the purpose person, group for company', () => {
  const without = { state: 'granted', purposes: { measure: true, company: false, person: false } } as const;
  expect(types(without)).not.toContain('identify');
  expect(types(without)).not.toContain('group');
  expect(JSON.stringify(admitted(without).find(({ type }) => type === 'form_submit'))).not.toContain(
    'secret',
  );
});

it('takes of a quiet page the view and its address alone, and under denied not even that', () => {
  expect(admitted({ state: 'granted' }, true)).toEqual([
    { type: 'page_view', id: 'i1', at: 1, page: { url: page.url } },
  ]);
  expect(admitted({ state: 'denied' }, true)).toEqual([{ type: 'page_view', id: 'i1', at: 1 }]);
});

it('treats an unknown state as limited', () => {
  expect(types({ state: 'open' as 'granted' })).toEqual(types({ state: 'limited' }));
});
