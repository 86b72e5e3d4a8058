// What a field of a captured form holds: as the operator mapped it, else as its type or name clearly say.

import type { SiteForm } from '#contract/site.ts';

type Meaning = SiteForm['mapping'][string];

const meaningByName: readonly (readonly [RegExp, Meaning])[] = [
  [/e-?mail|^posta$/i, 'email'],
  [/phone|mobile|^telefono$|^cellulare$/i, 'phone'],
  [/company|business|organi[sz]ation|^azienda$|^ditta$|^ragione/i, 'company'],
  [/^(first|given)|^nome$/i, 'first_name'],
  [/^(last|family)|^cognome$/i, 'last_name'],
  [/name$/i, 'full_name'],
];

/** `type`: as the form's list of fields has it, such as `email`; '' when unknown. */
export function fieldMeaning(mapping: SiteForm['mapping'], name: string, type: string): Meaning {
  const mapped = Object.hasOwn(mapping, name) ? mapping[name] : undefined;
  if (mapped !== undefined) return mapped;
  if (type === 'email') return 'email';
  if (type === 'tel') return 'phone';
  return meaningByName.find(([pattern]) => pattern.test(name))?.[1] ?? 'ignore';
}
