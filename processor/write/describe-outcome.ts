// The row of an event that ends early: dropped ones are counted, rejected ones are kept whole for a look and a replay.

import type { EarlyOutcome } from '#contract/event-outcome.ts';
import type { QueuedRequest } from '#contract/queued-batch.ts';
import type { OutcomeRow } from '#stores/events/event-row.ts';
import type { ArrivedEvent } from '../arrived-event.ts';
import { type AddressKeys, sealAddress } from './seal-address.ts';

/** Longest error kept, in characters; a parser may quote a whole payload. */
const errorCharsMax = 2_000;

export function describeOutcome(
  arrived: ArrivedEvent,
  rowId: string,
  outcome: EarlyOutcome,
  keys: AddressKeys,
): OutcomeRow {
  const { request, event } = arrived;
  const isRejected = outcome.outcome === 'rejected';
  return {
    siteId: request.siteId,
    id: rowId,
    idTimeMs: arrived.idTimeMs,
    timeMs: request.receivedAtMs,
    receivedAtMs: request.receivedAtMs,
    batch: arrived.batch,
    attempt: arrived.attempt,
    outcome: outcome.outcome,
    reason: outcome.reason,
    step: isRejected ? outcome.step : '',
    error: isRejected ? outcome.error.slice(0, errorCharsMax) : '',
    raw: isRejected ? (JSON.stringify(event.raw) ?? 'null') : '',
    request: isRejected ? JSON.stringify(describeRequest(request)) : '',
    addressSealed: isRejected ? sealAddress(request.address, request.receivedAtMs, keys) : '',
    type: readType(event.raw),
    channel: request.channel,
    consent: request.consent.state,
  };
}

/** All that a replay needs of a request, without events and address. */
function describeRequest(request: QueuedRequest): Omit<QueuedRequest, 'events'> {
  const { events: _events, ...rest } = request;
  return { ...rest, address: '' };
}

function readType(raw: unknown): string {
  if (typeof raw !== 'object' || raw === null || !('type' in raw)) return '';
  return typeof raw.type === 'string' ? raw.type.slice(0, 40) : '';
}
