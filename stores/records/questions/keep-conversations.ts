// Keeps conversations as one request each: what comes later is added to it in its place, what came before is not doubled.

import { createHash } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { RequestMessage } from '#contract/request-report.ts';
import { joinMessages, mergeMessages } from '#intelligence/engagement-import/merge-messages.ts';
import type { Records } from '../open-records.ts';
import { requests } from '../schema/requests.ts';
import { sites } from '../schema/sites.ts';
import { listKnownAs, listSubjects, type NewRequest } from './new-request.ts';

type Transaction = Parameters<Parameters<Records['db']['transaction']>[0]>[0];
type OfConversation = NewRequest & Required<Pick<NewRequest, 'conversation'>>;

const textMax = 10_000;

/** Names the one request of a conversation, as the id of an event would. */
function conversationEventId(siteId: number, provider: string, conversation: string): string {
  const hex = createHash('sha256').update(`conversation ${siteId} ${provider} ${conversation}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
}

/** Requests without a conversation are none of its business. */
export async function keepConversations(records: Records, given: readonly NewRequest[]): Promise<void> {
  const groups = new Map<string, OfConversation[]>();
  for (const request of given) {
    const { conversation, siteId, provider } = request;
    if (conversation === undefined) continue;
    const id = conversationEventId(siteId, provider, conversation.id);
    groups.set(id, [...(groups.get(id) ?? []), { ...request, conversation }]);
  }
  if (groups.size === 0) return;
  await records.db.transaction(async (db) => {
    // In one order everywhere, so that two writers never wait for each other.
    for (const id of [...groups.keys()].sort()) await keepOne(db, id, groups.get(id) ?? []);
  });
}

async function keepOne(db: Transaction, eventId: string, given: readonly OfConversation[]): Promise<void> {
  const [first] = given;
  if (!first) return;
  const come = given
    .filter(({ text }) => text !== '')
    .map(
      (request): RequestMessage => ({
        ...{ id: request.eventId, atMs: request.atMs, text: request.text },
        ...(request.conversation.isProvisional ? { isProvisional: true } : {}),
      }),
    );
  if (come.length > 0) await makeRow(db, eventId, given, come);
  const [known] = await db
    .select()
    .from(requests)
    .where(and(eq(requests.siteId, first.siteId), eq(requests.eventId, eventId)))
    .for('update');
  if (!known) return;
  const messages = mergeMessages(known.messages, come);
  const said = (name: keyof NewRequest['claims']) =>
    given.map(({ claims }) => claims[name]).find((text) => text !== '') ?? '';
  await db
    .update(requests)
    .set({
      ...{ messages, text: joinMessages(messages, textMax) },
      at: new Date(messages[0]?.atMs ?? known.at.getTime()),
      receivedAt: new Date(Math.max(known.receivedAt.getTime(), ...given.map((one) => one.receivedAtMs))),
      saidName: known.saidName || said('name'),
      saidEmail: known.saidEmail || said('email'),
      saidPhone: known.saidPhone || said('phone'),
      saidCompany: known.saidCompany || said('company'),
      saidJobTitle: known.saidJobTitle || said('jobTitle'),
      subjects: [...new Set([...known.subjects, ...listSubjects(given)])],
      knownAs: [...new Set([...known.knownAs, ...listKnownAs(given)])],
    })
    .where(eq(requests.id, known.id));
}

/** Nothing when there is one already, or the site is gone. */
async function makeRow(
  db: Transaction,
  eventId: string,
  given: readonly OfConversation[],
  come: readonly RequestMessage[],
): Promise<void> {
  const [first] = given;
  if (!first) return;
  const [site] = await db.select({ id: sites.id }).from(sites).where(eq(sites.id, first.siteId)).limit(1);
  if (!site) return;
  const { siteId, way, provider, formKey, formName, language, page, visitor, decision } = first;
  await db
    .insert(requests)
    .values({
      ...{
        siteId,
        eventId,
        way,
        provider,
        kind: 'message',
        formKey,
        formName,
        language,
        page,
        visitor,
        decision,
      },
      at: new Date(come[0]?.atMs ?? first.atMs),
      receivedAt: new Date(first.receivedAtMs),
    })
    .onConflictDoNothing();
}

/**
 * Takes messages out of conversations again; one that has none left is gone. Answers how many are gone. `eventIds`: of the
 * messages, at most some thousands.
 */
export async function withdrawMessages(
  db: Transaction,
  siteId: number,
  eventIds: readonly string[],
): Promise<number> {
  const { rows } = await db.execute<{ id: number }>(sql`
    SELECT id::float8 AS id FROM requests WHERE site_id = ${siteId} AND messages <> '[]' AND EXISTS (
      SELECT FROM jsonb_array_elements(messages) AS m WHERE m->>'id' = ANY(${sql.param(eventIds)}::text[]))
    ORDER BY id FOR UPDATE`);
  if (rows.length === 0) return 0;
  const gone = new Set(eventIds);
  const known = await db
    .select({ id: requests.id, messages: requests.messages })
    .from(requests)
    .where(
      inArray(
        requests.id,
        rows.map(({ id }) => id),
      ),
    );
  let removed = 0;
  for (const { id, messages } of known) {
    const left = messages.filter((message) => !gone.has(message.id));
    if (left.length === 0) {
      removed += 1;
      await db.delete(requests).where(eq(requests.id, id));
    } else
      await db
        .update(requests)
        .set({ messages: left, text: joinMessages(left, textMax) })
        .where(eq(requests.id, id));
  }
  return removed;
}
