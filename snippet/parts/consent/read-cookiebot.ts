// Reads Cookiebot's global: `statistics` measures, `marketing` stands for company and person.

import type { ManagedChoice } from './managed-choice.ts';

interface Cookiebot {
  hasResponse?: boolean;
  consent?: { statistics?: boolean; marketing?: boolean };
  consentUTC?: Date | string | null;
}

export function readCookiebot(): ManagedChoice | undefined {
  const { Cookiebot: manager } = window as Window & { Cookiebot?: Cookiebot };
  if (!manager?.hasResponse || !manager.consent) return;
  const at = manager.consentUTC ? new Date(manager.consentUTC).getTime() : 0;
  return { measure: !!manager.consent.statistics, person: !!manager.consent.marketing, ...(at && { at }) };
}
