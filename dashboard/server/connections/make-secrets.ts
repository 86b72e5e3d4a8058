// The secrets of a connection: those that the provider gave are checked, those that we give it are made.

import { randomBytes } from 'node:crypto';
import { providerFacts, type WebhookProvider } from '#contract/connection-report.ts';
import { readPublicKey } from '#intelligence/webhooks/verify-sendgrid.ts';
import { readStandardKey } from '#intelligence/webhooks/verify-standard.ts';
import type { KeptSecrets } from '#stores/records/questions/keep-connections.ts';
import { Refusal } from '../api/refusal.ts';

/** 192 bits. */
const makeSecret = () => randomBytes(24).toString('base64url');

/** Throws Refusal for what cannot be a secret of this provider. `given`: '' when nothing was given. */
export function makeSecrets(provider: WebhookProvider, given: string): KeptSecrets {
  const { secret, hasVerifyToken } = providerFacts[provider];
  return {
    secret: given === '' ? (secret === 'made' ? makeSecret() : '') : checkSecret(provider, given),
    verifyToken: hasVerifyToken ? makeSecret() : '',
  };
}

export function checkSecret(provider: WebhookProvider, given: string): string {
  const isUsable =
    provider === 'sendgrid'
      ? readPublicKey(given) !== undefined
      : provider === 'standard'
        ? readStandardKey(given) !== undefined
        : !/[\r\n]/.test(given);
  if (!isUsable) throw new Refusal('connection_secret_unusable');
  return given;
}
