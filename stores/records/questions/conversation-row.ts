// What a request consists of that is made of messages: how it is named, begun, and completed by what comes later.

import { createHash } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { RequestMessage } from '#contract/request-report.ts';
import { joinMessages } from '#intelligence/engagement-import/merge-messages.ts';
import { isMereCourtesy } from '#intelligence/requests/is-courtesy.ts';
import type { Records } from '../open-records.ts';
import { requestStates, requests } from '../schema/requests.ts';
import { listKnownAs, listSubjects, type NewRequest } from './new-request.ts';

export type WholeTransaction = Parameters<Parameters<Records['db']['transaction']>[0]>[0];
export type OfConversation = NewRequest & Required<Pick<NewRequest, 'conversation'>>;
export type KnownConversation = Omit<typeof requests.$inferSelect, 'search'>;

export const textMax = 10_000;

/** A UUID that depends on the site, the tool and the name alone, for rows that stand for more than one event. */
export function nameConversation(
  { siteId, provider }: Pick<NewRequest, 'siteId' | 'provider'>,
  name: string,
): string {
  const hex = createHash('sha256').update(`conversation ${siteId} ${provider} ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
}

/** Those that say nothing and bring nothing are left out: they complete what is known of the person. */
export function listMessages(given: readonly OfConversation[]): RequestMessage[] {
  return given
    .filter(({ text, enclosed = [] }) => text !== '' || enclosed.length > 0)
    .map(
      ({ eventId, atMs, text, enclosed = [], conversation }): RequestMessage => ({
        ...{ id: eventId, atMs, text },
        ...(enclosed.length > 0 ? { enclosed } : {}),
        ...(conversation.isProvisional ? { isProvisional: true } : {}),
      }),
    );
}

/** Without its messages, which are written next; `first`: the earliest. Nothing when there is one already, or the site is gone. */
export async function beginConversation(
  db: WholeTransaction,
  eventId: string,
  first: OfConversation,
  chat: string | null = null,
): Promise<void> {
  const { siteId, way, provider, formKey, formName, language, page, visitor, decision, campaign } = first;
  await db.execute(sql`
    INSERT INTO requests (site_id, event_id, at, received_at, way, provider, kind, form_key, form_name, language, page, visitor,
      decision, campaign_source, campaign_medium, campaign_name, chat)
    SELECT s.id, ${eventId}::uuid, ${new Date(first.atMs)}, ${new Date(first.receivedAtMs)}, ${way}, ${provider}, 'message',
      ${formKey}, ${formName}, ${language}, ${page}, ${visitor}, ${decision}, ${campaign.source}, ${campaign.medium},
      ${campaign.name}, ${chat}::uuid
    FROM sites s WHERE s.id = ${siteId}
    ON CONFLICT (site_id, event_id) DO NOTHING`);
}

/** `known`: locked. `messages`: all of them, in their order; `given`: what came now. */
export async function writeConversation(
  db: WholeTransaction,
  known: KnownConversation,
  messages: readonly RequestMessage[],
  given: readonly OfConversation[],
): Promise<void> {
  const said = (name: keyof NewRequest['claims']) =>
    given.map(({ claims }) => claims[name]).find((text) => text !== '') ?? '';
  await db
    .update(requests)
    .set({
      ...{ messages: [...messages], text: joinMessages(messages, textMax) },
      enclosed: messages.flatMap(({ enclosed = [] }) => enclosed),
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
  await reopen(db, known, messages);
}

/** Who writes again after it was done with waits for somebody: the request is new again. The same message does it once, thanks never. */
async function reopen(
  db: WholeTransaction,
  { id, messages: before }: Pick<KnownConversation, 'id' | 'messages'>,
  messages: readonly RequestMessage[],
): Promise<void> {
  const old = new Set(before.map((message) => message.id));
  const said = messages.filter((one) => !old.has(one.id) && !isMereCourtesy(one));
  const writtenMs = Math.max(0, ...said.map(({ atMs }) => atMs));
  if (writtenMs === 0) return;
  const changed = await db
    .update(requests)
    .set({ state: 'new' })
    .where(
      and(
        eq(requests.id, id),
        inArray(requests.state, ['answered', 'none']),
        // A transcript that comes late tells of what was answered.
        sql`NOT EXISTS (SELECT FROM request_states s WHERE s.request_id = ${id} AND s.at >= ${new Date(writtenMs)})`,
      ),
    )
    .returning({ id: requests.id });
  if (changed.length > 0)
    await db.insert(requestStates).values({ requestId: id, state: 'new', byId: '', byName: '' });
}
