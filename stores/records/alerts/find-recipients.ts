// Who is told of signals of a company: its owner, else the users who take what nobody looks after, and in any case the channels
// that are everybody's; and whoever stands in for one of them who is away. Each with the rules by which they are told and the channels that are switched on.

import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { ChannelKind } from '#contract/alert-report.ts';
import type { TellingRules } from '#contract/signal-rules.ts';
import type { TellingChannel } from '#intelligence/signals/tell-recipient.ts';
import type { Transaction } from '../change-companies.ts';
import { alertChannels } from '../schema/alerts.ts';
import { standInPairs } from '../teams/stand-ins.ts';
import { readHouseRules, readUserTellings } from './telling-rules.ts';

interface RecipientChannel extends TellingChannel {
  readonly kind: ChannelKind;
}

/** A user with their channels, or a channel that is everybody's. */
export interface AlertRecipient {
  readonly userId: string | null;
  readonly channelId: number | null;
  /** The user who is away and for whom this one stands in; null for whoever is told for themselves. */
  readonly insteadOfId: string | null;
  readonly rules: TellingRules;
  readonly channels: readonly RecipientChannel[];
}

const usersMax = 100;
const channelsMax = 1_000;

/** `nowMs`: the moment at which somebody is away or not. */
export async function findRecipients(
  db: Transaction,
  ownerId: string | null,
  nowMs: number,
): Promise<AlertRecipient[]> {
  const found = await findUsers(db, ownerId, nowMs);
  const userIds = found.map(({ id }) => id);
  await makeOwnMail(db, userIds);
  const house = await readHouseRules({ db });
  const chosen = await readUserTellings(db, userIds);
  const channels = await listChannels(db, userIds);
  const ofUsers = found.map(({ id: userId, insteadOfId }) => ({
    ...{ userId, insteadOfId, channelId: null, rules: chosen.get(userId)?.rules ?? house },
    channels: channels.filter((channel) => channel.userId === userId),
  }));
  const shared = channels.filter(({ userId }) => userId === null);
  return [
    ...ofUsers,
    ...shared.map((channel) => ({
      ...{ userId: null, insteadOfId: null, channelId: channel.id, rules: house, channels: [channel] },
    })),
  ];
}

/**
 * Of what nobody looks after: whoever chose to take it and the managers who did not refuse it, else the administrators who did not,
 * else all of these: somebody is always left.
 */
async function findUsers(
  db: Transaction,
  ownerId: string | null,
  nowMs: number,
): Promise<{ id: string; insteadOfId: string | null }[]> {
  const { rows } = await db.execute<{ id: string; insteadOfId: string | null }>(sql`
    WITH asked AS (SELECT u.id, u.role, s.takes_unowned AS takes FROM users u LEFT JOIN alert_settings s ON s.user_id = u.id),
      willing AS (SELECT id, CASE WHEN coalesce(takes, role = 'manager') THEN 0 WHEN takes IS NULL THEN 1 ELSE 2 END AS place
        FROM asked WHERE takes OR role IN ('manager', 'administrator')),
      owner AS (SELECT id FROM users WHERE id = ${ownerId}),
      chosen AS (SELECT id FROM owner
        UNION ALL SELECT id FROM willing WHERE NOT EXISTS (SELECT FROM owner) AND place = (SELECT min(place) FROM willing))
    SELECT id, NULL AS "insteadOfId" FROM chosen
    UNION ALL SELECT p.by, min(p.away) FROM ${standInPairs(nowMs)} AS p JOIN chosen c ON c.id = p.away
      WHERE p.by NOT IN (SELECT id FROM chosen) GROUP BY p.by
    ORDER BY id LIMIT ${usersMax}`);
  return rows;
}

/** Everybody is told by mail until they switch it off. */
export async function makeOwnMail(
  db: Pick<Transaction, 'execute'>,
  userIds: readonly string[],
): Promise<void> {
  if (userIds.length === 0) return;
  await db.execute(sql`
    INSERT INTO alert_channels (user_id, kind, name, pace, language, names, created_by_id, created_by_name)
    SELECT u.id, 'mail', 'E-mail', 'by_rules', CASE WHEN u.language = 'it' THEN 'it' ELSE 'en' END, true, u.id, u.name
    FROM users u WHERE u.id = ANY(${sql.param([...userIds])}::text[])
      AND NOT EXISTS (SELECT FROM alert_channels c WHERE c.user_id = u.id AND c.kind = 'mail')
    ON CONFLICT DO NOTHING`);
}

function listChannels(db: Transaction, userIds: readonly string[]) {
  const { id, userId, kind, signals, pace, enabled } = alertChannels;
  const isOf = userIds.length === 0 ? isNull(userId) : or(isNull(userId), inArray(userId, [...userIds]));
  return db
    .select({ id, userId, kind, signals, pace })
    .from(alertChannels)
    .where(and(eq(enabled, true), isOf))
    .orderBy(asc(id))
    .limit(channelsMax);
}
