// The door of the pipeline: turns one queued event into a ReceivedEvent, or says why it cannot. Checks shape, corrects
// the client's clock, refuses what is too old, and cuts texts to sane lengths.

import type { z } from 'zod';
import { engagementSchema, type WireEngagement } from '#contract/engagement.ts';
import type { EarlyOutcome, RejectReason } from '#contract/event-outcome.ts';
import type { ReceivedEvent } from '#contract/event-stages.ts';
import type { QueuedEvent, QueuedRequest } from '#contract/queued-batch.ts';
import type { EventType, WireEvent } from '#contract/wire-format.ts';
import { wireEventSchemas } from '#contract/wire-schema.ts';
import { cleanText } from './clean-text.ts';
import { correctTime, isTooOld, type KeptFor, readIdTime } from './correct-time.ts';
import { readEventFields } from './read-event-fields.ts';
import { readPurposes } from './read-purposes.ts';
import { RoomForLater } from './room-for-later.ts';

/** `batch` names the batch that carried it: 16 hex digits. */
export type ParseEvent = (
  request: QueuedRequest,
  event: QueuedEvent,
  batch: string,
) => ReceivedEvent | EarlyOutcome;

const urlLengthMax = 4_096;
const titleLengthMax = 300;
const userAgentLengthMax = 1_000;
const propertiesLengthMax = 32_768;
const faultsNamedMax = 3;

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function createParseEvent(keptFor: KeptFor): ParseEvent {
  return function parseEvent(request, event, batch) {
    if (event.stopped !== undefined) return { outcome: 'dropped', reason: event.stopped };
    const id = event.id.toLowerCase();
    if (!idPattern.test(id)) return reject('malformed', `id "${event.id.slice(0, 40)}" is not a UUIDv7`);
    const wire = checkShape(event.raw, request.channel === 'provider');
    if ('outcome' in wire) return wire;
    const timeMs = correctTime(wire.at, request);
    if (isTooOld(timeMs, request, keptFor)) return { outcome: 'dropped', reason: 'too_old' };
    const fields = readEventFields(wire);
    if (fields === undefined || fields.properties.length > propertiesLengthMax) {
      return reject('too_large', `what the event carries is over ${propertiesLengthMax} characters of JSON`);
    }
    const { page } = wire;
    return new RoomForLater({
      siteId: request.siteId,
      id,
      idTimeMs: readIdTime(id),
      timeMs,
      receivedAtMs: request.receivedAtMs,
      batch,
      attempt: event.attempt ?? 0,
      channel: request.channel,
      type: wire.type,
      consent: request.consent.state,
      unknownConsent: request.unknownConsent === true,
      purposes: readPurposes(request.consent),
      consentVersion: cleanText(request.consent.version ?? '', 60),
      consentAtMs: request.consent.at ?? 0,
      visitor: request.visitor,
      address: request.address,
      userAgent: request.userAgent.slice(0, userAgentLengthMax),
      headers: request.headers,
      signals: request.signals,
      hints: request.hints,
      pageUrl: page === undefined ? '' : page.url.slice(0, urlLengthMax),
      pageTitle: cleanText(page?.title ?? '', titleLengthMax),
      referrer: page?.referrer?.slice(0, urlLengthMax) ?? '',
      statedTags: fields.statedTags,
      navigation: fields.navigation,
      view: fields.view,
      engagedMs: fields.engagedMs,
      scrollPercent: fields.scrollPercent,
      name: fields.name,
      action: fields.action,
      target: fields.target,
      properties: fields.properties,
      raw: event.raw,
    });
  };
}

type CheckedEvent = WireEvent | WireEngagement;

const eventSchemas = { ...wireEventSchemas, engagement: engagementSchema };

/** A provider tells of engagement and of nothing else; nobody else may. */
function checkShape(
  raw: unknown,
  isFromProvider: boolean,
): CheckedEvent | Extract<EarlyOutcome, { outcome: 'rejected' }> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return reject('malformed', 'an event must be a JSON object');
  }
  const type: unknown = 'type' in raw ? raw.type : undefined;
  if (typeof type !== 'string') return reject('malformed', 'type: the event names no type');
  if (!isEventType(type)) return reject('unknown_type', `there is no event type "${type.slice(0, 40)}"`);
  if ((type === 'engagement') !== isFromProvider) {
    return reject('unknown_type', `an event of type "${type}" does not come this way`);
  }
  const checked = eventSchemas[type].safeParse(raw);
  return checked.success ? checked.data : reject('malformed', nameFaults(checked.error));
}

function isEventType(type: string): type is EventType | 'engagement' {
  return Object.hasOwn(eventSchemas, type);
}

/** `page.url: Invalid input: expected string, received number; ...` */
function nameFaults(error: z.ZodError): string {
  return error.issues
    .slice(0, faultsNamedMax)
    .map((issue) => `${issue.path.map(String).join('.').slice(0, 80)}: ${issue.message.slice(0, 160)}`)
    .join('; ');
}

function reject(reason: RejectReason, error: string): Extract<EarlyOutcome, { outcome: 'rejected' }> {
  return { outcome: 'rejected', reason, step: 'parseEvent', error };
}
