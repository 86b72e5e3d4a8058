// Reads Google Consent Mode v2 from the data layer: `analytics_storage` measures, `ad_user_data` stands for company and
// person. A default says what holds before anybody chose: granted counts as a choice of the site, denied as none.

import type { ManagedChoice } from './managed-choice.ts';

type Signals = Record<string, unknown>;

export function readConsentMode(): ManagedChoice | undefined {
  const { dataLayer } = window as Window & { dataLayer?: ArrayLike<ArrayLike<unknown>> };
  const state: Signals = {};
  let updated = false;
  for (const entry of Array.from(dataLayer ?? [])) {
    // gtag pushes its arguments object; region-bound defaults may be meant for somebody else.
    if (entry?.[0] !== 'consent' || (entry[2] as Signals | undefined)?.['region']) continue;
    Object.assign(state, entry[2]);
    if (entry[1] === 'update') updated = true;
  }
  const measure = state['analytics_storage'] === 'granted';
  if (!measure && !updated) return;
  return { measure, person: state['ad_user_data'] === 'granted', isDefault: !updated };
}
