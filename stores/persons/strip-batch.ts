// Takes a person out of a batch that still waits: their events stay in it by id, stopped and empty, so that as many events are
// waiting as before and each of them ends as dropped.

import { noHeaders, type QueuedBatch, type QueuedEvent, type QueuedRequest } from '#contract/queued-batch.ts';
import { createNamesThem, holdsName, type Needles } from './needles.ts';

/** The batch without them; undefined when nothing in it is theirs. */
export function createStripBatch(needles: Needles): (batch: QueuedBatch) => QueuedBatch | undefined {
  const namesThem = createNamesThem(needles.keys);
  const recipients = new Set(needles.recipientIds);
  const browsers = new Set(needles.spans.map(({ siteId, visitor }) => `${siteId} ${visitor}`));
  const isTheirs = ({ siteId, visitor, receivedAtMs, token, hit }: QueuedRequest): boolean =>
    (token !== undefined && recipients.has(token.recipientId)) ||
    (hit?.recipientId != null && recipients.has(hit.recipientId)) ||
    (browsers.has(`${siteId} ${visitor}`) &&
      needles.spans.some(
        (span) =>
          span.siteId === siteId &&
          span.visitor === visitor &&
          (span.fromMs ?? 0) <= receivedAtMs &&
          receivedAtMs < (span.toMs ?? Number.POSITIVE_INFINITY),
      ));
  return (batch) => {
    let changed = false;
    const requests = batch.requests.map((request) => {
      const names = ({ raw }: QueuedEvent) => holdsName(raw, request.siteId, namesThem);
      const theirs = isTheirs(request);
      if (!theirs && !request.events.some(names)) return request;
      changed = true;
      // What one browser sent at once is one person's; a backend and a tool send of many.
      const isOneBrowser = request.channel === 'browser' || request.channel === 'pixel';
      return theirs || isOneBrowser
        ? emptyRequest(request)
        : { ...request, events: request.events.map((event) => (names(event) ? stop(event) : event)) };
    });
    return changed ? { ...batch, requests } : undefined;
  };
}

function emptyRequest({ hit: _hit, token: _token, ...request }: QueuedRequest): QueuedRequest {
  return {
    ...request,
    ...{ address: '', userAgent: '', visitor: '', signals: {}, hints: {} },
    headers: noHeaders,
    consent: { state: 'denied' },
    events: request.events.map(stop),
  };
}

function stop({ id, attempt }: QueuedEvent): QueuedEvent {
  return { id, stopped: 'erased', raw: null, ...(attempt === undefined ? {} : { attempt }) };
}
