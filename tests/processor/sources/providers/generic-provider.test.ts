// A provider that is set up without code: how it is asked, and what is understood of its answers.

import { afterEach, expect, test } from 'vitest';
import type { LookupProviderConfig } from '#contract/source-report.ts';
import { parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import { createGenericProvider } from '#processor/sources/providers/generic-provider.ts';
import { ProviderStoppedError } from '#processor/sources/providers/provider-stopped-error.ts';
import { startTestHttp, type TestHttp, type TestReply } from '#tests/support/start-test-http.ts';
import { sampleProviderConfig } from './sample-provider.ts';

let server: TestHttp;
afterEach(() => server.close());

const signal = new AbortController().signal;
const addresses = (...texts: string[]) =>
  texts.flatMap((text) => {
    const address = parseClientAddress(text);
    return address ? [address] : [];
  });

async function open(
  reply: (path: string, body: string) => TestReply,
  more: (url: string) => Partial<LookupProviderConfig> = () => ({}),
) {
  server = await startTestHttp(({ path, body }) => reply(path, body));
  const config = { ...sampleProviderConfig(`${server.url}/v1/{ip}?token={key}`), ...more(server.url) };
  return createGenericProvider({ name: 'sample', config, key: 'a key/&', allowedHosts: ['127.0.0.1'] });
}

test('an address and the key go where the template says, and the paths find the answer', async () => {
  const provider = await open(
    () => ({
      body: JSON.stringify({
        company: { name: ' Acme S.p.A. ', domain: 'ACME.example', type: 'Business' },
        geo: [{ country: 'it' }],
        score: 0.9,
        net: '20.0.0.0/29',
      }),
    }),
    () => ({ headers: { 'X-Key': '{key}' }, kinds: { business: 'business' } }),
  );
  expect(await provider.lookUp(addresses('2a00:1::9'), signal)).toEqual([
    {
      kind: 'found',
      finding: {
        name: 'Acme S.p.A.',
        domain: 'acme.example',
        country: 'IT',
        kind: 'business',
        confidence: 0.9,
        range: '20.0.0.0/29',
      },
    },
  ]);
  expect(server.requests[0]).toMatchObject({
    method: 'GET',
    path: '/v1/2a00%3A1%3A%3A9?token=a%20key%2F%26',
    headers: { 'x-key': 'a key/&', accept: 'application/json' },
  });
});

test('what is unsure, empty or not found is not known', async () => {
  const answers = [
    { body: JSON.stringify({ company: { name: 'Acme' }, score: 0.1 }) },
    { body: JSON.stringify({ company: null }) },
    { body: 'null' },
    { status: 404, body: 'no such address' },
  ];
  const provider = await open(
    () => answers.shift() ?? {},
    () => ({ confidenceMin: 0.5 }),
  );
  for (let round = 0; round < 4; round += 1)
    expect(await provider.lookUp(addresses('20.0.0.1'), signal)).toEqual([{ kind: 'unknown' }]);
});

test.each([
  ['an object with addresses as names', '', { '20.0.0.1': { company: { name: 'One' } } }],
  [
    'a list whose entries say their address',
    'data',
    { data: [{ ip: '20.0.0.1', company: { name: 'One' } }] },
  ],
  ['a list in the order asked', 'data', { data: [{ company: { name: 'One' } }, {}] }],
])('a batch is read from %s', async (name, answersPath, json) => {
  const provider = await open(
    () => ({ body: JSON.stringify(json) }),
    (url) => ({
      ...{
        url: `${url}/batch`,
        method: 'POST',
        body: '{"ips":{ips},"key":"{key}"}',
        batchMax: 10,
        answersPath,
      },
      paths: { ...sampleProviderConfig('').paths, address: name.includes('say') ? 'ip' : '' },
    }),
  );
  const found = await provider.lookUp(addresses('20.0.0.1', '20.0.0.2'), signal);
  expect(found).toMatchObject([{ kind: 'found', finding: { name: 'One' } }, { kind: 'unknown' }]);
  expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
    ips: ['20.0.0.1', '20.0.0.2'],
    key: 'a key/&',
  });
});

test.each([
  [401, {}, 'provider_key_refused', null],
  [402, {}, 'credit_ended', null],
  [403, {}, 'credit_ended', null],
  [429, { 'retry-after': '120' }, 'credit_ended', 120_000],
  [429, {}, 'credit_ended', 3_600_000],
] as const)('the answer %i stops it (%j)', async (status, headers, code, againInMs) => {
  const provider = await open(() => ({ status, headers }));
  const error = await provider.lookUp(addresses('20.0.0.1'), signal).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ProviderStoppedError);
  expect(error).toMatchObject({ fault: { code }, againInMs });
});

test.each<[string, TestReply, RegExp]>([
  ['a failing server', { status: 500 }, /error 500/],
  ['what is no JSON', { body: '<html>' }, /no JSON/],
  ['silence', { isSilent: true }, /silent/],
])('%s is a fault that says how to mend it', async (_name, reply, message) => {
  const provider = await open(
    () => reply,
    () => ({ timeoutMs: 300 }),
  );
  await expect(provider.lookUp(addresses('20.0.0.1'), signal)).rejects.toThrow(message);
});

test('no control characters come with its texts', async () => {
  const provider = await open(() => ({
    body: JSON.stringify({ company: { name: 'Acme\u0000 S.p.A.\u0000', domain: 'acme.example' } }),
  }));
  const [answer] = await provider.lookUp(addresses('20.0.0.1'), signal);
  expect(answer).toMatchObject({ finding: { name: 'Acme S.p.A.' } });
});
