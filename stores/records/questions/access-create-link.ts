// Makes a one-time link: the set-up link of the first administrator, or an invitation. Only the token's SHA-256 is kept.

import { createHash, randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { oneTimeLinks } from '../schema/access.ts';

export interface LinkToCreate {
  kind: 'setup' | 'invitation';
  role: string;
  email: string;
  name: string;
  /** Id of the user who invites, null for the set-up link. */
  createdBy: string | null;
  lifetimeMs: number;
}

export interface OneTimeLink {
  token: string;
  expiresAt: Date;
}

/** A new link takes the place of an unused one of the same kind and e-mail address. */
export async function createLink(records: Records, link: LinkToCreate): Promise<OneTimeLink> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + link.lifetimeMs);
  const { kind, role, email, name, createdBy } = link;
  await records.db.transaction(async (db) => {
    await db
      .delete(oneTimeLinks)
      .where(and(eq(oneTimeLinks.kind, kind), eq(oneTimeLinks.email, email), isNull(oneTimeLinks.usedAt)));
    await db
      .insert(oneTimeLinks)
      .values({ tokenHash: hashToken(token), kind, role, email, name, createdBy, expiresAt });
  });
  return { token, expiresAt };
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
