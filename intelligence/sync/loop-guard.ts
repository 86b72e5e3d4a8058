// Keeps our own writes from coming back as news: what a CRM tells us of a record is compared with what we last wrote into it.

import { createHash } from 'node:crypto';
import { type FieldValues, isBlank, isSameValue } from './field-value.ts';

/** Of values by name: the order of the names and blank values make no difference. */
export function hashValues(values: FieldValues): string {
  const kept = Object.entries(values)
    .filter(([, value]) => !isBlank(value))
    .map(([name, value]) => [name, String(value).trim()])
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(kept)).digest('hex').slice(0, 32);
}

export interface SeenRecord {
  /** The CRM's mark of the record's state, such as the time of its last change. */
  readonly seenVersion: string;
  /** What stood in it, in the fields that we read, when we last looked or wrote; '' when never. */
  readonly seenHash: string;
}

/** The state is the one that we saw last, or that our own write made: nothing is new for us. */
export function isKnownState(seen: SeenRecord, told: { readonly version: string; readonly values: FieldValues }): boolean {
  if (seen.seenHash === '') return false;
  return (seen.seenVersion !== '' && seen.seenVersion === told.version) || seen.seenHash === hashValues(told.values);
}

/** Another program has written into fields that are ours alone: they are written anew. */
export function listOverwritten(pushed: FieldValues, theirs: FieldValues): string[] {
  return Object.keys(pushed).filter((name) => !isSameValue(pushed[name], theirs[name]));
}
