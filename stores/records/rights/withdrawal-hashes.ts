// How whoever took consent back is known again without being named: keyed hashes of a name and of a browser.

import { createHmac } from 'node:crypto';
import { deriveKey } from '../derive-key.ts';

export interface WithdrawalHashes {
  /** Of a key of a person, such as `email:anna@acme.example`: 32 hexadecimal digits. */
  ofKey(key: string): string;
  /** Of a browser, by site and its id of 16 hexadecimal digits. */
  ofBrowser(siteId: number, visitor: string): string;
}

/** `secret`: the master key in hexadecimal digits. */
export function createWithdrawalHashes(secret: string): WithdrawalHashes {
  const hashKey = deriveKey(secret, 'withdrawals');
  const hash = (text: string) => createHmac('sha256', hashKey).update(text).digest('hex').slice(0, 32);
  return {
    ofKey: (key) => hash(`key ${key}`),
    ofBrowser: (siteId, visitor) => hash(`browser ${siteId} ${visitor}`),
  };
}
