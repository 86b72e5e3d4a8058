// The place in a list of which the caller may not see every row, sealed: the page may begin behind a row that is hidden, and when that
// one was made is nobody's business.

import type { z } from 'zod';
import { deriveKey } from '#stores/records/derive-key.ts';
import { openSecret, sealSecret } from '#stores/records/seal-secret.ts';
import { readPlace } from './place-cursor.ts';
import { Refusal } from './refusal.ts';

export interface SealedPlaces {
  write(place: readonly (string | number)[]): string;
  /** Undefined when no page is asked for. Throws Refusal `invalid_cursor` for a text that we did not write. */
  read<S extends z.ZodType>(text: string | undefined, schema: S): z.output<S> | undefined;
}

/** `secret`: the installation's master key. */
export function createSealedPlaces(secret: string): SealedPlaces {
  const key = deriveKey(secret, 'places in lists');
  return {
    write: (place) =>
      Buffer.from(sealSecret(Buffer.from(JSON.stringify(place)), key), 'base64').toString('base64url'),
    read: (text, schema) => (text === undefined ? undefined : readPlace(open(text, key), schema)),
  };
}

function open(text: string, key: Buffer): string {
  try {
    return openSecret(text, key).toString('base64url');
  } catch {
    throw new Refusal('invalid_cursor');
  }
}
