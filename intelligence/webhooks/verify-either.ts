// Checks a webhook with the secret in force and, while a change is under way, with the one before: a provider changes over at a
// moment that nobody here knows.

import type { SecretUsed, WebhookProvider } from '#contract/connection-report.ts';
import { verifyWebhook, type WebhookCheck } from './verify-webhook.ts';
import type { WebhookRequest, WebhookSecrets, WebhookVerdict } from './webhook-request.ts';

export interface RotatingSecrets {
  readonly secrets: WebhookSecrets;
  /** '' when there is none. */
  readonly oldSecret: string;
  /** Milliseconds since 1970: from then on the old one holds no more. */
  readonly oldUntilMs: number;
}

export interface EitherVerdict {
  readonly verdict: WebhookVerdict;
  /** '' when it is not genuine, or when one secret alone is in force. */
  readonly used: SecretUsed;
}

export async function verifyEither(
  provider: WebhookProvider,
  request: WebhookRequest,
  { secrets, oldSecret, oldUntilMs }: RotatingSecrets,
  check: Omit<WebhookCheck, 'secrets'>,
): Promise<EitherVerdict> {
  const verdict = await verifyWebhook(provider, request, { ...check, secrets });
  const isOldInForce = oldSecret !== '' && check.nowMs < oldUntilMs;
  if (!isOldInForce) return { verdict, used: '' };
  if (verdict.isGenuine) return { verdict, used: 'new' };
  const old = await verifyWebhook(provider, request, {
    ...check,
    secrets: { ...secrets, secret: oldSecret },
  });
  // What is wrong is told of the secret in force.
  return old.isGenuine ? { verdict: old, used: 'old' } : { verdict, used: '' };
}
