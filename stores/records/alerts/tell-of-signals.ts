// Decides who is told of new signals, how and when, and puts what is told at once into the outbox: in the transaction that writes
// the signals. Every signal leaves a row with the reason here, also when nobody is told.

import { and, eq, gte, or, sql } from 'drizzle-orm';
import type { Signal } from '#intelligence/signals/signal.ts';
import { type RecipientTelling, tellRecipient } from '#intelligence/signals/tell-recipient.ts';
import { advisoryLocks } from '../advisory-locks.ts';
import type { Transaction } from '../change-companies.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { tellings } from '../schema/alerts.ts';
import { signals } from '../schema/signals.ts';
import type { SignalRow } from '../signals/keep-signals.ts';
import type { TellOfSignals } from '../signals/tell-of-signals.ts';
import { type AlertRecipient, findRecipients } from './find-recipients.ts';
import { type NewDelivery, writeDeliveries } from './write-deliveries.ts';

const dayMs = 86_400_000;
const toldMax = 1_000;

/** What the writer of signals is given. */
export function createTellOfSignals(keys: OutboxKeys): TellOfSignals {
  return async (db, found, { ownerId, nowMs }) => {
    if (found.length === 0) return;
    const recipients = await findRecipients(db, ownerId, nowMs);
    if (recipients.length === 0) return noteNobody(db, found, nowMs);
    const deliveries: NewDelivery[] = [];
    for (const recipient of recipients) deliveries.push(...(await tellOne(db, found, recipient, nowMs)));
    await writeDeliveries(db, deliveries, keys);
  };
}

async function tellOne(
  db: Transaction,
  found: readonly SignalRow[],
  recipient: AlertRecipient,
  nowMs: number,
): Promise<NewDelivery[]> {
  const toldAtOnceMs = await readToldAtOnce(db, recipient, nowMs);
  const decided = found.map((row) => ({
    row,
    telling: tellRecipient(
      toSignal(row),
      row,
      { rules: recipient.rules, toldKeys: new Set(), toldAtOnceMs },
      recipient.channels,
      nowMs,
    ),
  }));
  const ids = await insertTellings(db, recipient, decided);
  const toldOf = decided.map(({ telling }, place) => ({ id: ids[place] ?? 0, telling }));
  return recipient.channels.flatMap(({ id: channelId, kind }) => {
    const now = toldOf.filter(({ telling }) => telling.nowIds.includes(channelId)).map(({ id }) => id);
    // Several signals of one company at one moment are one message to a person; programs get one each.
    const groups = kind === 'webhook' ? now.map((id) => [id]) : now.length === 0 ? [] : [now];
    return groups.map((tellingIds) => deliveryOf(channelId, kind, tellingIds));
  });
}

function deliveryOf(
  channelId: number,
  kind: NewDelivery['kind'],
  tellingIds: readonly number[],
): NewDelivery {
  const what = tellingIds.length === 1 ? 'signal' : 'together';
  return { channelId, kind, what, tellingIds, messageId: `signal-${tellingIds[0]}-${channelId}` };
}

/** Two companies that become interesting at the same moment must not both be the last of the day. */
async function readToldAtOnce(db: Transaction, recipient: AlertRecipient, nowMs: number): Promise<number[]> {
  const { userId, channelId } = recipient;
  if (recipient.channels.every(({ pace }) => pace !== 'by_rules')) return [];
  // One lock for all recipients: a writer of signals of several companies meets them in any order.
  await db.execute(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.tellings}) LIMIT 1`);
  const rows = await db
    // All that one moment told of a company was one message.
    .selectDistinct({ dueAt: tellings.dueAt, companyId: signals.companyId })
    .from(tellings)
    .innerJoin(signals, eq(signals.id, tellings.signalId))
    .where(
      and(
        or(
          userId === null ? undefined : eq(tellings.userId, userId),
          channelId === null ? undefined : eq(tellings.channelId, channelId),
        ),
        eq(tellings.counts, true),
        gte(tellings.decidedAt, new Date(nowMs - 2 * dayMs)),
      ),
    )
    .limit(toldMax);
  return rows.map(({ dueAt }) => dueAt.getTime());
}

/** Answers the ids in the order of the signals. */
async function insertTellings(
  db: Transaction,
  { userId, channelId, insteadOfId }: AlertRecipient,
  decided: readonly { row: SignalRow; telling: RecipientTelling }[],
): Promise<number[]> {
  const written = await db
    .insert(tellings)
    .values(
      decided.map(({ row, telling }) => ({
        ...{ signalId: row.id, userId, channelId, insteadOfId, how: telling.how, reason: telling.reason },
        dueAt: new Date(telling.atMs),
        bundleAt: telling.bundleAtMs === undefined ? null : new Date(telling.bundleAtMs),
        ...{ waitingIds: [...telling.waitingIds], counts: telling.counts },
      })),
    )
    .returning({ id: tellings.id, signalId: tellings.signalId });
  const ids = new Map(written.map(({ id, signalId }) => [signalId, id]));
  return decided.map(({ row }) => ids.get(row.id) ?? 0);
}

async function noteNobody(db: Transaction, found: readonly SignalRow[], nowMs: number): Promise<void> {
  const dueAt = new Date(nowMs);
  await db
    .insert(tellings)
    .values(found.map(({ id }) => ({ signalId: id, how: 'not' as const, reason: 'no_owner', dueAt })));
}

function toSignal({ kind, companyId, key, at, because }: SignalRow): Signal {
  return { kind, lead: `company ${companyId}`, key, atMs: at.getTime(), because };
}
