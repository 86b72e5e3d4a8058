// What became of the mails of a mailbox, and how far it was read. Both are written at once, after the queue has them.

import { sql } from 'drizzle-orm';
import type { MailboxMessage, MailOutcome } from '#contract/mailbox-report.ts';
import type { MailCopy } from '#intelligence/mail/is-copy.ts';
import type { Records } from '../open-records.ts';

/** Another process reads the mailbox by now, or nobody may. */
export class MailboxLostError extends Error {
  override readonly name = 'MailboxLostError';
}

export interface SettledMail {
  uid: number;
  outcome: MailOutcome;
  reason: string;
  /** '' for none, as `contentMark`. */
  idMark: string;
  contentMark: string;
  /** Whether it names itself, and when it was sent or, without a name, arrived. */
  copy: MailCopy;
}

export interface KnownMarks {
  readonly ids: ReadonlySet<string>;
  /** The mails that say the same, by their content marks. */
  readonly contents: ReadonlyMap<string, readonly MailCopy[]>;
}

export interface ReadPosition {
  mailboxId: number;
  siteId: number;
  uidValidity: number;
  lastUid: number;
}

/** The same words of the same person a fortnight later are another mail. */
const contentDays = 14;
const marksMax = 1_000;
/** Mails with the same words that are looked at, the newest first. */
const copiesMax = 5_000;

/** Which of the marks mails of the site already have. */
export async function findKnownMarks(
  { db }: Records,
  siteId: number,
  marks: readonly string[],
): Promise<KnownMarks> {
  const asked = marks.filter((mark) => mark !== '').slice(0, marksMax);
  if (asked.length === 0) return { ids: new Set(), contents: new Map() };
  const { rows } = await db.execute<MarkRow>(sql`
    (SELECT DISTINCT id_mark AS mark, NULL::boolean AS "isNamed", 0::float8 AS "atMs" FROM mailbox_messages
    WHERE site_id = ${siteId} AND id_mark <> '' AND id_mark = ANY(${sql.param(asked)}::text[]) LIMIT ${marksMax})
    UNION ALL
    (SELECT content_mark, is_named, (extract(epoch FROM coalesce(content_at, settled_at)) * 1000)::float8
    FROM mailbox_messages
    WHERE site_id = ${siteId} AND content_mark <> '' AND content_mark = ANY(${sql.param(asked)}::text[])
      AND settled_at > now() - make_interval(days => ${contentDays})
    ORDER BY id DESC LIMIT ${copiesMax})
    LIMIT ${marksMax + copiesMax}`);
  const ids = new Set<string>();
  const contents = new Map<string, MailCopy[]>();
  for (const { mark, isNamed, atMs } of rows) {
    if (isNamed === null) ids.add(mark);
    else contents.set(mark, [...(contents.get(mark) ?? []), { isNamed, atMs }]);
  }
  return { ids, contents };
}

/** `isNamed` is null for the mark of a name. */
interface MarkRow extends Record<string, unknown> {
  mark: string;
  isNamed: boolean | null;
  atMs: number;
}

/** Moves the position of a mailbox that this process still holds. Throws MailboxLostError when it does not. */
export async function settleMails(
  { db }: Records,
  { mailboxId, siteId, uidValidity, lastUid }: ReadPosition,
  holder: string,
  mails: readonly SettledMail[],
): Promise<void> {
  await db.transaction(async (tx) => {
    const { rowCount } = await tx.execute(sql`
      UPDATE mailboxes SET uid_validity = ${uidValidity}, last_uid = ${lastUid}, last_read_at = now(), fault = '', failures = 0
      WHERE id = ${mailboxId} AND holder = ${holder} AND enabled`);
    if ((rowCount ?? 0) === 0) throw new MailboxLostError('The mailbox is read elsewhere, or no longer.');
    if (mails.length === 0) return;
    const rows = mails.map(({ idMark, contentMark, copy, ...rest }) => ({
      ...{ ...rest, id_mark: idMark, content_mark: contentMark, is_named: copy.isNamed },
      content_at: new Date(copy.atMs).toISOString(),
    }));
    await tx.execute(sql`
      INSERT INTO mailbox_messages (mailbox_id, site_id, uid_validity, uid, outcome, reason, id_mark, content_mark, is_named,
        content_at)
      SELECT ${mailboxId}, ${siteId}, ${uidValidity}, r.uid, r.outcome, r.reason, r.id_mark, r.content_mark, r.is_named,
        r.content_at
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r(uid bigint, outcome text, reason text, id_mark text, content_mark text, is_named boolean, content_at timestamptz)
      ORDER BY r.uid ON CONFLICT (mailbox_id, uid_validity, uid) DO NOTHING`);
  });
}

const shownMax = 50;

/** The newest first. */
export async function listMailboxMessages({ db }: Records, mailboxId: number): Promise<MailboxMessage[]> {
  const { rows } = await db.execute<{ id: number; at: string; outcome: MailOutcome; reason: string }>(sql`
    SELECT id::float8 AS id, to_char(settled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, outcome, reason
    FROM mailbox_messages WHERE mailbox_id = ${mailboxId} ORDER BY mailbox_messages.id DESC LIMIT ${shownMax}`);
  return rows;
}

export interface MailCount {
  mailboxId: number;
  outcome: MailOutcome;
  count: number;
}

const countsMax = 1_000;

export async function countMails({ db }: Records, since: Date): Promise<MailCount[]> {
  const { rows } = await db.execute<MailCount & Record<string, unknown>>(sql`
    SELECT mailbox_id AS "mailboxId", outcome, count(*)::int AS count FROM mailbox_messages
    WHERE settled_at >= ${since} GROUP BY mailbox_id, outcome ORDER BY mailbox_id, outcome LIMIT ${countsMax}`);
  return rows;
}

const forgottenAtOnce = 10_000;

/** Answers how many are gone; more may be left. */
export async function forgetMails({ db }: Records, before: Date): Promise<number> {
  const { rowCount } = await db.execute(sql`
    DELETE FROM mailbox_messages WHERE id IN (
      SELECT id FROM mailbox_messages WHERE settled_at < ${before} ORDER BY settled_at LIMIT ${forgottenAtOnce})`);
  return rowCount ?? 0;
}
