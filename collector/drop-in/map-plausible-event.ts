// What a Plausible event is among ours. Source of the fields: Plausible's "Events API reference" and its public tracker.

import type { WirePage } from '#contract/wire-format.ts';
import type { RawEvent } from '../pick-event.ts';
import {
  isRecord,
  onlySaid,
  readField,
  readNumber,
  readText,
  type Untyped,
  without,
} from './read-untyped.ts';

/** A field under its short or its long name, as Plausible reads them. */
export function readEither(body: Untyped, short: string, long: string): unknown {
  return readField(body, short) ?? readField(body, long);
}

/** The custom properties: an object, or JSON text of one; empty for everything else. */
export function readProps(body: Untyped): Untyped {
  const props = readEither(body, 'm', 'meta') ?? readEither(body, 'p', 'props');
  if (isRecord(props)) return props;
  if (typeof props !== 'string') return {};
  try {
    const parsed: unknown = JSON.parse(props);
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

/** The event has the time of its arrival: Plausible's libraries state none. */
export function mapPlausibleEvent(body: Untyped): RawEvent {
  const name = readEither(body, 'n', 'name');
  const page = readPage(body);
  const props = without(readProps(body), ['fiuto_consent']);
  switch (name) {
    case 'pageview':
      return onlySaid({ type: 'page_view', page, properties: Object.keys(props).length > 0 ? props : null });
    case 'engagement':
      return mapEngagement(body, page);
    case 'Outbound Link: Click':
      return mapClick('outbound', props, page);
    case 'File Download':
      return mapClick('download', props, page);
    default: {
      const revenue = readEither(body, '$', 'revenue');
      return onlySaid({ type: 'track', name, properties: onlySaid({ ...props, revenue }), page });
    }
  }
}

function readPage(body: Untyped): WirePage | undefined {
  const url = readEither(body, 'u', 'url');
  const referrer = readEither(body, 'r', 'referrer');
  if (typeof url !== 'string' || url === '') return undefined;
  return { url, ...(typeof referrer === 'string' && referrer !== '' && { referrer }) };
}

/** `e`: milliseconds engaged; `sd`: deepest scroll in per cent, 255 where it is not known. */
function mapEngagement(body: Untyped, page: WirePage | undefined): RawEvent {
  const depth = readNumber(body, 'sd');
  const scrollPercent = depth !== undefined && depth <= 100 ? depth : undefined;
  return onlySaid({ type: 'page_leave', engagedMs: readNumber(body, 'e'), scrollPercent, page });
}

function mapClick(kind: 'outbound' | 'download', props: Untyped, page: WirePage | undefined): RawEvent {
  return onlySaid({ type: 'click', kind, target: readText(props, 'url'), page });
}
