// Keeps conversations as one request each: what comes later is added to it in its place, what came before is not doubled.

import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { joinMessages, mergeMessages } from '#intelligence/engagement-import/merge-messages.ts';
import type { Records } from '../open-records.ts';
import { requests } from '../schema/requests.ts';
import {
  beginConversation,
  listMessages,
  nameConversation,
  type OfConversation,
  textMax,
  type WholeTransaction,
  writeConversation,
} from './conversation-row.ts';
import type { NewRequest } from './new-request.ts';

/** Requests without a conversation, and those of chats without an end, are none of its business. */
export async function keepConversations(records: Records, given: readonly NewRequest[]): Promise<void> {
  const groups = new Map<string, OfConversation[]>();
  for (const request of given) {
    const { conversation } = request;
    if (conversation === undefined || conversation.silenceMs !== undefined) continue;
    const id = nameConversation(request, conversation.id);
    groups.set(id, [...(groups.get(id) ?? []), { ...request, conversation }]);
  }
  if (groups.size === 0) return;
  await records.db.transaction(async (db) => {
    // In one order everywhere, so that two writers never wait for each other.
    for (const id of [...groups.keys()].sort()) await keepOne(db, id, groups.get(id) ?? []);
  });
}

async function keepOne(
  db: WholeTransaction,
  eventId: string,
  given: readonly OfConversation[],
): Promise<void> {
  const [first] = given;
  if (!first) return;
  const come = listMessages(given);
  if (come.length > 0) await beginConversation(db, eventId, first);
  const [known] = await db
    .select()
    .from(requests)
    .where(and(eq(requests.siteId, first.siteId), eq(requests.eventId, eventId)))
    .for('update');
  if (known) await writeConversation(db, known, mergeMessages(known.messages, come), given);
}

/** As the index has it, so that nothing else is unfolded. */
export function holdsMessages(eventIds: readonly string[]): SQL {
  return sql`messages <> '[]'::jsonb
    AND jsonb_path_query_array(messages, '$[*].id'::jsonpath) ?| ${sql.param(eventIds)}::text[]`;
}

/**
 * Takes messages out of conversations again; one that has none left is gone. Answers how many are gone. `eventIds`: of the
 * messages, at most some thousands.
 */
export async function withdrawMessages(
  db: WholeTransaction,
  siteId: number,
  eventIds: readonly string[],
): Promise<number> {
  const { rows } = await db.execute<{ id: number }>(sql`
    SELECT id::float8 AS id FROM requests WHERE ${holdsMessages(eventIds)} AND site_id = ${siteId} ORDER BY id FOR UPDATE`);
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
        .set({
          ...{ messages: left, text: joinMessages(left, textMax) },
          enclosed: left.flatMap(({ enclosed = [] }) => enclosed),
        })
        .where(eq(requests.id, id));
  }
  return removed;
}
