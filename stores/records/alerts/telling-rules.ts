// How users are told: by what they chose, else by what the house says, else by what Fiuto comes with.

import { inArray } from 'drizzle-orm';
import { type TellingRules, tellingRulesSchema } from '#contract/signal-rules.ts';
import { defaultTellingRules } from '#intelligence/signals/default-signal-rules.ts';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import { keepSetting, readSetting } from '../questions/keep-setting.ts';
import { alertSettings } from '../schema/alerts.ts';

const name = 'telling_rules';

export type UserTelling = Omit<typeof alertSettings.$inferSelect, 'userId' | 'changedAt'>;

/** For everybody who chose nothing, and for channels that are everybody's. */
export async function readHouseRules(
  records: Pick<Records, 'db'> | { db: Transaction },
): Promise<TellingRules> {
  return (await readSetting(records, name, tellingRulesSchema)) ?? defaultTellingRules;
}

export async function keepHouseRules(records: Records, rules: TellingRules): Promise<void> {
  await keepSetting(records, name, rules);
}

/** Of those who chose something. */
export async function readUserTellings(
  db: Pick<Records['db'], 'select'>,
  userIds: readonly string[],
): Promise<Map<string, UserTelling>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(alertSettings)
    .where(inArray(alertSettings.userId, [...userIds]))
    .limit(userIds.length);
  return new Map(rows.map(({ userId, changedAt: _, ...rest }) => [userId, rest]));
}

export async function keepUserTelling({ db }: Records, userId: string, telling: UserTelling): Promise<void> {
  const changed = { ...telling, changedAt: new Date() };
  await db
    .insert(alertSettings)
    .values({ userId, ...changed })
    .onConflictDoUpdate({ target: alertSettings.userId, set: changed });
}
