// Sends a sample through our own intake, signed as the provider would: whoever sees it arrive knows that the address, the way
// there and the secret are right.

import { randomBytes } from 'node:crypto';
import type { TestDelivery } from '#contract/connection-report.ts';
import { signWebhook } from '#intelligence/webhooks/sign-webhook.ts';
import { type ConnectionKeys, testHeader } from '#stores/records/connection-keys.ts';
import { type ConnectionRecord, openConnectionSecrets } from '#stores/records/questions/keep-connections.ts';
import { samplePayload } from './sample-payloads.ts';

const waitMsMax = 10_000;

/** Undefined where only the provider can sign. `url`: of the connection's webhook, as it was given to the provider. */
export async function sendSample(
  connection: ConnectionRecord,
  url: string,
  keys: ConnectionKeys,
): Promise<TestDelivery | undefined> {
  const { provider, settings } = connection;
  const nowMs = Date.now();
  const nonce = randomBytes(12).toString('hex');
  const sample = samplePayload(provider, nowMs, nonce);
  const { topicArn = '', channelId = '' } = settings;
  const secrets = { ...openConnectionSecrets(connection, keys), topicArn, channelId };
  const signed = sample && signWebhook(provider, { url, ...sample, secrets, nowMs, nonce });
  if (signed === undefined) return undefined;
  const mark = keys.markTest(connection.id, Buffer.from(signed.body));
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { ...signed.headers, [testHeader]: mark },
      body: signed.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(waitMsMax),
    });
    await answer.body?.cancel();
    return { status: answer.status, delivered: answer.ok };
  } catch {
    return { status: 0, delivered: false };
  }
}
