// Who reads which mailbox: one process at a time, for as long as it says every few seconds that it is there. A process that died
// says nothing, and another takes its place.

import { sql } from 'drizzle-orm';
import type { MailboxFault } from '#contract/mailbox-report.ts';
import type { Records } from '../open-records.ts';
import { mailboxes } from '../schema/mailboxes.ts';
import { type MailboxRecord, mailboxesMax } from './keep-mailboxes.ts';

/** By the clock of the database, which all processes share. */
const heldSeconds = 20;
const until = sql`now() + make_interval(secs => ${heldSeconds})`;

/** Takes all mailboxes that are due and that nobody reads. */
export async function takeMailboxes({ db }: Records, holder: string): Promise<MailboxRecord[]> {
  return db
    .update(mailboxes)
    .set({ holder, heldUntil: until })
    .where(
      sql`${mailboxes.id} IN (SELECT id FROM mailboxes WHERE enabled AND next_try_at <= now()
        AND (held_until IS NULL OR held_until < now()) ORDER BY id LIMIT ${mailboxesMax} FOR UPDATE SKIP LOCKED)`,
    )
    .returning();
}

/** Goes on reading. False when another reads it by now, when it was paused or removed, or when its settings changed. */
export async function holdMailbox(
  { db }: Records,
  { id, changedAt }: Pick<MailboxRecord, 'id' | 'changedAt'>,
  holder: string,
): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    UPDATE mailboxes SET held_until = ${until}
    WHERE id = ${id} AND holder = ${holder} AND enabled AND date_trunc('milliseconds', changed_at) = ${changedAt}`);
  return (rowCount ?? 0) > 0;
}

export interface MailboxEnd {
  /** '' when it ended well. */
  fault: MailboxFault | '';
  /** Before the next try. */
  waitMs: number;
}

/** Leaves it to whoever comes next. */
export async function releaseMailbox(
  { db }: Records,
  id: number,
  holder: string,
  { fault, waitMs }: MailboxEnd,
): Promise<void> {
  await db.execute(sql`
    UPDATE mailboxes SET holder = '', held_until = NULL, next_try_at = now() + make_interval(secs => ${waitMs / 1_000}::float8),
      fault = ${fault}, fault_at = CASE WHEN ${fault} = '' THEN fault_at ELSE now() END,
      failures = CASE WHEN ${fault} = '' THEN 0 ELSE failures + 1 END
    WHERE id = ${id} AND holder = ${holder}`);
}
