// Drops again what is never taken, whatever the browser sent: foreign query parameters, fragments, e-mail addresses in
// addresses and titles, passwords and cards, values of forms that are not switched on.

import type { Site } from '#contract/site.ts';
import { keepFormValues } from './form-values.ts';
import { type KeptParameters, scrubAddress } from './scrub-address.ts';
import { hideCards, hideMail } from './scrub-text.ts';

/** An event as it came, known to be a JSON object and no more. */
export type RawEvent = Record<string, unknown>;

/** Deepest nesting of an event's own fields that is kept; deeper is no event of any client we know. */
const depthMax = 32;
const secretNames = /passw|^pwd$|cvv|cvc|card_?number/i;
const textLengthMax = 10_000;

/** The event without what is never taken; fields of a wrong type stay for the processor to reject. */
export function scrubEvent(raw: RawEvent, site: Site, parameters: KeptParameters): RawEvent {
  if (isDeeper(raw, depthMax)) {
    return { type: typeof raw['type'] === 'string' ? raw['type'] : '', tooDeep: true };
  }
  // The id travels beside the event.
  const { id: _, ...event } = raw;
  if (event['page'] !== undefined) event['page'] = scrubPage(event['page'], parameters);
  switch (event['type']) {
    case 'click':
      if (typeof event['target'] === 'string') event['target'] = scrubTarget(event['target'], parameters);
      if (typeof event['text'] === 'string') event['text'] = scrubWords(event['text']);
      break;
    case 'site_search':
      if (typeof event['term'] === 'string') event['term'] = scrubWords(event['term']);
      break;
    case 'form_submit':
      scrubForm(event, site);
      break;
    case 'track':
      event['properties'] = scrubRecord(event['properties']);
      break;
    case 'identify':
    case 'group':
      event['traits'] = scrubRecord(event['traits']);
      break;
    default:
  }
  return event;
}

function scrubPage(page: unknown, parameters: KeptParameters): unknown {
  if (typeof page !== 'object' || page === null || Array.isArray(page)) return page;
  const { url, title, referrer } = page as RawEvent;
  const scrubbed: RawEvent = { url: typeof url === 'string' ? scrubAddress(url, parameters) : url };
  if (title !== undefined) scrubbed['title'] = typeof title === 'string' ? scrubWords(title) : title;
  if (referrer !== undefined) {
    scrubbed['referrer'] = typeof referrer === 'string' ? scrubAddress(referrer, parameters) : referrer;
  }
  return scrubbed;
}

function scrubWords(text: string): string {
  return hideCards(hideMail(text.length > textLengthMax ? text.slice(0, textLengthMax) : text));
}

// The site's own mail address or telephone number is what such a click is about; what follows it is not.
function scrubTarget(target: string, parameters: KeptParameters): string {
  if (/^(mailto|tel|sms|skype|whatsapp|callto):/i.test(target)) return target.split('?', 1)[0] ?? '';
  return scrubAddress(target, parameters);
}

function scrubForm(event: RawEvent, site: Site): void {
  const form = event['form'];
  const key = typeof form === 'object' && form !== null ? Reflect.get(form, 'key') : undefined;
  const kept = keepFormValues(site, key, event['values']);
  if (kept) event['values'] = kept;
  else if (event['values'] !== undefined) delete event['values'];
}

// The depth of what comes here is bounded already.
function scrubRecord(value: unknown): unknown {
  if (typeof value === 'string') return hideCards(value);
  // A card number may also come as a number; shorter ones are times and amounts.
  if (typeof value === 'number') return value >= 1e14 && value < 1e19 ? scrubNumber(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(scrubRecord);
  const entries = Object.entries(value).filter(([name]) => !secretNames.test(name));
  return Object.fromEntries(entries.map(([name, inner]) => [name, scrubRecord(inner)]));
}

function scrubNumber(value: number): unknown {
  const text = String(value);
  const hidden = hideCards(text);
  return hidden === text ? value : hidden;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const name in value) if (isDeeper(Reflect.get(value, name), levels - 1)) return true;
  return false;
}
