// Adds a site with a public key for its script tag and a secret key for its backends.

import { createHash, randomBytes } from 'node:crypto';
import { defaultKeptParameters, defaultSearchParameters, type Site } from '#contract/site.ts';
import type { Records } from '../open-records.ts';
import { sites } from '../schema/sites.ts';
import { toSite } from '../site-row.ts';

export type SiteValues = Pick<
  Site,
  | 'name'
  | 'allowedHosts'
  | 'linkedDomains'
  | 'consentDefault'
  | 'keptParameters'
  | 'searchParameters'
  | 'pathRules'
>;

export interface CreatedSite {
  site: Site;
  /** Shown once, never kept. */
  secretKey: string;
}

/** What is left out gets the default; the name alone is enough. */
export async function createSite(
  records: Records,
  values: Pick<SiteValues, 'name'> & Partial<SiteValues>,
): Promise<CreatedSite> {
  const secretKey = makeSecretKey();
  const [row] = await records.db
    .insert(sites)
    .values({
      keptParameters: [...defaultKeptParameters],
      searchParameters: [...defaultSearchParameters],
      ...values,
      publicKey: makePublicKey(),
      secretKeyHash: hashSecretKey(secretKey),
    })
    .returning();
  if (!row) throw new Error('The site was not kept; PostgreSQL answered no row.');
  return { site: toSite(row, []), secretKey };
}

/** SHA-256, hex: what the collector looks a secret key up by. */
export function hashSecretKey(secretKey: string): string {
  return createHash('sha256').update(secretKey).digest('hex');
}

export function makeSecretKey(): string {
  return `fsk_${randomBytes(24).toString('base64url')}`;
}

// Letters and digits that are not mistaken for one another when read aloud.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** 12 characters. */
function makePublicKey(): string {
  let key = '';
  while (key.length < 12) {
    const byte = randomBytes(1)[0] ?? 255;
    // Bytes past the last whole multiple would make some letters likelier than others.
    if (byte < 256 - (256 % letters.length)) key += letters[byte % letters.length];
  }
  return key;
}
