// What says which company a line is about, strongest first: its id in the list it comes from, fiscal code, VAT number,
// domains, name with country.

import type { ReadLine } from '#contract/company-import.ts';
import { normaliseName } from '../names/normalise-name.ts';

export const keyKinds = ['x', 'f', 'v', 'd', 'n'] as const;
/** `x` external id, `f` fiscal code, `v` VAT number, `d` domain, `n` name. */
export type KeyKind = (typeof keyKinds)[number];

/** Each as its kind, a colon and the value. The first is the line's identity: no two lines of a file may share it. */
export function keysOfLine(values: ReadLine): string[] {
  const keys: string[] = [];
  if (values.externalId !== '') keys.push(`x:${values.externalId}`);
  if (values.fiscalCode !== '') keys.push(`f:${values.fiscalCode}`);
  if (values.vatNumber !== '') keys.push(`v:${values.vatNumber}`);
  for (const domain of values.domains) keys.push(`d:${domain}`);
  if (values.name !== '') keys.push(`n:${normaliseName(values.name).base}|${values.country}`);
  return keys;
}
