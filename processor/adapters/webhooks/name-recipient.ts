// Part of a happening's id where one message has several recipients.

import { createHash } from 'node:crypto';

/** Tells recipients of one message apart without naming them to whoever reads the id. */
export function nameRecipient(email: string): string {
  return createHash('sha256').update(email.toLowerCase()).digest('hex').slice(0, 12);
}
