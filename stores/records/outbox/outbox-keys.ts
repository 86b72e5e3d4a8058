// What seals the payloads of the outbox, and what names the people in it; both from the master key.

import { createHmac } from 'node:crypto';
import { deriveKey } from '../derive-key.ts';

export interface OutboxKeys {
  /** 32 bytes. */
  readonly payloads: Buffer;
  /** Keyed hash of a name such as `email:anna@acme.example`: the table must not list people. */
  hashPerson(key: string): string;
}

/** `secret`: the master key in hexadecimal digits. */
export function openOutboxKeys(secret: string): OutboxKeys {
  const people = deriveKey(secret, 'outbox people');
  return {
    payloads: deriveKey(secret, 'outbox payloads'),
    hashPerson: (key) => createHmac('sha256', people).update(key).digest('hex').slice(0, 32),
  };
}
