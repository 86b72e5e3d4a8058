// What seals the passwords of mailboxes and marks mails, from the master key.

import { createHmac } from 'node:crypto';
import { deriveKey } from './derive-key.ts';
import { openSecret, sealSecret } from './seal-secret.ts';

export interface MailboxKeys {
  sealPassword(password: string): string;
  /** Throws when it was sealed with another key. */
  openPassword(sealed: string): string;
  /** Hash of what tells a mail from others: the table must not list whose mails they are. */
  mark(text: string): string;
}

/** `secret`: the master key in hexadecimal digits. */
export function openMailboxKeys(secret: string): MailboxKeys {
  const passwords = deriveKey(secret, 'mailbox passwords');
  const marks = deriveKey(secret, 'mailbox marks');
  return {
    sealPassword: (password) => sealSecret(Buffer.from(password), passwords),
    openPassword: (sealed) => openSecret(sealed, passwords).toString('utf8'),
    mark: (text) => createHmac('sha256', marks).update(text).digest('hex').slice(0, 32),
  };
}
