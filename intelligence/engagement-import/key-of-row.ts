// The name under which a row of a file makes somebody known, as the events of providers do: the e-mail, else the telephone, else the
// profile in a network.

import type { EngagementRow } from '#contract/engagement-import.ts';
import { readEmailKey, readPhoneKey, readSocialKey } from '../identity/identity-key.ts';

/** Such as `email:anna@acme.example`; undefined for a row that makes nobody. */
export function keyOfRow({ email, phone, handle }: EngagementRow): string | undefined {
  const read = [
    ...(email === undefined ? [] : [readEmailKey(email)]),
    ...(phone === undefined ? [] : [readPhoneKey(phone)]),
    ...(handle === undefined ? [] : [readSocialKey(handle.network, handle.id)]),
  ];
  return read.flatMap((one) => ('key' in one ? [one.key] : []))[0];
}
