// What the opening of one of our addresses becomes on the queue: an engagement, and beside it which link and recipient.

import type { EngagementKind, WireEngagement } from '#contract/engagement.ts';
import type { LinkHit, LiveLink, LiveRecipient } from '#contract/links.ts';
import { noHeaders, type QueuedRequest } from '#contract/queued-batch.ts';
import type { Site } from '#contract/site.ts';
import type { WireConsent } from '#contract/wire-format.ts';
import { readAgentSuspicion } from '#intelligence/bots/read-agent-suspicion.ts';
import { decideConsent } from '../consent-gate.ts';
import { makeEventId } from '../event-id.ts';
import type { Arrival } from '../prepare-request.ts';

export interface HitFacts {
  site: Site;
  arrival: Arrival;
  method: string;
  kind: LinkHit['kind'] | 'unsubscribe';
  link?: LiveLink | undefined;
  /** Undefined without a token that holds. */
  recipient?: LiveRecipient | undefined;
}

const userAgentLengthMax = 1_000;

/**
 * Whoever agreed to be tracked is named; of all others it is counted that a link was opened. A browser that says "do not
 * track" is no more than counted, whatever was agreed before.
 */
export function describeHit({ site, arrival, method, kind, link, recipient }: HitFacts): QueuedRequest {
  const { receivedAtMs, headers, refusal } = arrival;
  const stated = decideConsent(undefined, site, refusal, receivedAtMs);
  const named = stated.state !== 'denied' && recipient?.mayTrack === true ? recipient : undefined;
  const consent: WireConsent = named ? { state: 'granted', origin: 'api' } : stated;
  const isDenied = consent.state === 'denied';
  const id = makeEventId(receivedAtMs);
  const request: QueuedRequest = {
    siteId: site.id,
    channel: 'provider',
    receivedAtMs,
    sentAtMs: null,
    address: isDenied ? '' : arrival.address,
    userAgent: isDenied ? '' : arrival.userAgent.slice(0, userAgentLengthMax),
    headers: named ? headers : noHeaders,
    consent,
    visitor: '',
    signals: {},
    hints: {},
    events: [{ id, raw: describeEngagement({ site, arrival, method, kind, link, recipient: named }, id) }],
  };
  if (kind !== 'unsubscribe') {
    request.hit = {
      kind,
      method,
      linkId: link?.id ?? null,
      mailingId: recipient?.mailingId ?? link?.mailingId ?? null,
      recipientId: named?.id ?? null,
    };
  }
  return request;
}

function describeEngagement(
  { arrival, method, kind, link, recipient }: HitFacts,
  id: string,
): WireEngagement {
  const reasons = findReasons(method, kind, arrival.userAgent);
  const title = recipient?.mailing ?? link?.title;
  const engagement: WireEngagement = {
    type: 'engagement',
    at: arrival.receivedAtMs,
    provider: 'fiuto',
    kind: nameKind(kind, link),
    word: kind,
    human: reasons.length > 0 ? 'machine' : kind === 'unsubscribe' ? 'human' : 'unsure',
    providerId: id,
  };
  if (reasons.length > 0) engagement.reasons = reasons;
  if (recipient !== undefined) engagement.subject = { email: recipient.email };
  if (link !== undefined) engagement.target = link.target;
  if (title !== undefined) engagement.title = title;
  return engagement;
}

function nameKind(kind: HitFacts['kind'], link: LiveLink | undefined): EngagementKind {
  if (kind === 'open') return 'email_open';
  if (kind === 'unsubscribe') return 'email_unsubscribe';
  return kind === 'click' && link?.channel === 'email' ? 'email_click' : 'other';
}

/** What is certain at once; the rest is judged by what comes before and after. */
function findReasons(method: string, kind: HitFacts['kind'], userAgent: string): string[] {
  // The mail program asks for the unsubscription, not the person's browser.
  if (kind === 'unsubscribe') return [];
  if (kind === 'trap') return ['hidden_link'];
  if (method !== 'GET') return ['head_request'];
  return readAgentSuspicion(userAgent, { brands: '', platform: '' }).declared === '' ? [] : ['known_agent'];
}
