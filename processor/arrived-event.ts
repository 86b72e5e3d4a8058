// One event as it arrives from the queue, before anything is worked out: where it stands in which batch, and what
// the frame says about it. First station of the processor.

import { createHash } from 'node:crypto';
import type { QueuedBatch, QueuedEvent, QueuedRequest } from '#contract/queued-batch.ts';

export interface ArrivedEvent {
  /** Its batch, as 16 hex digits. */
  readonly batch: string;
  /** Place in the batch, counted over all its requests. */
  readonly index: number;
  readonly request: QueuedRequest;
  readonly event: QueuedEvent;
  /** UUIDv7, lower case; derived from batch and place when the event brought none that can be used. */
  readonly id: string;
  /** The time inside the id, milliseconds since 1970. */
  readonly idTimeMs: number;
  readonly attempt: number;
  /** The event's own id cannot be used; it can only be rejected. */
  readonly hasBadId: boolean;
}

const uuidV7Pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** All events of a batch in their order; the answer depends on the batch alone. */
export function listArrivedEvents(batch: QueuedBatch): ArrivedEvent[] {
  const hex = batchHex(batch.batchId);
  const arrived: ArrivedEvent[] = [];
  for (const request of batch.requests) {
    for (const event of request.events) arrived.push(arrive(hex, arrived.length, request, event));
  }
  return arrived;
}

/** A UUIDv7 that depends on the batch, the place in it and the time alone, for a row that needs an id of its own. */
export function deriveId(batch: string, index: number, timeMs: number): string {
  return deriveIdFrom(`${batch} ${index}`, timeMs);
}

/** A UUIDv7 with this time, whose random part is a hash of the text. */
export function deriveIdFrom(text: string, timeMs: number): string {
  const random = createHash('sha256').update(text).digest('hex');
  const time = Math.max(0, Math.trunc(timeMs)).toString(16).padStart(12, '0').slice(-12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
}

function arrive(batch: string, index: number, request: QueuedRequest, event: QueuedEvent): ArrivedEvent {
  const sent = typeof event.id === 'string' ? event.id.toLowerCase() : '';
  const hasBadId = !uuidV7Pattern.test(sent);
  const id = hasBadId ? deriveId(batch, index, request.receivedAtMs) : sent;
  const idTimeMs = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  return { batch, index, request, event, id, idTimeMs, attempt: event.attempt ?? 0, hasBadId };
}

/** The random half of a UUID; any other name is hashed. */
function batchHex(batchId: string): string {
  const digits = batchId.toLowerCase().replaceAll('-', '');
  if (/^[0-9a-f]{32}$/.test(digits)) return digits.slice(16);
  return createHash('sha256').update(batchId).digest('hex').slice(0, 16);
}
