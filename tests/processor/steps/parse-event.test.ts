// The first step: what an event must be, and what becomes of one that is not.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QueuedRequest } from '#contract/queued-batch.ts';
import { createParseEvent } from '#processor/steps/parse-event.ts';
import { receive, sampleId, sampleRequest, sampleTimeMs } from './sample-request.ts';

const parseEvent = createParseEvent({ limitedDays: 90, grantedMonths: 13 });
const parse = (raw: unknown, changes: Partial<QueuedRequest> = {}) =>
  parseEvent(sampleRequest(changes), { id: sampleId, raw }, '00000000000000bb');
const view = {
  type: 'page_view',
  at: sampleTimeMs - 1_000,
  page: { url: 'https://acme.it/', title: 'Home' },
};

describe('a well-formed event', () => {
  it('is received with what its request says', () => {
    expect(receive(view)).toMatchObject({
      id: sampleId,
      idTimeMs: 0x0199a1234567,
      timeMs: sampleTimeMs - 1_000,
      batch: '00000000000000bb',
      purposes: 3,
      consentVersion: '3',
      pageUrl: 'https://acme.it/',
      pageTitle: 'Home',
      properties: '',
    });
  });

  it.each([
    [
      { type: 'page_leave', view: sampleId.toUpperCase(), engagedMs: 1_200.4, scrollPercent: 140 },
      { view: sampleId, engagedMs: 1_200, scrollPercent: 100 },
    ],
    [
      { type: 'click', kind: 'mail', target: 'mailto:a' },
      { action: 'mail', target: 'mailto:a', properties: '' },
    ],
    [
      { type: 'click', kind: 'social', target: 'x', network: 'linkedin', action: 'share' },
      { name: 'linkedin', properties: '{"action":"share"}' },
    ],
    [{ type: 'site_search', term: 'pompe' }, { name: 'pompe' }],
    [
      {
        type: 'form_submit',
        form: { key: 'k', fields: [{ name: 'email', type: 'email' }] },
        values: { email: 'a' },
      },
      { name: 'k', properties: '{"fields":["email"],"values":{"email":"a"}}' },
    ],
    [
      { type: 'video', provider: 'vimeo', video: '1', action: 'progress', percent: 50 },
      { name: '1', action: 'progress', properties: '{"provider":"vimeo","percent":50}' },
    ],
    [
      { type: 'track', name: 'order', properties: { total: 5 } },
      { name: 'order', properties: '{"total":5}' },
    ],
    [
      { type: 'identify', userId: 'u1', traits: { plan: 'a' } },
      { name: 'u1', properties: '{"traits":{"plan":"a"}}' },
    ],
    [
      { type: 'group', groupId: 'g' },
      { name: 'g', properties: '' },
    ],
    [{ type: 'consent' }, { name: '' }],
  ])('brings %j into the shared columns', (raw, fields) => {
    expect(parse({ at: sampleTimeMs, ...raw })).toMatchObject(fields);
  });
});

