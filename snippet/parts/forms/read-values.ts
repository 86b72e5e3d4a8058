// Reads the values of a form that the operator switched on, of the fields that the collector names, and no others.

import { listFields, nameOf } from './list-fields.ts';

const choosable = /^(checkbox|radio)$/;

/** `taken`: names of the fields that the site maps, or that are clearly an e-mail, a name, a company, a telephone. */
export function readValues(form: HTMLFormElement, taken: readonly string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const field of listFields(form)) {
    const name = nameOf(field);
    if (!taken.includes(name) || !field.value || looksLikeCard(field.value)) continue;
    if (choosable.test(field.type) && !(field as HTMLInputElement).checked) continue;
    values[name] = (values[name] ? `${values[name]}, ` : '') + field.value.slice(0, 2000);
  }
  return values;
}

/** A run of digits that begins with 13 to 19 that pass Luhn's check, whatever the field is called. */
export function looksLikeCard(value: string): boolean {
  const runs = value.replace(/[ -]/g, '').match(/\d{13,}/g) ?? [];
  return runs.some((run) =>
    [13, 14, 15, 16, 17, 18, 19].some((length) => run.length >= length && passesLuhn(run.slice(0, length))),
  );
}

function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .map((digit, index) => Number(digit) * (1 + (index % 2)))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return sum % 10 === 0;
}
