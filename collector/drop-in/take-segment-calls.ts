// The Segment HTTP API: single calls and batches, with the write key as name of Basic authentication or in the body. The
// write key is a site's public key, or its secret key where a backend speaks.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { tooManyFrom } from '../answer.ts';
import type { CollectorContext } from '../collector-context.ts';
import { Refusal } from '../collector-parts.ts';
import { clientAddressOf } from '../describe-arrival.ts';
import { parseJsonObject } from '../read-frame.ts';
import { answerDropIn, type DropInAnswer } from './answer-drop-in.ts';
import { commitCalls } from './commit-calls.ts';
import type { Speaker } from './drop-in-call.ts';
import { admitCalls, admitRequest, findByKey, readAuthorization } from './find-speaker.ts';
import { readEncodedBody } from './read-encoded-body.ts';
import { parseTime, readSegmentCall } from './read-segment-call.ts';
import { readField, readRecord, readText, type Untyped } from './read-untyped.ts';

const contextLengthMax = 8_192;

/** `type` of the address: one of Segment's types, or `batch`. */
export function takeSegmentCalls(
  request: IncomingMessage,
  response: ServerResponse,
  context: CollectorContext,
  type: string,
): Promise<void> {
  return answerDropIn(request, response, context, ['POST'], () => takeCalls(request, context, type));
}

async function takeCalls(
  request: IncomingMessage,
  context: CollectorContext,
  type: string,
): Promise<DropInAnswer> {
  const receivedAtMs = Date.now();
  const { settings } = context.parts;
  const address = clientAddressOf(request, context.findClientAddress);
  const { key } = readAuthorization(request);
  admitRequest(key, address, receivedAtMs, context);
  const bytes = await readEncodedBody(request, settings.bodyBytesMax);
  const body = parseJsonObject(bytes);
  const speaker = await findWriter(key, body, context);
  const calls = listCalls(body, type, settings.eventsPerRequestMax);
  if (!speaker.isTrusted && !context.limitRate.admitEvents(address, calls.length, receivedAtMs)) {
    throw tooManyFrom('address');
  }
  admitCalls(speaker, request, calls.length, receivedAtMs, context);
  const sentAtMs = parseTime(readField(body, 'sentAt')) ?? null;
  const ignored = new Set<string>();
  const common = {
    ...{ speaker, receivedAtMs, sentAtMs, ignored },
    context: type === 'batch' ? readBatchContext(body) : {},
  };
  const read = calls.map((call) => readSegmentCall(call, common));
  const from = { request, address, receivedAtMs, sentAtMs, bytes: bytes.length };
  await commitCalls(read, speaker, from, context);
  return { status: 200, contentType: 'application/json', body: '{"success":true}', ignored };
}

function listCalls(body: Untyped, type: string, callsMax: number): unknown[] {
  if (type !== 'batch') return [{ ...body, type }];
  const batch = readField(body, 'batch');
  if (!Array.isArray(batch) || batch.length === 0) {
    throw new Refusal(400, 'malformed', 'The body has no list "batch", or an empty one.');
  }
  if (batch.length > callsMax) {
    throw new Refusal(413, 'too_large', `More than ${callsMax} calls in one batch: send several batches.`);
  }
  return batch;
}

/** What a batch says for all its calls is read again for each of them, and so must be small. */
function readBatchContext(body: Untyped): Untyped {
  const context = readRecord(readField(body, 'context'));
  if (measure(context) <= contextLengthMax) return context;
  const message = `The context of the batch is over ${contextLengthMax} characters: send it with its calls.`;
  throw new Refusal(413, 'too_large', message);
}

/** Characters of its JSON. */
function measure(value: Untyped): number {
  try {
    return JSON.stringify(value).length;
  } catch {
    // Nested too deeply to be written.
    return Number.POSITIVE_INFINITY;
  }
}

/** The key of the header, of the body, or of the batch's first call, where the browser's library has put it. */
async function findWriter(key: string, body: Untyped, context: CollectorContext): Promise<Speaker> {
  const batch = readField(body, 'batch');
  const first = readRecord(Array.isArray(batch) ? batch[0] : undefined);
  const speaker = await findByKey(key || readText(body, 'writeKey') || readText(first, 'writeKey'), context);
  if (speaker) return speaker;
  const message =
    'Send the public or the secret key of the site as Segment\'s "writeKey"; for Fiuto\'s own API "Authorization: Bearer KEY".';
  throw new Refusal(401, 'wrong_key', message, { 'www-authenticate': 'Bearer' });
}
