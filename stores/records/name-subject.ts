// Names a person on events: a keyed hash of one of their keys. Without the installation's key nobody can tell whose it is, and
// whoever knows the person finds all their events without a look-up.

import { createHmac } from 'node:crypto';
import QuickLRU from 'quick-lru';
import { deriveKey } from './derive-key.ts';

const namedMax = 10_000;

/** `secret`: the master key in hexadecimal digits. The function answers a UInt64 as decimal text, never '0'. */
export function createSubjectNamer(secret: string): (key: string) => string {
  const hashKey = deriveKey(secret, 'subjects of events');
  const known = new QuickLRU<string, string>({ maxSize: namedMax });
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const subject = createHmac('sha256', hashKey).update(key).digest().readBigUInt64BE();
    const text = (subject === 0n ? 1n : subject).toString();
    known.set(key, text);
    return text;
  };
}
