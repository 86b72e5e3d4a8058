// Reads one Segment call: who it speaks of, under which consent, when it happened, and the event that it is.

import { nameVisitor, nameVisitorOfUser } from '../name-visitor.ts';
import { readHints } from '../read-frame.ts';
import { type DropInCall, noAddress, publicAgeMsMax, type Speaker } from './drop-in-call.ts';
import { mapSegmentCall } from './map-segment-call.ts';
import { isRecord, readField, readRecord, readText, type Untyped } from './read-untyped.ts';
import { readCategoryConsent, readStatedConsent } from './stated-consent.ts';

/** What holds for all calls of a body. */
export interface SegmentBody {
  speaker: Speaker;
  /** Of the batch; a call's own fields go before its. */
  context: Untyped;
  receivedAtMs: number;
  sentAtMs: number | null;
  /** Gets the names of what was not taken. */
  ignored: Set<string>;
}

/** What is no object is passed on as it is: the processor rejects it, and it is counted. */
export function readSegmentCall(value: unknown, body: SegmentBody): DropInCall {
  if (!isRecord(value)) return { ...nobody, event: { type: 'segment', malformed: true } };
  const { site, isTrusted } = body.speaker;
  const context = { ...body.context, ...readRecord(readField(value, 'context')) };
  const anonymousId = readText(value, 'anonymousId');
  const userId = readText(value, 'userId');
  const event = mapSegmentCall(value, context);
  const id = readText(value, 'messageId');
  if (id !== '') event['id'] = id;
  const at = readTime(value, body);
  if (at !== undefined) event['at'] = at;
  return {
    visitor: anonymousId === '' ? nameUser(userId, body.speaker) : nameVisitor(site, anonymousId),
    consent:
      readStatedConsent(readField(context, 'fiuto_consent')) ??
      readCategoryConsent(readField(context, 'consent')),
    address: readAddress(context, isTrusted, body.ignored),
    userAgent: readText(context, 'userAgent').slice(0, 1_000),
    hints: readContextHints(context),
    userId: event['type'] === 'identify' ? '' : userId,
    event,
  };
}

const nobody = { visitor: '', consent: undefined, address: '', userAgent: '', hints: {}, userId: '' };

function nameUser(userId: string, { site, isTrusted }: Speaker): string {
  return userId === '' ? '' : nameVisitorOfUser(site, userId, isTrusted);
}

/** Milliseconds by the client's clock; undefined when none is stated, or it is not to be believed. */
function readTime(
  call: Untyped,
  { speaker, receivedAtMs, sentAtMs, ignored }: SegmentBody,
): number | undefined {
  const stated = readField(call, 'timestamp') ?? readField(call, 'originalTimestamp');
  if (stated === undefined || stated === null || stated === '') return undefined;
  const at = parseTime(stated);
  const isTooOld = at === undefined || (sentAtMs ?? receivedAtMs) - at > publicAgeMsMax;
  if (at === undefined || (isTooOld && !speaker.isTrusted)) {
    ignored.add('timestamp');
    return undefined;
  }
  return at;
}

/** A text as ISO 8601 has it, or milliseconds since 1970. */
export function parseTime(value: unknown): number | undefined {
  const atMs = typeof value === 'string' ? Date.parse(value) : value;
  return typeof atMs === 'number' && atMs >= 0 && atMs <= 8.64e15 ? atMs : undefined;
}

function readAddress(context: Untyped, isTrusted: boolean, ignored: Set<string>): string {
  const address = readText(context, 'ip').slice(0, 60);
  if (address === '' || isTrusted || address === noAddress) return address;
  ignored.add('context.ip');
  return '';
}

function readContextHints(context: Untyped): DropInCall['hints'] {
  const screen = readRecord(readField(context, 'screen'));
  const agent = readRecord(readField(context, 'userAgentData'));
  const brands = readField(agent, 'brands');
  return readHints({
    language: readField(context, 'locale'),
    timeZone: readField(context, 'timezone'),
    screenWidth: readField(screen, 'width'),
    screenHeight: readField(screen, 'height'),
    platform: readField(agent, 'platform') ?? readField(readRecord(readField(context, 'os')), 'name'),
    mobile: readField(agent, 'mobile'),
    brands: Array.isArray(brands) ? brands.map((brand) => readField(readRecord(brand), 'brand')) : undefined,
  });
}
