// Who is meant by the owner of a line: a user by name or e-mail address, or else just the name.

import { workRoles } from '#contract/user-report.ts';
import type { LineOwner } from '#intelligence/company/import/diff-line.ts';
import type { Records } from '../open-records.ts';
import { listUsers } from '../questions/access-list-users.ts';

const isWorker = (role: string) => (workRoles as readonly string[]).includes(role);

export type OwnerLookup = (text: string) => LineOwner;

/** Of users who may have work; two of one name are told apart by their address alone. */
export async function openOwnerLookup(records: Records): Promise<OwnerLookup> {
  const byText = new Map<string, LineOwner | undefined>();
  for (const { id, name, email, role } of await listUsers(records)) {
    if (!isWorker(role)) continue;
    const owner = { id, name };
    byText.set(email.toLowerCase(), owner);
    const key = name.trim().toLowerCase();
    byText.set(key, byText.has(key) ? undefined : owner);
  }
  return (text) => byText.get(text.trim().toLowerCase()) ?? { id: null, name: text };
}
