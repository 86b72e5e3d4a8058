// A person is taken out of a batch that waits: as many events stay, and nothing of theirs.

import { expect, it } from 'vitest';
import type { QueuedRequest } from '#contract/queued-batch.ts';
import { createStripBatch } from '#stores/persons/strip-batch.ts';

const browser = {
  siteId: 1,
  visitor: '00112233445566aa',
  fromMs: 1_000,
  toMs: 2_000,
  strength: 'claim' as const,
};
const strip = createStripBatch({
  keys: ['email:anna@acme.it', 'phone:+393401234567', 'user:1:4711', 'social:linkedin:AbC'],
  spans: [browser],
  recipientIds: [7],
});

function request(changes: Partial<QueuedRequest>, ...raws: unknown[]): QueuedRequest {
  return {
    ...{
      siteId: 1,
      channel: 'browser',
      receivedAtMs: 5_000,
      sentAtMs: null,
      address: '192.0.2.1',
      userAgent: 'Mozilla',
    },
    headers: {
      acceptLanguage: 'it',
      secFetch: true,
      clientHints: true,
      brands: '',
      platform: '',
      mobile: null,
    },
    ...{ consent: { state: 'granted' }, visitor: 'ffffffffffffffff', signals: {}, hints: {} },
    events: raws.map((raw, at) => ({ id: `id-${at}`, raw })),
    ...changes,
  };
}
const run = (...requests: QueuedRequest[]) => strip({ version: 1, batchId: 'b', requests });
const stopped = (id: string) => ({ id, stopped: 'erased', raw: null });

it('leaves a batch that is nobody’s or others’ as it is', () => {
  expect(
    run(request({}, { type: 'page_view', page: { url: 'https://a.example/?x=bruno@acme.it' } })),
  ).toBeUndefined();
});

it.each([
  ['an address in any case', { traits: { email: ' Anna@ACME.it ' } }],
  ['an address within an address of the web', { page: { url: 'https://a.example/?m=anna%40acme.it' } }],
  ['a telephone as people write it', { values: { tel: '0039 340 123-4567' } }],
  ['a telephone within a text', { text: 'call +39 340 1234567 please' }],
  ['the site’s own id', { userId: '4711' }],
  ['a social handle', { subject: { social: { network: 'linkedin', id: 'AbC' } } }],
])('empties what a browser sent with %s, and keeps the count', (_name, raw) => {
  const stripped = run(request({}, { type: 'page_view' }, raw));
  expect(stripped?.requests[0]).toMatchObject({
    address: '',
    userAgent: '',
    visitor: '',
    consent: { state: 'denied' },
  });
  expect(stripped?.requests[0]?.events).toEqual([stopped('id-0'), stopped('id-1')]);
});

it('takes of what a backend or a tool sent only the events that are theirs', () => {
  const stripped = run(
    request({ channel: 'provider', visitor: '' }, { email: 'anna@acme.it' }, { email: 'bruno@acme.it' }),
  );
  expect(stripped?.requests[0]?.events).toEqual([
    stopped('id-0'),
    { id: 'id-1', raw: { email: 'bruno@acme.it' } },
  ]);
});

it('knows a browser in its time, a token and an opened link', () => {
  const view = { type: 'page_view' };
  const at = (receivedAtMs: number) =>
    run(request({ visitor: browser.visitor, receivedAtMs }, view)) !== undefined;
  expect([at(999), at(1_000), at(1_999), at(2_000)]).toEqual([false, true, true, false]);
  expect(run(request({ token: { recipientId: 7, mailingId: 1 } }, view))?.requests[0]).not.toHaveProperty(
    'token',
  );
  const hit = { kind: 'click' as const, method: 'GET', linkId: 1, mailingId: 1, recipientId: 7 };
  expect(run(request({ hit, channel: 'provider' }, view))?.requests[0]).not.toHaveProperty('hit');
  expect(run(request({ token: { recipientId: 8, mailingId: 1 } }, view))).toBeUndefined();
});
