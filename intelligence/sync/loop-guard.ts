// Keeps our own writes from coming back as news: what a CRM tells us of a record is compared with what we last wrote into it.

import { createHash } from 'node:crypto';
import { type FieldValues, isBlank } from './field-value.ts';

/** Of values by name: the order of the names and blank values make no difference. */
export function hashValues(values: FieldValues): string {
  const kept = Object.entries(values)
    .filter(([, value]) => !isBlank(value))
    .map(([name, value]) => [name, String(value).trim()])
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(kept)).digest('hex').slice(0, 32);
}

/** Of all that we read of a record: its fields, and whose it is. */
export function hashState(values: FieldValues, ownerId: string, status: string | undefined): string {
  return hashValues({ ...values, '#owner': ownerId, '#status': status ?? '' });
}

export interface SeenState {
  /** The CRM's mark of the record's state, such as the time of its last change; '' when it tells none. */
  readonly version: string;
  readonly hash: string;
}

/** The state is the one that we saw last, or that our own write made: nothing is new for us. */
export function isKnownState(seen: SeenState, told: SeenState): boolean {
  if (seen.hash === '') return false;
  return (seen.version !== '' && seen.version === told.version) || seen.hash === told.hash;
}
