// Drops again what is never taken, whatever the browser sent: foreign query parameters, fragments, e-mail addresses in
// addresses and titles, passwords and cards, values of forms that are not switched on.

import type { Site } from '#contract/site.ts';
import { keepFormValues } from './form-values.ts';
import { type RawEvent, readForm } from './pick-event.ts';
import { type KeptParameters, scrubAddress } from './scrub-address.ts';
import { scrubRecord } from './scrub-record.ts';
import { hideCards, hideMail } from './scrub-text.ts';

/** Deepest nesting of an event's own fields that is kept; deeper is no event of any client we know. */
const depthMax = 32;
const textLengthMax = 10_000;

/** The event without what is never taken; fields of a wrong type stay for the processor to reject. */
export function scrubEvent(raw: RawEvent, site: Site, parameters: KeptParameters): RawEvent {
  if (isDeeper(raw, depthMax)) {
    return { type: typeof raw['type'] === 'string' ? raw['type'] : '', tooDeep: true };
  }
  // The id travels beside the event.
  const { id: _, page, ...rest } = raw;
  const event = scrubRecord(rest) as RawEvent;
  if (page !== undefined) event['page'] = scrubPage(page, parameters);
  switch (event['type']) {
    case 'click':
      if (typeof raw['target'] === 'string') event['target'] = scrubTarget(raw['target'], parameters);
      if (typeof raw['text'] === 'string') event['text'] = scrubWords(raw['text']);
      break;
    case 'site_search':
      if (typeof raw['term'] === 'string') event['term'] = scrubWords(raw['term']);
      break;
    case 'form_seen':
    case 'form_left':
      keepForm(event, raw, undefined);
      break;
    case 'form_submit':
      keepForm(event, raw, site);
      break;
    case 'identify':
      keepId(event, raw, 'userId');
      break;
    case 'group':
      keepId(event, raw, 'groupId');
      break;
    default:
  }
  return event;
}

function scrubPage(page: unknown, parameters: KeptParameters): unknown {
  if (typeof page !== 'object' || page === null || Array.isArray(page)) return scrubRecord(page);
  const { url, title, referrer } = page as RawEvent;
  const scrubbed: RawEvent = {
    url: typeof url === 'string' ? scrubAddress(url, parameters) : scrubRecord(url),
  };
  if (title !== undefined)
    scrubbed['title'] = typeof title === 'string' ? scrubWords(title) : scrubRecord(title);
  if (referrer !== undefined) {
    scrubbed['referrer'] =
      typeof referrer === 'string' ? scrubAddress(referrer, parameters) : scrubRecord(referrer);
  }
  return scrubbed;
}

function scrubWords(text: string): string {
  return hideCards(hideMail(text.length > textLengthMax ? text.slice(0, textLengthMax) : text));
}

// The site's own mail address or telephone number is what such a click is about; what follows it is not.
function scrubTarget(target: string, parameters: KeptParameters): string {
  if (/^((mailto|tel|sms|skype|whatsapp|callto):|https?:\/\/wa\.me\/)/i.test(target)) {
    return target.split(/[?#]/, 1)[0] ?? '';
  }
  return scrubAddress(target, parameters);
}

/** What describes the form, and the values that are taken of it; `takenFor` undefined: none are, it was not submitted. */
function keepForm(event: RawEvent, raw: RawEvent, takenFor: Site | undefined): void {
  const form = readForm(raw['form']);
  if (form) event['form'] = form;
  const values = takenFor && keepFormValues(takenFor, form?.key, raw['values']);
  if (values) event['values'] = values;
  else delete event['values'];
}

// A site's own numbering may look like cards, and its people must not all become one.
function keepId(event: RawEvent, raw: RawEvent, name: 'userId' | 'groupId'): void {
  if (typeof raw[name] === 'string') event[name] = raw[name];
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const name in value) if (isDeeper(Reflect.get(value, name), levels - 1)) return true;
  return false;
}
