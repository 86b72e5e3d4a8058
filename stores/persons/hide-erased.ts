// Takes people who were erased out of a text that comes in anew, such as the product of an order in a CRM: of them only keyed hashes are
// left, so each address and number that stands in it is asked for.

import { type IdentityKey, readEmailKey, readPhoneKey } from '#intelligence/identity/identity-key.ts';
import type { ErasedKeys } from '../records/identity/erased-keys.ts';
import { createHideNames } from './needles.ts';

const emails = /[\p{L}\p{N}_%+][\p{L}\p{N}._%+-]*@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;
/** With the country; without it a number belongs to nobody in particular. */
const phones = /(?:\+|\b00)(?:[\s().\-/]{0,3}\d){7,15}/gu;
/** Nobody writes ids of a site's users there. */
const noSite = 0;

/** `erased`: loaded. */
export function hideErased(erased: Pick<ErasedKeys, 'has'>, text: string): string {
  const keys = [
    ...[...text.matchAll(emails)].flatMap(([address]) => erasedKey(erased, readEmailKey(address))),
    ...[...text.matchAll(phones)].flatMap(([number]) => erasedKey(erased, readPhoneKey(number))),
  ];
  return keys.length === 0 ? text : createHideNames(keys)(text, noSite);
}

function erasedKey({ has }: Pick<ErasedKeys, 'has'>, read: ReturnType<typeof readEmailKey>): IdentityKey[] {
  return 'key' in read && has(read.key) ? [read.key] : [];
}
