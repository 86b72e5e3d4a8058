// Signs what we send to other programs as Standard Webhooks ask for it; with two secrets while one takes the place of the
// other. Source: standard-webhooks/spec/standard-webhooks.md.

import { createHmac } from 'node:crypto';
import { readStandardKey } from '../webhooks/verify-standard.ts';

export interface UnsignedMessage {
  /** The same with each try, without dots. */
  readonly id: string;
  /** Of this try, milliseconds since 1970. */
  readonly nowMs: number;
  readonly body: string;
  /** `whsec_` and base64; the newest first. */
  readonly secrets: readonly string[];
}

/** The three headers. Throws when a secret is none. */
export function signStandard({ id, nowMs, body, secrets }: UnsignedMessage): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1_000));
  const signatures = secrets.map((secret) => {
    const key = readStandardKey(secret);
    if (key?.kind !== 'hmac')
      throw new Error('The secret of the webhook is none: make a new one on the page Signals.');
    return `v1,${createHmac('sha256', key.secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
