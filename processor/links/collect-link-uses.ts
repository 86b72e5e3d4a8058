// Finds in the batches of one write what tells about our own links: openings, pages that the browser script saw after
// one, and recipients' tokens. Looks at whole requests, not at what the pipeline makes of their events.

import type { QueuedBatch, QueuedRequest } from '#contract/queued-batch.ts';
import { describeAgent, noHints } from '#intelligence/agents/describe-agent.ts';
import { judgeBot } from '#intelligence/bots/judge-bot.ts';
import { readAgentSuspicion } from '#intelligence/bots/read-agent-suspicion.ts';
import { cutAddress } from '#intelligence/networks/cut-address.ts';
import type { NetworkFacts } from '#intelligence/networks/network-facts.ts';
import type { NewHit, NewSight } from '#stores/records/links/keep-hits.ts';

export interface LinkUses {
  hits: NewHit[];
  sights: NewSight[];
}

/** Pages of one visitor with one token are one row for so long. */
const periodMs = 1_800_000;
/** The code of a link, as the redirect put it into the address of the page. */
const codeInAddress = /[?&]utm_id=([a-z2-9]{8})(?:&|#|$)/;

export function collectLinkUses(
  batches: readonly QueuedBatch[],
  networks: { find(address: string): Pick<NetworkFacts, 'networkClass'> },
): LinkUses {
  const uses: LinkUses = { hits: [], sights: [] };
  for (const { requests } of batches) {
    for (const request of requests) {
      if (request.hit !== undefined) addHit(uses, request, networks);
      else if (request.channel === 'browser') addSights(uses, request, networks);
    }
  }
  return uses;
}

function addHit(uses: LinkUses, request: QueuedRequest, networks: Networks): void {
  const [event] = request.events;
  if (request.hit === undefined || event === undefined) return;
  const { siteId, receivedAtMs, userAgent, hit } = request;
  uses.hits.push({
    ...hit,
    ...placeOf(request, networks),
    ...{ id: event.id, siteId, atMs: receivedAtMs },
    isKnownRobot: readAgentSuspicion(userAgent, { brands: '', platform: '' }).declared !== '',
  });
}

type Networks = Parameters<typeof collectLinkUses>[1];

function addSights(uses: LinkUses, request: QueuedRequest, networks: Networks): void {
  const { token, visitor, siteId, receivedAtMs, signals, events } = request;
  for (const { id, raw } of events) {
    const code = readCode(raw);
    if (code === undefined) continue;
    const facts = describeSight(request, networks);
    uses.sights.push({ ...facts, key: id, linkId: null, code, recipientId: null, visitor: '' });
  }
  if (token === undefined || visitor === '' || events.length === 0) return;
  const period = Math.floor(receivedAtMs / periodMs);
  const facts = describeSight(request, networks);
  const gesture = signals.gesture === true;
  const key = `t:${token.recipientId}:${siteId}:${visitor}:${period}`;
  uses.sights.push({
    ...facts,
    key,
    gesture,
    linkId: null,
    code: null,
    recipientId: token.recipientId,
    visitor,
  });
}

function describeSight(request: QueuedRequest, networks: Networks) {
  const { siteId, receivedAtMs, userAgent, headers, signals, events, consent } = request;
  const place = placeOf(request, networks);
  const { isBot } = judgeBot(
    {
      headers,
      fromBrowser: consent.state !== 'denied',
      secure: readAddress(events[0]?.raw).startsWith('https:'),
      automation: signals.automation ?? [],
      gesture: signals.gesture === true,
      networkClass: place.networkClass,
    },
    readAgentSuspicion(userAgent, headers),
  );
  return {
    ...{ ...place, siteId, atMs: receivedAtMs, gesture: signals.gesture === true, isRobot: isBot },
    // By the browser's clock, which may be wrong or lie: no choice was made after it was told.
    chosenAtMs: Math.max(0, Math.min(consent.at ?? 0, receivedAtMs)),
  };
}

function placeOf({ address, userAgent }: QueuedRequest, networks: Networks) {
  const { browser, os } = describeAgent(userAgent, noHints);
  const { networkClass } = networks.find(address);
  return { network: cutAddress(address), networkClass, agent: `${browser}/${os}` };
}

/** Of a page view alone: what follows on the page has the same address. */
function readCode(raw: unknown): string | undefined {
  const address = readAddress(raw);
  // Most addresses have none: looked for before anything costs time.
  if (!address.includes('utm_id=')) return undefined;
  const isView = typeof raw === 'object' && raw !== null && Reflect.get(raw, 'type') === 'page_view';
  return isView ? codeInAddress.exec(address)?.[1] : undefined;
}

function readAddress(raw: unknown): string {
  if (typeof raw !== 'object' || raw === null) return '';
  const page: unknown = Reflect.get(raw, 'page');
  if (typeof page !== 'object' || page === null) return '';
  const url: unknown = Reflect.get(page, 'url');
  return typeof url === 'string' ? url : '';
}
