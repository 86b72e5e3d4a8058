// What the number on an event means that says what consent allowed: a sum, spelled out for each that there is.

import { purposeBits } from '#contract/event-stages.ts';

const names = {
  measure: { en: 'measuring', it: 'misurazione' },
  company: { en: 'naming the company', it: 'indicare l’azienda' },
  person: { en: 'putting it down to you by name', it: 'associarlo al tuo nome' },
} as const satisfies Record<keyof typeof purposeBits, { en: string; it: string }>;

const all = purposeBits.measure | purposeBits.company | purposeBits.person;

/** By the sum, `0` to `7`. */
export const purposeCodes: Readonly<Record<string, { en: string; it: string }>> = Object.fromEntries(
  Array.from({ length: all + 1 }, (_, sum) => {
    const allowed = (Object.keys(purposeBits) as (keyof typeof purposeBits)[]).filter(
      (purpose) => (sum & purposeBits[purpose]) !== 0,
    );
    const say = (language: 'en' | 'it', nothing: string) =>
      allowed.map((purpose) => names[purpose][language]).join(', ') || nothing;
    return [String(sum), { en: say('en', 'nothing'), it: say('it', 'niente') }];
  }),
);
