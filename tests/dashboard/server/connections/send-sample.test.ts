// The samples of the test button pass our own intake, of every provider that lets somebody else sign, and become no event.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { providerFacts, type WebhookProvider, webhookProviders } from '#contract/connection-report.ts';
import { sendSample } from '#dashboard/server/connections/send-sample.ts';
import { understandDeliveries } from '#processor/connections/understand-deliveries.ts';
import { findConnection } from '#stores/records/questions/keep-connections.ts';
import {
  keys,
  masterSecret,
  openWebhookIntake,
  type WebhookIntake,
} from '#tests/collector/webhooks/open-webhook-intake.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';

let intake: WebhookIntake;
beforeAll(async () => {
  intake = await openWebhookIntake();
});
afterAll(() => intake.close());

const secretFor = (provider: WebhookProvider) =>
  provider === 'standard' ? 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' : 'test-secret';

const understand = () =>
  understandDeliveries({
    records: intake.records,
    queue: { add: () => Promise.reject(new Error('a sample must not be queued')) },
    secret: masterSecret,
    keepFlags: async () => undefined,
    confirmTopic: () => Promise.reject(new Error('nothing is confirmed here')),
    log: quietLog,
  });

test.each(webhookProviders.filter((provider) => !providerFacts[provider].signsAlone))(
  'a sample of %s is taken and understood',
  async (provider) => {
    const mapping = { kind: 'form_answer' as const, paths: { email: 'email' } };
    const more = providerFacts[provider].isMapped ? { settings: { mapping } } : {};
    const connection = await intake.connect(provider, { secret: secretFor(provider), ...more });
    const record = await findConnection(intake.records, connection.id);
    expect(record && (await sendSample(record, connection.url, keys))).toEqual({
      status: 200,
      delivered: true,
    });
    await understand();
    expect(await connection.deliveries()).toMatchObject([
      { state: 'understood', events: 1, reason: '', isTest: true },
    ]);
  },
);

test('a sample whose secret is another’s is turned away, and one to nowhere says so', async () => {
  const connection = await intake.connect('typeform', { secret: 'one' });
  const other = await intake.connect('typeform', { secret: 'two' });
  const record = await findConnection(intake.records, other.id);
  expect(record && (await sendSample(record, connection.url, keys))).toEqual({
    status: 401,
    delivered: false,
  });
  expect(record && (await sendSample(record, 'http://127.0.0.1:9/hooks', keys))).toEqual({
    status: 0,
    delivered: false,
  });
});
