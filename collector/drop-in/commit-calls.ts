// Puts drop-in calls on the queue, the way of every event: consent gate, scrubbing, ids. Resolves when all of them are
// durable; a caller that is told otherwise sends all of them again, and ids tell which had arrived.

import type { IncomingMessage } from 'node:http';
import type { Site } from '#contract/site.ts';
import { plainAddress } from '../client-address.ts';
import type { CollectorContext } from '../collector-context.ts';
import { decideConsent, limitedVisitorId } from '../consent-gate.ts';
import { describeArrival } from '../describe-arrival.ts';
import type { RawEvent } from '../pick-event.ts';
import { type Arrival, prepareRequest } from '../prepare-request.ts';
import { type DropInCall, groupCalls, noAddress, type Speaker } from './drop-in-call.ts';

export interface DropInArrival {
  request: IncomingMessage;
  /** Of the connection, as far as proxies are trusted. */
  address: string;
  /** Server clock, milliseconds since 1970. */
  receivedAtMs: number;
  /** Client clock; null when the client said nothing. */
  sentAtMs: number | null;
  /** Size of the body. */
  bytes: number;
}

type CommitContext = Pick<CollectorContext, 'commit' | 'parts' | 'saidUsers'>;

/** Rejects with Refusal (503) when not all of them could be made durable. */
export async function commitCalls(
  calls: readonly DropInCall[],
  speaker: Speaker,
  from: DropInArrival,
  context: CommitContext,
): Promise<void> {
  const groups = groupCalls(calls);
  const bytes = Math.ceil(from.bytes / Math.max(1, groups.length));
  await Promise.all(groups.map((group) => commitGroup(group, speaker, { ...from, bytes }, context)));
}

async function commitGroup(
  group: readonly DropInCall[],
  speaker: Speaker,
  from: DropInArrival,
  { commit, parts, saidUsers }: CommitContext,
): Promise<void> {
  const [first] = group;
  if (!first) return;
  const { site } = speaker;
  const saltFor = (day: string) => parts.daySecrets.visitorSaltFor(day);
  const arrival = describeCaller(first, speaker, from);
  const frame = {
    sentAtMs: from.sentAtMs,
    consent: first.consent,
    visitor: first.visitor || visitorOfDay(site.id, arrival, saltFor),
    signals: {},
    hints: first.hints,
    events: [] as RawEvent[],
  };
  const saying = new Set<string>();
  const maySay = allowsNaming(first, site, arrival);
  for (const call of group) {
    const { userId, event } = call;
    if (maySay && userId !== '' && !saying.has(userId) && saidUsers.isNew(site.id, frame.visitor, userId)) {
      saying.add(userId);
      frame.events.push(sayUser(call));
    }
    frame.events.push(event);
  }
  await commit.add(prepareRequest(site, frame, arrival, saltFor, parts.takenBackOf), from.bytes);
  for (const userId of saying) saidUsers.note(site.id, frame.visitor, userId);
}

/**
 * Whether the consent gate lets a name through. An event of our own making is not made only to be stopped there, and a user
 * that was not told is told with the first call that may.
 */
function allowsNaming({ consent }: DropInCall, site: Site, { refusal, receivedAtMs }: Arrival): boolean {
  const { state, purposes } = decideConsent(consent, site, refusal, receivedAtMs);
  return state === 'granted' && purposes?.person !== false;
}

function sayUser({ userId, event }: DropInCall): RawEvent {
  const said: RawEvent = { type: 'identify', userId };
  if (event['at'] !== undefined) said['at'] = event['at'];
  if (typeof event['id'] === 'string') said['id'] = `${event['id']} user`;
  return said;
}

/** Who agreed and has no id is the same visitor for a day, like one who was not asked. */
function visitorOfDay(
  siteId: number,
  { address, userAgent, receivedAtMs }: Arrival,
  saltFor: (day: string) => Buffer | null,
): string {
  const day = new Date(receivedAtMs).toISOString().slice(0, 10);
  return limitedVisitorId(saltFor(day), siteId, address, userAgent);
}

/**
 * A backend speaks for visitors: its own address and user agent are never taken in the place of theirs. A refusal in its
 * headers was handed on and holds.
 */
function describeCaller(call: DropInCall, { isTrusted }: Speaker, from: DropInArrival): Arrival {
  const seen = describeArrival(from.request, 'browser', from.address, from.receivedAtMs);
  const isHidden = call.address === noAddress;
  if (!isTrusted) {
    return { ...seen, address: isHidden ? '' : seen.address, userAgent: call.userAgent || seen.userAgent };
  }
  return {
    ...seen,
    channel: 'server',
    address: isHidden ? '' : plainAddress(call.address),
    userAgent: call.userAgent,
    headers: {
      acceptLanguage: call.hints.language?.slice(0, 200) ?? '',
      secFetch: false,
      clientHints: false,
      brands: '',
      platform: '',
      mobile: null,
    },
    historical: true,
  };
}
