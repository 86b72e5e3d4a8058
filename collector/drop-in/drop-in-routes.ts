// The addresses that other tools' client libraries send to, each with who takes it. Segment's browser and mobile libraries
// use the first letter of a type as its address.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CollectorContext } from '../collector-context.ts';
import { serverBatchPath } from '../take-server-events.ts';
import { segmentTypes } from './map-segment-call.ts';
import { takeMatomoHits } from './take-matomo-hits.ts';
import { takePlausibleEvent } from './take-plausible-event.ts';
import { takeSegmentCalls } from './take-segment-calls.ts';

/** `query`: the part of the address after `?`. */
type Take = (
  request: IncomingMessage,
  response: ServerResponse,
  context: CollectorContext,
  query: string,
) => Promise<void>;

const routes = new Map<string, Take>([
  ...segmentTypes.flatMap((type): [string, Take][] => [
    [`/v1/${type}`, takeSegment(type)],
    [`/v1/${type.charAt(0)}`, takeSegment(type)],
  ]),
  ...['batch', 'b', 'import'].map((name): [string, Take] => [`/v1/${name}`, takeSegment('batch')]),
  ['/matomo.php', takeMatomoHits],
  ['/piwik.php', takeMatomoHits],
  ['/api/event', takePlausibleEvent],
]);

/**
 * Who takes this address; undefined when it is none of these. Segment's batches share theirs with our own server API, whose
 * callers send the secret key as Bearer and Segment's never do.
 */
export function findDropInRoute(path: string, request: IncomingMessage): Take | undefined {
  const take = routes.get(path);
  if (path !== serverBatchPath || request.method === 'OPTIONS') return take;
  const isOurs = request.method !== 'POST' || /^Bearer /i.test(request.headers.authorization ?? '');
  return isOurs ? undefined : take;
}

function takeSegment(type: string): Take {
  return (request, response, context) => takeSegmentCalls(request, response, context, type);
}
