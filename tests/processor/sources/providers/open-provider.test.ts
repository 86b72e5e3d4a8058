// One provider at work: what it costs, and when it must not be asked.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LookupProviderConfig } from '#contract/source-report.ts';
import { type ParsedAddress, parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import { createGenericProvider } from '#processor/sources/providers/generic-provider.ts';
import { openKeptAnswers } from '#processor/sources/providers/kept-answers.ts';
import { type OpenProvider, openProvider } from '#processor/sources/providers/open-provider.ts';
import { deriveKey } from '#stores/records/derive-key.ts';
import type { Records } from '#stores/records/open-records.ts';
import { sumLookupCosts } from '#stores/records/questions/keep-lookup-costs.ts';
import { createLookupProvider } from '#stores/records/questions/keep-lookup-providers.ts';
import { startTestHttp, type TestReply } from '#tests/support/start-test-http.ts';
import { openTestRecords, quietLog } from '#tests/support/start-test-postgres.ts';
import { sampleProviderConfig } from './sample-provider.ts';

let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());

const keys = {
  hashKey: deriveKey('secret', 'look-up keys'),
  sealKey: deriveKey('secret', 'look-up answers'),
};
let made = 0;

function address(text: string): ParsedAddress {
  const parsed = parseClientAddress(text);
  if (parsed === undefined) throw new Error(`${text} is no address`);
  return parsed;
}

async function open(name: string, config: LookupProviderConfig): Promise<OpenProvider> {
  const kept = {
    ...{ name, key: '', config, pricePerLookupMicros: 1_000, monthlyBudgetMicros: 1_000_000 },
    currency: 'EUR',
  };
  const record = await createLookupProvider(records, { ...kept, name: `${name}-${++made}` }, keys.sealKey);
  if (record === undefined) throw new Error('the provider was there already');
  const provider = createGenericProvider({ name, config, key: '', allowedHosts: ['127.0.0.1'] });
  const answers = openKeptAnswers(records, keys, Date.now);
  return openProvider({
    ...{ provider, record: { ...record, name }, records, kept: answers, log: quietLog },
    now: Date.now,
  });
}

async function spent(provider: string): Promise<number> {
  const [row] = await sumLookupCosts(records, provider, new Date(Date.now() - 86_400_000));
  return row?.lookups ?? 0;
}

describe('a provider at work', () => {
  it('is asked again for what it did not know once its settings were mended', async () => {
    const server = await startTestHttp(() => ({ body: JSON.stringify({ org: { title: 'Acme' } }) }));
    const wrong = sampleProviderConfig(`${server.url}/{ip}`);
    const before = await open('mended', wrong);
    await before.ask([address('20.0.1.7')]);
    expect(before.statementOf(address('20.0.1.7'))).toBeUndefined();
    expect(before.hasAnswered(address('20.0.1.7'))).toBe(true);
    const after = await open('mended', { ...wrong, paths: { ...wrong.paths, name: 'org.title' } });
    await after.ask([address('20.0.1.7')]);
    expect(after.statementOf(address('20.0.1.7'))).toMatchObject({ organisation: 'Acme' });
    // The same question again is answered from what is kept.
    const again = await open('mended', { ...wrong, paths: { ...wrong.paths, name: 'org.title' } });
    await again.ask([address('20.0.1.7')]);
    expect(again.statementOf(address('20.0.1.7'))).toMatchObject({ organisation: 'Acme' });
    expect(server.requests.length).toBe(2);
    await server.close();
  });

  it('stays stopped when an answer that was under way comes after the end of the credit', async () => {
    const waiting: ((reply: TestReply) => void)[] = [];
    const server = await startTestHttp(() => new Promise<TestReply>((resolve) => waiting.push(resolve)));
    const provider = await open('credit', sampleProviderConfig(`${server.url}/{ip}`));
    const asking = provider.ask([address('20.0.2.7'), address('20.0.3.7')]);
    await expect.poll(() => waiting.length).toBe(2);
    waiting[0]?.({ status: 402 });
    await expect.poll(() => provider.fault()?.code).toBe('credit_ended');
    waiting[1]?.({ body: JSON.stringify({ company: { name: 'Acme' } }) });
    await asking;
    expect(provider.fault()?.code).toBe('credit_ended');
    await provider.ask([address('20.0.4.7')]);
    expect(server.requests.length).toBe(2);
    await server.close();
  });

  it('costs nothing where nobody listens, and keeps counting what was sent', async () => {
    const server = await startTestHttp(() => ({ status: 500 }));
    const { url } = server;
    const failing = await open('failing', sampleProviderConfig(`${url}/{ip}`));
    await failing.ask([address('20.0.5.7')]);
    expect(await spent('failing')).toBe(1);
    await server.close();
    const away = await open('away', sampleProviderConfig(`${url}/{ip}`));
    await away.ask([address('20.0.6.7')]);
    expect(away.fault()?.code).toBe('unreachable');
    expect(await spent('away')).toBe(0);
  });
});
