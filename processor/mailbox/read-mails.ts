// Reads what is new in an open folder. A mail is on the queue before the position moves past it: killed in between, it is read
// again and becomes the same event.

import type { ImapFlow } from 'imapflow';
import type { Logger } from 'pino';
import type { QueuedBatch } from '#contract/queued-batch.ts';
import { readEmailKey } from '#intelligence/identity/identity-key.ts';
import { isCopy, type MailCopy } from '#intelligence/mail/is-copy.ts';
import type { MailFacts } from '#intelligence/mail/mail-facts.ts';
import { type OwnMail, type UnderstoodMail, understandMail } from '#intelligence/mail/understand-mail.ts';
import type { EventQueueWriter } from '#stores/queue/event-queue.ts';
import type { MailboxKeys } from '#stores/records/mailbox-keys.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { MailboxRecord } from '#stores/records/questions/keep-mailboxes.ts';
import {
  findKnownMarks,
  MailboxLostError,
  type SettledMail,
  settleMails,
} from '#stores/records/questions/mailbox-messages.ts';
import type { FetchFaults } from './count-fetch-faults.ts';
import { type FetchedMail, fetchMail } from './fetch-mail.ts';
import { MailboxError } from './imap-account.ts';
import { isRequest, makeEngagements, makeMailBatch, timeOf } from './make-engagements.ts';
import { parseMail } from './parse-mail.ts';

export interface ReadParts {
  records: Records;
  queue: Pick<EventQueueWriter, 'add'>;
  keys: MailboxKeys;
  own: OwnMail;
  /** Whoever was erased is not written down again. */
  erased: { load(): Promise<void>; has(key: string): boolean };
  /** Kept over connections, since each fault ends one. */
  faults: FetchFaults;
  holder: string;
  log: Pick<Logger, 'warn'>;
}

/** How far a folder was read. */
export interface FolderPosition {
  uidValidity: number | null;
  lastUid: number;
}

const mailsAtOnce = 20;
/** Letters and digits of a text that tell it from others; fewer are "Grazie". */
const tellingLeast = 24;
const tellingMost = 400;

/** Answers where it ended. Rejects when the connection, the queue or the records are away: then nothing is lost. */
export async function readMails(
  client: ImapFlow,
  mailbox: MailboxRecord,
  before: FolderPosition,
  parts: ReadParts,
): Promise<FolderPosition> {
  const folder = client.mailbox;
  if (!folder) throw new MailboxLostError('The folder was closed.');
  const uidValidity = Number(folder.uidValidity);
  const isNew = before.uidValidity !== uidValidity;
  const lastUid = isNew ? 0 : before.lastUid;
  const uids = await listUids(client, mailbox, lastUid, isNew);
  let position = { uidValidity, lastUid };
  if (uids.length === 0) {
    if (isNew) position = { uidValidity, lastUid: Math.max(0, (folder.uidNext ?? 1) - 1) };
    // That it could be read is worth knowing as well.
    await settle(mailbox, position, [], parts);
  }
  for (let at = 0; at < uids.length; at += mailsAtOnce) {
    const some = uids.slice(at, at + mailsAtOnce);
    position = { uidValidity, lastUid: some.at(-1) ?? position.lastUid };
    await readSome(client, some, mailbox, position, parts);
  }
  return position;
}

/** In the order in which they came. "n:*" names the last mail even when it is older. */
async function listUids(
  client: ImapFlow,
  { readsSince }: MailboxRecord,
  lastUid: number,
  isNew: boolean,
): Promise<number[]> {
  // A day earlier: servers compare days, in a zone of their own.
  const since = new Date(readsSince.getTime() - 86_400_000);
  const found = await client.search(isNew ? { since } : { uid: `${lastUid + 1}:*` }, { uid: true });
  // Nothing found is an empty list; no answer must not pass for it.
  if (!found) throw new MailboxError('broken_off');
  return found.filter((uid) => uid > lastUid).sort((one, other) => one - other);
}

interface ReadMail {
  settled: SettledMail;
  batch: QueuedBatch | undefined;
}

async function readSome(
  client: ImapFlow,
  uids: readonly number[],
  mailbox: MailboxRecord,
  position: { uidValidity: number; lastUid: number },
  parts: ReadParts,
): Promise<void> {
  await parts.erased.load();
  const read: ReadMail[] = [];
  // Servers keep whole seconds.
  const sinceMs = Math.floor(mailbox.readsSince.getTime() / 1_000) * 1_000;
  for (const uid of uids) {
    const mail = await fetchOrGiveUp(client, uid, `${mailbox.id} ${position.uidValidity} ${uid}`, parts);
    if (mail === 'given_up') read.push({ settled: { ...nothingKnown, uid }, batch: undefined });
    else if (mail !== undefined && mail.arrivedMs >= sinceMs)
      read.push(await understand(uid, mail, mailbox, position.uidValidity, parts));
  }
  // On a connection that is gone every mail looks as if it were.
  if (!client.usable) throw new MailboxError('broken_off');
  const once = await leaveOutRepeated(read, mailbox, parts.records);
  const batches = once.flatMap(({ batch }) => (batch === undefined ? [] : [batch]));
  if (batches.length > 0) await parts.queue.add(batches);
  await settle(
    mailbox,
    position,
    once.map(({ settled }) => settled),
    parts,
  );
  // Afterwards: who marks first and then dies has hidden a mail from people.
  if (mailbox.marksRead) await client.messageFlagsAdd([...uids], ['\\Seen'], { uid: true });
}

