// Reads the frame of a request body: enough to know the site, the visitor and where the events are. What the events
// themselves mean is the processor's business.

import { isUtf8 } from 'node:buffer';
import type { WireHints, WireSignals } from '#contract/wire-format.ts';
import { Refusal } from './collector-parts.ts';

/** The last moment that a Date can hold. */
const latestMs = 8.64e15;

/** A body that can be framed; whatever was not of the right type is absent. */
export interface Frame {
  site: string;
  sentAtMs: number | null;
  /** As stated, unchecked: the consent gate reads it. */
  consent: unknown;
  visitor: string;
  /** Of a recipient, as the script took it out of the address; absent from most. Unchecked. */
  token?: string;
  signals: WireSignals;
  hints: WireHints;
  events: unknown[];
  /** Only read from backends. */
  address: unknown;
  userAgent: unknown;
  historical: boolean;
}

/** Throws Refusal when the body is no JSON object with a site and a list of events. */
export function readFrame(body: Buffer, eventsMax: number): Frame {
  const frame = parseJsonObject(body);
  const { v, site, sent, events } = frame;
  if (v !== undefined && v !== 1) throw new Refusal(400, 'malformed', 'This Fiuto reads bodies with "v": 1.');
  if (!Array.isArray(events)) throw new Refusal(400, 'malformed', 'The body has no list "events".');
  if (events.length === 0) throw new Refusal(400, 'malformed', 'The list "events" is empty.');
  if (events.length > eventsMax) {
    throw new Refusal(
      413,
      'too_large',
      `More than ${eventsMax} events in one request: send several requests.`,
    );
  }
  const read: Frame = {
    site: typeof site === 'string' ? site : '',
    sentAtMs: typeof sent === 'number' && sent >= 0 && sent <= latestMs ? sent : null,
    consent: frame['consent'],
    visitor: typeof frame['visitor'] === 'string' ? frame['visitor'] : '',
    signals: readSignals(frame['signals']),
    hints: readHints(frame['hints']),
    events,
    address: frame['address'],
    userAgent: frame['userAgent'],
    historical: frame['historical'] === true,
  };
  if (typeof frame['token'] === 'string') read.token = frame['token'];
  return read;
}

/** Throws Refusal (400) when it is no JSON object in UTF-8. */
export function parseJsonObject(body: Buffer): Record<string, unknown> & { events?: unknown } {
  if (!isUtf8(body)) throw new Refusal(400, 'malformed', 'The body is not UTF-8 text.');
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    throw new Refusal(400, 'malformed', 'The body is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal(400, 'malformed', 'The body is not a JSON object.');
  }
  return value as Record<string, unknown>;
}

function readSignals(value: unknown): WireSignals {
  const signals: WireSignals = {};
  if (typeof value !== 'object' || value === null) return signals;
  const { automation, gesture } = value as Record<string, unknown>;
  const marks = readTexts(automation);
  if (marks) signals.automation = marks;
  if (typeof gesture === 'boolean') signals.gesture = gesture;
  return signals;
}

const textHints = ['language', 'timeZone', 'platform'] as const;
const pixelsMax = 65_535;
const numberHints = ['screenWidth', 'screenHeight', 'viewportWidth'] as const;

/** What of it is a hint and of its type. */
export function readHints(value: unknown): WireHints {
  const hints: WireHints = {};
  if (typeof value !== 'object' || value === null) return hints;
  const stated = value as Record<string, unknown>;
  for (const name of textHints) {
    const text = stated[name];
    if (typeof text === 'string') hints[name] = text.slice(0, 100);
  }
  for (const name of numberHints) {
    const number = stated[name];
    if (typeof number === 'number' && number >= 0 && number <= pixelsMax) hints[name] = Math.round(number);
  }
  if (typeof stated['mobile'] === 'boolean') hints.mobile = stated['mobile'];
  const brands = readTexts(stated['brands']);
  if (brands) hints.brands = brands;
  return hints;
}

function readTexts(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.slice(0, 20).filter((entry) => typeof entry === 'string');
  return texts.map((text) => text.slice(0, 100));
}
