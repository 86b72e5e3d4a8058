// The one-time link of the first administrator: made at start while no user exists, works once, for 15 minutes.

import type { Records } from '#stores/records/open-records.ts';
import { createLink, type OneTimeLink } from '#stores/records/questions/access-create-link.ts';
import { hasUsers } from '#stores/records/questions/access-list-users.ts';

const setupLinkLifetimeMs = 15 * 60_000;

/**
 * Null when a user exists already. The link is `<dashboard>/setup?token=TOKEN`; an unused earlier one stops working.
 */
export async function createSetupToken(records: Records): Promise<OneTimeLink | null> {
  if (await hasUsers(records)) return null;
  return createLink(records, {
    kind: 'setup',
    role: 'administrator',
    email: '',
    name: '',
    createdBy: null,
    lifetimeMs: setupLinkLifetimeMs,
  });
}