const nothingKnown = {
  outcome: 'unreadable',
  ...{ reason: '', idMark: '', contentMark: '' },
  copy: { isNamed: false, atMs: 0 },
} as const;

/** A header beyond all measure ends the connection, and so may a part that the server cannot give. `name`: of the mail. */
async function fetchOrGiveUp(
  client: ImapFlow,
  uid: number,
  name: string,
  { faults, log }: ReadParts,
): Promise<FetchedMail | 'given_up' | undefined> {
  if (faults.isGivenUp(name)) {
    log.warn({ mail: name }, 'a mail cannot be fetched and is left alone');
    return 'given_up';
  }
  try {
    const mail = await fetchMail(client, uid);
    // On a connection that is gone every mail looks as if it were.
    if (mail === undefined && !client.usable) throw new MailboxError('broken_off');
    faults.forget(name);
    return mail;
  } catch (error) {
    faults.note(name);
    throw error;
  }
}

async function understand(
  uid: number,
  mail: FetchedMail,
  { siteId, id }: MailboxRecord,
  uidValidity: number,
  { keys, own, erased, log }: ReadParts,
): Promise<ReadMail> {
  const settled: SettledMail = { ...nothingKnown, uid, outcome: 'ignored' };
  try {
    const facts = await parseMail(mail);
    const meaning = understandMail(facts, own);
    const ownId = facts.messageId === '' ? '' : keys.mark(`id ${siteId} ${facts.messageId}`);
    if ('ignored' in meaning)
      return { settled: { ...settled, reason: meaning.ignored, idMark: ownId }, batch: undefined };
    const customers = meaning.customers.filter(({ email }) => !isErased(email, erased));
    if (customers.length === 0)
      return { settled: { ...settled, reason: 'erased', idMark: ownId }, batch: undefined };
    const content = tellContent(meaning);
    const identity = meaning.identity || content || `${uidValidity} ${uid} ${id}`;
    const times = { sentMs: meaning.isForwarded ? undefined : facts.sentMs, arrivedMs: mail.arrivedMs };
    const engagements = makeEngagements({ ...meaning, customers }, times);
    return {
      settled: {
        ...settled,
        outcome: isRequest(meaning) ? 'request' : 'contact',
        idMark: meaning.identity === '' ? ownId : keys.mark(`id ${siteId} ${meaning.identity}`),
        contentMark: content === '' ? '' : keys.mark(`content ${siteId} ${content}`),
        copy: describeCopy(meaning, facts, mail),
      },
      // Its time is the mail's own: read again, it is the same batch.
      batch: makeMailBatch({ siteId, identity }, engagements, mail.arrivedMs),
    };
  } catch (error) {
    // One mail that cannot be taken apart keeps no other from being read.
    log.warn({ mailbox: id, uid, reason: String(error) }, 'a mail cannot be understood');
    return { settled: { ...settled, outcome: 'unreadable' }, batch: undefined };
  }
}

function describeCopy(
  { identity }: UnderstoodMail,
  { sentMs }: MailFacts,
  { arrivedMs }: FetchedMail,
): MailCopy {
  const isNamed = identity !== '';
  return { isNamed, atMs: isNamed ? timeOf({ sentMs, arrivedMs }) : arrivedMs };
}

function isErased(email: string, erased: ReadParts['erased']): boolean {
  const read = readEmailKey(email);
  return 'key' in read && erased.has(read.key);
}

/** Whose words these are, whatever programs made of their lines on the way; '' for too few. */
function tellContent({ way, customers, text }: UnderstoodMail): string {
  const letters = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, tellingMost);
  if (letters.length < tellingLeast) return '';
  return `${way} ${customers.map(({ email }) => email).join(' ')} ${letters}`;
}

/** A copy that came another way, before or in this very round. It keeps no mark of its words: the first has it. */
async function leaveOutRepeated(
  read: readonly ReadMail[],
  { siteId }: MailboxRecord,
  records: Records,
): Promise<ReadMail[]> {
  const marks = read.flatMap(({ settled }) => [settled.idMark, settled.contentMark]);
  const known = await findKnownMarks(records, siteId, marks);
  const ids = new Set(known.ids);
  const contents = new Map(known.contents);
  return read.map(({ settled, batch }) => {
    const { idMark, contentMark, copy } = settled;
    const alike = contents.get(contentMark) ?? [];
    const isRepeated = ids.has(idMark) || alike.some((one) => isCopy(one, copy));
    if (idMark !== '') ids.add(idMark);
    if (isRepeated && batch !== undefined)
      return { settled: { ...settled, outcome: 'repeated', reason: '', contentMark: '' }, batch: undefined };
    if (contentMark !== '') contents.set(contentMark, [...alike, copy]);
    return { settled, batch };
  });
}

function settle(
  { id, siteId }: MailboxRecord,
  position: { uidValidity: number; lastUid: number },
  mails: readonly SettledMail[],
  { records, holder }: ReadParts,
): Promise<void> {
  return settleMails(records, { mailboxId: id, siteId, ...position }, holder, mails);
}
