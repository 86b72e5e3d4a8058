// Reads Google Consent Mode v2 from the data layer: `analytics_storage` measures, `ad_user_data` stands for company and
// person. A default says what holds before anybody chose: granted is the site's own default, denied is none.

import type { ManagedChoice } from './managed-choice.ts';

type Signals = Record<string, unknown>;

export function readConsentMode(): ManagedChoice | undefined {
  const { dataLayer } = window as Window & { dataLayer?: ArrayLike<ArrayLike<unknown>> };
  const defaults: Signals = {};
  const updates: Signals = {};
  let updated = false;
  let regional = false;
  // gtag pushes its arguments object.
  for (const entry of Array.from(dataLayer ?? [])) {
    if (entry?.[0] !== 'consent') continue;
    const signals = entry[2] as Signals | undefined;
    if (entry[1] === 'update') updated = !!Object.assign(updates, signals);
    else if (signals?.['region']) regional = true;
    else Object.assign(defaults, signals);
  }
  // Where defaults hang on the visitor's region, which nobody knows here, none of them counts.
  const state = { ...(!regional && defaults), ...updates };
  const measure = state['analytics_storage'] === 'granted';
  if (!measure && !updates['analytics_storage']) return;
  return { measure, person: state['ad_user_data'] === 'granted', isDefault: !updated };
}