describe('time', () => {
  const hourMs = 3_600_000;
  it.each([
    ['a right clock is left alone', -5_000, -50, -5_000],
    ['a clock an hour ahead is put right', hourMs - 5_000, hourMs, -5_000],
    ['a clock a day behind is put right', -24 * hourMs - 5_000, -24 * hourMs, -5_000],
    ['what was kept offline keeps its distance', -8 * hourMs, -100, -8 * hourMs],
    ['the future is clamped to the receipt', 9_000, -50, 0],
  ])('%s', (_, at, sent, expected) => {
    const event = parse({ ...view, at: sampleTimeMs + at }, { sentAtMs: sampleTimeMs + sent });
    expect(event).toMatchObject({ timeMs: sampleTimeMs + expected });
  });

  const old = { ...view, at: sampleTimeMs - 31 * 86_400_000 };
  it('tells what the store would delete at once as too old, history that says so included', () => {
    const history = { channel: 'server', historical: true, consent: { state: 'limited' } } as const;
    const ofDays = (days: number) => ({ ...view, at: sampleTimeMs - days * 86_400_000 });
    const tooOld = { outcome: 'dropped', reason: 'too_old' };
    expect(parse(ofDays(89), history)).toMatchObject({ type: 'page_view' });
    expect(parse(ofDays(91), history)).toEqual(tooOld);
    expect(parse(ofDays(91), { ...history, channel: 'import' })).toEqual(tooOld);
    const granted = { ...history, consent: { state: 'granted' } } as const;
    expect(parse(ofDays(380), granted)).toMatchObject({ type: 'page_view' });
    expect(parse(ofDays(420), granted)).toEqual(tooOld);
  });

  it('drops what is older than 30 days, except history that says so', () => {
    expect(parse(old)).toEqual({ outcome: 'dropped', reason: 'too_old' });
    expect(parse(old, { channel: 'server' })).toEqual({ outcome: 'dropped', reason: 'too_old' });
    expect(parse(old, { channel: 'browser', historical: true })).toEqual({
      outcome: 'dropped',
      reason: 'too_old',
    });
    expect(parse(old, { channel: 'server', historical: true })).toMatchObject({ timeMs: old.at });
    expect(parse(old, { channel: 'import', sentAtMs: null })).toMatchObject({ timeMs: old.at });
  });
});

describe('an event that cannot be read', () => {
  it.each([
    [null, 'malformed', /JSON object/],
    [[], 'malformed', /JSON object/],
    ['x', 'malformed', /JSON object/],
    [{}, 'malformed', /type/],
    [{ type: 'nope', at: 1 }, 'unknown_type', /"nope"/],
    [{ type: 'toString', at: 1 }, 'unknown_type', /toString/],
    [{ type: 'page_view' }, 'malformed', /^at: /],
    [{ type: 'page_view', at: Number.NaN }, 'malformed', /^at: /],
    [{ ...view, page: { url: 5 } }, 'malformed', /^page\.url: /],
    [{ type: 'track', at: 1, name: {} }, 'malformed', /^name: /],
    [
      { type: 'track', at: sampleTimeMs, name: 'a', properties: { a: 'x'.repeat(40_000) } },
      'too_large',
      /32768/,
    ],
  ])('%j is rejected as %s and says where', (raw, reason, error) => {
    expect(parse(raw)).toMatchObject({
      outcome: 'rejected',
      reason,
      step: 'parseEvent',
      error: expect.stringMatching(error),
    });
  });

  it('is rejected when it is nested too deeply to be written down', () => {
    const properties = JSON.parse(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`);
    expect(parse({ type: 'track', at: sampleTimeMs, name: 'a', properties })).toMatchObject({
      outcome: 'rejected',
      reason: 'too_large',
    });
  });

  it.each(['consent', 'quiet_page'] as const)(
    'is dropped when the collector stopped it for %s',
    (stopped) => {
      expect(parseEvent(sampleRequest(), { id: sampleId, stopped, raw: null }, '')).toEqual({
        outcome: 'dropped',
        reason: stopped,
      });
    },
  );

  it('never makes the step throw', () => {
    const field = fc.constantFrom(
      'type',
      'at',
      'page',
      'name',
      'properties',
      'form',
      'values',
      'kind',
      'target',
      'view',
    );
    const value = fc.oneof(
      fc.anything(),
      fc.constantFrom('page_view', 'click', 'track', 'form_submit', sampleTimeMs),
    );
    fc.assert(
      fc.property(fc.dictionary(field, value), (raw) => void parse(raw)),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.string(), (id) => void parseEvent(sampleRequest(), { id, raw: view }, '')));
  });
});

it('cuts long texts without halving a character', () => {
  const title = `${'a'.repeat(299)}😀`;
  expect(receive({ ...view, page: { url: 'https://acme.it/', title } }).pageTitle).toBe('a'.repeat(299));
  expect(receive({ ...view, page: { url: 'https://acme.it/', title: 'a\u0000b\nc' } }).pageTitle).toBe(
    'a b c',
  );
});
