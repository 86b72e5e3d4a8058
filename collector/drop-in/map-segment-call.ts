// What a Segment call is among our events. Source of the calls' fields: Segment's documentation, "Spec" and "HTTP API
// Source". What cannot be mapped stays an event that the processor rejects by name, so that it is seen.

import type { RawEvent } from '../pick-event.ts';
import { onlySaid, readField, readRecord, readText, type Untyped, without } from './read-untyped.ts';
import { pageFields, readSegmentPage } from './segment-page.ts';

export const segmentTypes = ['identify', 'track', 'page', 'screen', 'group', 'alias'] as const;

/** Segment's own event for a choice that was changed; the choice stands in its context. */
const choiceEvent = 'Segment Consent Preference Updated';

/** `context`: the call's own, over that of its batch. The event has no time yet. */
export function mapSegmentCall(call: Untyped, context: Untyped): RawEvent {
  const properties = readRecord(readField(call, 'properties'));
  const traits = readField(call, 'traits');
  const page = readSegmentPage({}, context, '');
  switch (readText(call, 'type')) {
    case 'track': {
      const name = readField(call, 'event');
      if (name === choiceEvent) return onlySaid({ type: 'consent', page });
      return onlySaid({ type: 'track', name, properties: readField(call, 'properties'), page });
    }
    case 'page':
      return mapPage(call, properties, context, 'Page');
    case 'screen':
      return mapPage(call, properties, context, 'Screen');
    case 'identify':
      return onlySaid({
        type: 'identify',
        userId: readText(call, 'userId'),
        traits: traits ?? readField(context, 'traits'),
        page,
      });
    case 'group':
      return onlySaid({ type: 'group', groupId: readText(call, 'groupId'), traits, page });
    case 'alias':
      return mapAlias(call);
    default:
      return onlySaid({ type: `segment ${readText(call, 'type')}`.trim().slice(0, 60), page });
  }
}

/** A view where there is an address; a screen of an app, or a page that is only named, is an event with that name. */
function mapPage(call: Untyped, properties: Untyped, context: Untyped, kind: 'Page' | 'Screen'): RawEvent {
  const name = readText(call, 'name') || readText(properties, 'name');
  const category = readText(call, 'category') || readText(properties, 'category');
  // A screen is no page of the site, though the context may name the page that an app was opened from.
  const page = readSegmentPage(properties, kind === 'Page' ? context : {}, name);
  const said = onlySaid({ ...without(properties, pageFields), name, category });
  if (page) {
    const properties = Object.keys(said).length > 0 ? said : undefined;
    return onlySaid({ type: 'page_view', page, properties });
  }
  return { type: 'track', name: name === '' ? kind : `${kind}: ${name}`, properties: said };
}

/**
 * The visitor is now known as `userId`: a claim, with the former id beside it, that never makes two people one. Not a
 * `track`, so that the consent gate holds both ids back without the purpose *person*.
 */
function mapAlias(call: Untyped): RawEvent {
  const userId = readText(call, 'userId') || readText(call, 'to');
  const previousId = readText(call, 'previousId') || readText(call, 'from');
  return onlySaid({ type: 'identify', userId, traits: onlySaid({ previousId }) });
}
