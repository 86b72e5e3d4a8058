// Who the browser is, for the answer to a form of ours: only while the visitor agrees to be known as a person. The script that
// measures keeps both cookies; this one sets none.

import type { WireConsent, WireOwnAnswer } from '../../contract/wire-format.ts';
import { consentCookie, readCookie, visitorCookie } from '../cookie-jar.ts';

export function knownVisitor(): Pick<WireOwnAnswer, 'visitor' | 'consent'> {
  const visitor = readCookie(visitorCookie);
  const choice = readCookie(consentCookie);
  // Where the page says so without asking, the tag of the script that measures does.
  const byPage = document.querySelector('script[data-site][data-consent=granted]') && { state: 'granted' };
  try {
    const consent = (choice ? JSON.parse(decodeURIComponent(choice)) : byPage) as WireConsent | null;
    if (visitor && consent?.state === 'granted' && consent.purposes?.person !== false) {
      return { visitor, consent };
    }
  } catch {
    // A cookie that makes no sense is no choice.
  }
  return {};
}
