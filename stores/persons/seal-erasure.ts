// Whom an erasure is about, sealed for as long as it lasts: once their names are gone, nothing else knows what is still to be done.

import { z } from 'zod';
import type { Author } from '#contract/company.ts';
import { deriveKey } from '../records/derive-key.ts';
import { openSecret, sealSecret } from '../records/seal-secret.ts';
import type { HeldPerson } from './find-held.ts';

const erasureSchema = z.object({
  by: z.object({ id: z.string(), name: z.string() }),
  held: z.object({
    personId: z.number().optional(),
    keys: z.array(z.string()),
    keyIds: z.array(z.number()),
    spans: z.array(
      z.object({
        ...{ siteId: z.number(), visitor: z.string(), strength: z.enum(['claim', 'proof']) },
        ...{ fromMs: z.number().nullable(), toMs: z.number().nullable() },
      }),
    ),
    reach: z.enum(['all', 'followed', 'proven', 'none']),
  }),
});

/** `secret`: the installation's master key, hex. */
export function sealErasure(secret: string, by: Author, held: HeldPerson): string {
  return sealSecret(Buffer.from(JSON.stringify({ by, held })), deriveKey(secret, 'erasures under way'));
}

/** Throws when it was sealed with another key. */
export function openErasureOf(secret: string, sealed: string): { by: Author; held: HeldPerson } {
  const text = openSecret(sealed, deriveKey(secret, 'erasures under way')).toString('utf8');
  const { by, held } = erasureSchema.parse(JSON.parse(text));
  return { by, held: { ...held, personId: held.personId } };
}
