// Who may open the dashboard.

import { asc, eq } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { users } from '../schema/access.ts';

export interface UserRecord {
  id: string;
  name: string;
  email: string;
  role: string;
  /** `en` or `it`. */
  language: string;
  createdAt: Date;
}

const columns = {
  id: users.id,
  name: users.name,
  email: users.email,
  role: users.role,
  language: users.language,
  createdAt: users.createdAt,
};

/** By name; an installation has tens of users, 1,000 is the bound. */
export async function listUsers(records: Records): Promise<UserRecord[]> {
  return records.db.select(columns).from(users).orderBy(asc(users.name), asc(users.id)).limit(1_000);
}

export async function findUserByEmail(records: Records, email: string): Promise<UserRecord | undefined> {
  const [user] = await records.db.select(columns).from(users).where(eq(users.email, email)).limit(1);
  return user;
}

export async function hasUsers(records: Records): Promise<boolean> {
  const [someone] = await records.db.select({ id: users.id }).from(users).limit(1);
  return someone !== undefined;
}
