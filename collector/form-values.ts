// Which values of a submitted form are taken: none of a form that the operator has not switched on; of one that is, the
// mapped fields and those that are clearly an e-mail, a name, a company or a telephone number.

import type { Site, SiteForm } from '#contract/site.ts';
import { hideCards } from './scrub-text.ts';

const neverTypes: ReadonlySet<string> = new Set(['password', 'hidden', 'file']);
const neverNames = /pass(word|wd|code|phrase)?$|^pwd|cvv|cvc|card|carta|iban|token|secret|csrf/i;
const clearTypes: ReadonlySet<string> = new Set(['email', 'tel']);
const clearNames =
  /^((your|first|last|full|given|family|user|contact|company|business|work)[-_ ]?)?(e?-?mail|name|company|phone|telephone|mobile|organi[sz]ation)$|^(nome|cognome|azienda|ditta|telefono|cellulare|ragione[-_ ]?sociale|posta)$/i;
const valueLengthMax = 5_000;

/** Names of the fields of a form whose values are taken; none when it is not switched on. */
export function takenFields(form: SiteForm): string[] {
  if (!form.enabled) return [];
  const names = new Set([...form.fields.map(({ name }) => name), ...Object.keys(form.mapping)]);
  return [...names].filter((name) => isTaken(form, name));
}

/** What of `values` stays; undefined when nothing does. Values that are no text are dropped. */
export function keepFormValues(
  site: Site,
  formKey: unknown,
  values: unknown,
): Record<string, string> | undefined {
  const form = site.forms.find(({ key }) => key === formKey);
  if (!form?.enabled || typeof values !== 'object' || values === null) return undefined;
  const kept: Record<string, string> = {};
  for (const name of takenFields(form)) {
    const value: unknown = Object.hasOwn(values, name) ? Reflect.get(values, name) : undefined;
    if (typeof value === 'string' && value !== '') kept[name] = hideCards(value.slice(0, valueLengthMax));
  }
  return Object.keys(kept).length > 0 ? kept : undefined;
}

function isTaken(form: SiteForm, name: string): boolean {
  const type = form.fields.find((field) => field.name === name)?.type.toLowerCase() ?? '';
  if (neverTypes.has(type) || neverNames.test(name)) return false;
  const meaning = Object.hasOwn(form.mapping, name) ? form.mapping[name] : undefined;
  if (meaning !== undefined) return meaning !== 'ignore';
  return clearTypes.has(type) || clearNames.test(name);
}
