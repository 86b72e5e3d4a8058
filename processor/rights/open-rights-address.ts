// The address that a mail about somebody's own data goes to, opened.

import { isPlainAddress } from '#intelligence/identity/is-plain-address.ts';
import { keyOfEmail } from '#stores/persons/find-held.ts';
import type { RightsContents } from '#stores/records/rights/rights-contents.ts';

/** The one whose data it is about, not the one that was typed. Undefined when it cannot be opened or is two addresses in one. */
export function openRightsAddress(
  contents: Pick<RightsContents, 'openEmail'>,
  sealedEmail: string,
): string | undefined {
  try {
    const typed = contents.openEmail(sealedEmail);
    return isPlainAddress(typed) ? keyOfEmail(typed).slice('email:'.length) : undefined;
  } catch {
    // The key was changed since, and no later try would open it.
    return undefined;
  }
}
