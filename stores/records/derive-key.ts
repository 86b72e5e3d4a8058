// Keys for single purposes, worked out from the installation's master key, so that no two purposes share one.

import { createHmac } from 'node:crypto';

type KeyPurpose =
  | 'source secrets'
  | 'look-up answers'
  | 'look-up keys'
  | 'connection secrets'
  | 'webhook deliveries'
  | 'webhook tests'
  | 'subjects of events'
  | 'erased persons'
  | 'link tokens'
  | 'form tickets'
  | 'form confirmations'
  | 'rights links'
  | 'rights contents'
  | 'erasures under way'
  | 'withdrawals'
  | 'outbox people'
  | 'outbox payloads'
  | 'mailbox passwords'
  | 'mailbox marks'
  | 'rows of imported files'
  | 'alert channels'
  | 'alert acts'
  | 'alert messages'
  | 'places in lists';

/** `secret`: the master key in hexadecimal digits, as the dashboard has it. Answers 32 bytes. */
export function deriveKey(secret: string, purpose: KeyPurpose): Buffer {
  return createHmac('sha256', secret).update(`fiuto ${purpose}`).digest();
}
