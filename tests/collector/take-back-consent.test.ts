// What is left of a consent after some of it was taken back outside of the browser.

import { expect, it } from 'vitest';
import { takeBackConsent } from '#collector/consent-gate.ts';
import { prepareRequest } from '#collector/prepare-request.ts';
import type { WireConsent } from '#contract/wire-format.ts';
import { testSite } from './start-test-collector.ts';

const granted: WireConsent = { state: 'granted', version: 'v2', at: 1_790_000_000_000 };

it('is nothing without measuring, and the other purposes apart', () => {
  expect(takeBackConsent(granted, 0)).toBe(granted);
  expect(takeBackConsent(granted, 1)).toEqual({ state: 'denied', origin: 'opt-out' });
  expect(takeBackConsent(granted, 4)).toEqual({
    ...granted,
    purposes: { measure: true, company: true, person: false },
  });
  const partly = { ...granted, purposes: { measure: true, company: false, person: true } };
  expect(takeBackConsent(partly, 4).purposes).toEqual({ measure: true, company: false, person: false });
  expect(takeBackConsent({ state: 'limited' }, 7)).toEqual({ state: 'limited' });
});

it('is asked for by site, browser and time of the choice, and leaves a view that is counted and no more', () => {
  const asked: unknown[] = [];
  const event = { type: 'page_view', at: Date.now(), page: { url: 'https://www.example.com/secret' } };
  const frame = {
    sentAtMs: null,
    consent: granted,
    visitor: '00112233445566aa',
    signals: {},
    hints: {},
    events: [event],
  };
  const arrival = {
    ...{ channel: 'browser' as const, receivedAtMs: Date.now(), address: '192.0.2.1', userAgent: 'Mozilla' },
    headers: {
      acceptLanguage: '',
      secFetch: true,
      clientHints: true,
      brands: '',
      platform: '',
      mobile: null,
    },
    ...{ refusal: { dnt: false, gpc: false }, historical: false },
  };
  const request = prepareRequest(
    testSite(),
    frame,
    arrival,
    () => null,
    (...of) => {
      asked.push(of);
      return 7;
    },
  );
  expect(asked).toEqual([[1, '00112233445566aa', granted.at]]);
  expect(request).toMatchObject({ consent: { state: 'denied' }, visitor: '', address: '', userAgent: '' });
  expect(JSON.stringify(request.events)).not.toContain('secret');
});
