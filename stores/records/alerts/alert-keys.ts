// What seals the addresses and secrets of channels, signs the links in alerts and marks messages; all from the master key.

import { createHmac } from 'node:crypto';
import { deriveKey } from '../derive-key.ts';
import { type OutboxKeys, openOutboxKeys } from '../outbox/outbox-keys.ts';
import { openSecret, sealSecret } from '../seal-secret.ts';

export interface AlertKeys {
  readonly outbox: OutboxKeys;
  /** 32 bytes. */
  readonly acts: Buffer;
  /** '' stays ''. */
  seal(text: string): string;
  /** Throws when it was sealed with another key. */
  open(sealed: string): string;
  /** Tells the messages of this installation from those of others that have the same numbers. */
  mark(text: string): string;
}

/** `secret`: the master key in hexadecimal digits. */
export function openAlertKeys(secret: string): AlertKeys {
  const channels = deriveKey(secret, 'alert channels');
  const messages = deriveKey(secret, 'alert messages');
  return {
    outbox: openOutboxKeys(secret),
    acts: deriveKey(secret, 'alert acts'),
    seal: (text) => (text === '' ? '' : sealSecret(Buffer.from(text), channels)),
    open: (sealed) => (sealed === '' ? '' : openSecret(sealed, channels).toString('utf8')),
    mark: (text) => createHmac('sha256', messages).update(text).digest('hex').slice(0, 16),
  };
}
