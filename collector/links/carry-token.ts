// The consent gate for the token that the browser script carries: it names a person, so it goes on only where the visitor
// allowed that, and only when it was signed here.

import type { QueuedRequest } from '#contract/queued-batch.ts';
import type { CollectorParts } from '../collector-parts.ts';

/** Sets `token` on the request, or nothing. */
export function carryToken(
  request: QueuedRequest,
  token: string,
  { links }: Pick<CollectorParts, 'links'>,
): void {
  const { state, purposes } = request.consent;
  if (state !== 'granted' || purposes?.person === false || request.visitor === '') return;
  const read = links?.readToken(token, request.receivedAtMs);
  if (read) request.token = { recipientId: read.recipientId, mailingId: read.mailingId };
}
