// Keeps chats that their tool never ends: messages between which nobody was silent for long are one request, in whatever order and
// however often they come; one that comes late may join two. What does not go into one any more begins the next.

import { and, desc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { RequestMessage } from '#contract/request-report.ts';
import { mergeMessages } from '#intelligence/engagement-import/merge-messages.ts';
import { placeMessages } from '#intelligence/requests/place-messages.ts';
import type { Records } from '../open-records.ts';
import { requestStates, requests } from '../schema/requests.ts';
import {
  beginConversation,
  type KnownConversation,
  listMessages,
  nameConversation,
  type OfConversation,
  textMax,
  type WholeTransaction,
  writeConversation,
} from './conversation-row.ts';
import type { NewRequest } from './new-request.ts';

/** Requests of one chat that are looked at, the newest first; the table keeps two years. */
const knownMax = 1_000;

/** All others are none of its business. */
export async function keepChats(records: Records, given: readonly NewRequest[]): Promise<void> {
  const chats = new Map<string, OfConversation[]>();
  for (const request of given) {
    const { conversation } = request;
    if (conversation?.silenceMs === undefined) continue;
    const chat = nameConversation(request, conversation.id);
    chats.set(chat, [...(chats.get(chat) ?? []), { ...request, conversation }]);
  }
  // In one order everywhere, so that two writers never wait for each other.
  for (const chat of [...chats.keys()].sort())
    await records.db.transaction((db) => keepOne(db, chat, chats.get(chat) ?? []));
}

async function keepOne(db: WholeTransaction, chat: string, given: readonly OfConversation[]): Promise<void> {
  const come = listMessages(given);
  const [first] = given;
  if (!first || come.length === 0) return;
  const silenceMs = first.conversation.silenceMs ?? 0;
  // There may be no row yet that could be locked.
  await db.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${chat}, 0))`);
  const known = await findKnown(
    db,
    chat,
    first.siteId,
    Math.max(...come.map(({ atMs }) => atMs)) + silenceMs,
  );
  for (const { owners, messages } of placeMessages(known, come, { silenceMs, lettersMax: textMax })) {
    const ids = new Set(messages.map(({ id }) => id));
    await keepPart(db, chat, {
      messages,
      owners: known.filter(({ id }) => owners.includes(id)),
      given: given.filter(({ eventId }) => ids.has(eventId)),
    });
  }
}

function findKnown(
  db: WholeTransaction,
  chat: string,
  siteId: number,
  untilMs: number,
): Promise<KnownConversation[]> {
  return db
    .select()
    .from(requests)
    .where(and(eq(requests.siteId, siteId), eq(requests.chat, chat), lte(requests.at, new Date(untilMs))))
    .orderBy(desc(requests.at), desc(requests.id))
    .limit(knownMax)
    .for('update');
}

interface ChatPart {
  readonly messages: readonly RequestMessage[];
  /** Requests that hold some of it: none, or one; two where a late message joins them. */
  readonly owners: readonly KnownConversation[];
  readonly given: readonly OfConversation[];
}

async function keepPart(
  db: WholeTransaction,
  chat: string,
  { messages, owners, given }: ChatPart,
): Promise<void> {
  const kept = chooseOwner(owners) ?? (await begin(db, chat, given));
  if (!kept) return;
  const others = owners.filter(({ id }) => id !== kept.id);
  const subjects = [...new Set(owners.flatMap((one) => one.subjects))];
  const knownAs = [...new Set(owners.flatMap((one) => one.knownAs))];
  await writeConversation(
    db,
    {
      ...kept,
      ...joinClaims([kept, ...others]),
      subjects: [...new Set([...kept.subjects, ...subjects])],
      knownAs,
    },
    // One whose first message was taken back may begin with it again.
    owners.length > 0 ? messages : mergeMessages(kept.messages, messages),
    given,
  );
  const gone = others.map(({ id }) => id);
  if (gone.length === 0) return;
  await db.update(requestStates).set({ requestId: kept.id }).where(inArray(requestStates.requestId, gone));
  await db.delete(requests).where(inArray(requests.id, gone));
}

/** What the first of them says that says something: the others go. */
function joinClaims(
  all: readonly KnownConversation[],
): Pick<KnownConversation, 'saidName' | 'saidEmail' | 'saidPhone' | 'saidCompany' | 'saidJobTitle'> {
  return {
    saidName: firstOf(all.map(({ saidName }) => saidName)),
    saidEmail: firstOf(all.map(({ saidEmail }) => saidEmail)),
    saidPhone: firstOf(all.map(({ saidPhone }) => saidPhone)),
    saidCompany: firstOf(all.map(({ saidCompany }) => saidCompany)),
    saidJobTitle: firstOf(all.map(({ saidJobTitle }) => saidJobTitle)),
  };
}

const firstOf = (texts: readonly string[]) => texts.find((text) => text !== '') ?? '';

/** The one that somebody has begun to work on, else the oldest. */
function chooseOwner(owners: readonly KnownConversation[]): KnownConversation | undefined {
  const sorted = owners.toSorted((one, other) => one.at.getTime() - other.at.getTime() || one.id - other.id);
  return sorted.find(({ state }) => state !== 'new') ?? sorted[0];
}

async function begin(
  db: WholeTransaction,
  chat: string,
  given: readonly OfConversation[],
): Promise<KnownConversation | undefined> {
  const [first] = given.toSorted(
    (one, other) => one.atMs - other.atMs || (one.eventId < other.eventId ? -1 : 1),
  );
  if (!first) return undefined;
  const eventId = nameConversation(first, `${first.conversation.id} from ${first.eventId}`);
  await beginConversation(db, eventId, first, chat);
  const [made] = await db
    .select()
    .from(requests)
    .where(and(eq(requests.siteId, first.siteId), eq(requests.eventId, eventId)))
    .for('update');
  return made;
}
