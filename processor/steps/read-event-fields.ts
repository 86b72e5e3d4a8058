// What the types of events carry beside their page, brought into the few columns that all share.

import type { WireEngagement } from '#contract/engagement.ts';
import type { ReceivedEvent } from '#contract/event-stages.ts';
import type { WireEvent } from '#contract/wire-format.ts';
import { cleanText } from './clean-text.ts';
import { readEngagementFields } from './read-engagement-fields.ts';

export type EventFields = Pick<
  ReceivedEvent,
  | 'statedTags'
  | 'navigation'
  | 'view'
  | 'engagedMs'
  | 'scrollPercent'
  | 'name'
  | 'action'
  | 'target'
  | 'properties'
>;

const nameLengthMax = 200;
const targetLengthMax = 2_000;
const textLengthMax = 500;
/** No page is read for longer than a day; the column holds 32 bits. */
const engagedMsMax = 86_400_000;

const nothing: EventFields = {
  statedTags: [],
  navigation: '',
  view: '',
  engagedMs: 0,
  scrollPercent: 0,
  name: '',
  action: '',
  target: '',
  properties: '',
};

/** Undefined when what the event carries is nested too deeply to be written down. */
export function readEventFields(event: WireEvent | WireEngagement): EventFields | undefined {
  try {
    return { ...nothing, ...readFields(event) };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readFields(event: WireEvent | WireEngagement): Partial<EventFields> {
  switch (event.type) {
    case 'page_view':
      return {
        navigation: event.navigation ?? '',
        properties: event.properties === undefined ? '' : toProperties(event.properties),
      };
    case 'page_leave':
      return {
        view: event.view?.toLowerCase() ?? '',
        engagedMs: within(event.engagedMs, engagedMsMax),
        scrollPercent: within(event.scrollPercent, 100),
      };
    case 'click':
      return readClick(event);
    case 'site_search':
      return { name: cleanText(event.term, nameLengthMax) };
    case 'form_seen':
      return readForm(event.form, { fields: event.form.fields });
    case 'form_left':
      return readForm(event.form, {});
    case 'form_submit':
      return readForm(event.form, {
        fields: event.form.fields.map((field) => field.name),
        values: event.values,
      });
    case 'video':
      return readVideo(event);
    case 'identify':
      return {
        name: cleanText(event.userId ?? '', nameLengthMax),
        properties: toProperties({ traits: event.traits }),
      };
    case 'track':
      return {
        name: cleanText(event.name, nameLengthMax),
        properties: toProperties(event.properties ?? {}),
      };
    case 'group':
      return {
        name: cleanText(event.groupId, nameLengthMax),
        properties: toProperties({ traits: event.traits }),
      };
    case 'consent':
      return {};
    case 'engagement':
      return readEngagementFields(event);
  }
}

function readClick(event: Extract<WireEvent, { type: 'click' }>): Partial<EventFields> {
  const text = event.text === undefined ? undefined : cleanText(event.text, textLengthMax);
  return {
    action: event.kind,
    name: cleanText(event.network ?? '', nameLengthMax),
    target: cleanText(event.target, targetLengthMax),
    properties: toProperties({ text, action: event.action }),
  };
}

function readForm(
  form: { key: string; name?: string },
  carried: Record<string, unknown>,
): Partial<EventFields> {
  return {
    name: cleanText(form.key, nameLengthMax),
    properties: toProperties({ form: form.name, ...carried }),
  };
}

function readVideo(event: Extract<WireEvent, { type: 'video' }>): Partial<EventFields> {
  const title = event.title === undefined ? undefined : cleanText(event.title, textLengthMax);
  return {
    name: cleanText(event.video, nameLengthMax),
    action: event.action,
    properties: toProperties({ provider: event.provider, percent: event.percent, title }),
  };
}

/** '' when there is nothing to say; fields that are undefined leave no trace. */
function toProperties(fields: Record<string, unknown>): string {
  const text = JSON.stringify(fields);
  return text === '{}' ? '' : text;
}

function within(value: number | undefined, max: number): number {
  return value === undefined ? 0 : Math.min(max, Math.max(0, Math.round(value)));
}
