// Seals what lies between the page of one's own data and the processor: the address that a link was mailed to, and what is
// shown behind it.

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type HeldContent, heldContentSchema } from '#contract/rights-content.ts';
import { deriveKey } from '../derive-key.ts';
import { openSecret, sealSecret } from '../seal-secret.ts';

export interface RightsContents {
  sealEmail(email: string): string;
  openEmail(sealed: string): string;
  sealHeld(content: HeldContent): string;
  openHeld(sealed: string): HeldContent;
}

/** `secret`: the master key in hexadecimal digits. Opening throws when it was sealed with another key. */
export function createRightsContents(secret: string): RightsContents {
  const key = deriveKey(secret, 'rights contents');
  return {
    sealEmail: (email) => sealSecret(Buffer.from(email), key),
    openEmail: (sealed) => openSecret(sealed, key).toString('utf8'),
    sealHeld: (content) => sealSecret(deflateRawSync(Buffer.from(JSON.stringify(content))), key),
    openHeld: (sealed) =>
      heldContentSchema.parse(JSON.parse(inflateRawSync(openSecret(sealed, key)).toString('utf8'))),
  };
}
