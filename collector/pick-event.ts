// Builds an event anew from the few fields that may stay without consent. Each is read by its type and none is passed
// through, so that nothing can ride along in a field that should hold a number or a text.

import type { NavigationKind, WireForm, WirePage } from '#contract/wire-format.ts';
import { hideCards, hideMail } from './scrub-text.ts';

/** An event as it came, known to be a JSON object and no more. */
export type RawEvent = Record<string, unknown>;

export type PickedField = 'type' | 'at' | 'page' | 'navigation' | 'name' | 'form';

const nameLengthMax = 200;
const fieldsMax = 200;
const navigations: ReadonlySet<unknown> = new Set<NavigationKind>([
  'load',
  'history',
  'hash',
  'bfcache',
  'prerender',
]);

/** The named fields of `raw` as far as they are of their type; the others are left out. */
export function pickEvent(raw: RawEvent, fields: readonly PickedField[]): RawEvent {
  const picked: RawEvent = {};
  for (const field of fields) {
    const value = readField(raw, field);
    if (value !== undefined) picked[field] = value;
  }
  return picked;
}

function readField(raw: RawEvent, field: PickedField): unknown {
  const value = raw[field];
  switch (field) {
    case 'at':
      return typeof value === 'number' ? value : undefined;
    case 'page':
      return readPage(value);
    case 'navigation':
      return navigations.has(value) ? value : undefined;
    case 'form':
      return readForm(value);
    default:
      return readName(value);
  }
}

/** Its texts alone; undefined when it is no object. */
export function readPage(value: unknown): Partial<WirePage> | undefined {
  if (!isRecord(value)) return undefined;
  const page: Partial<WirePage> = {};
  if (typeof value['url'] === 'string') page.url = value['url'];
  if (typeof value['title'] === 'string') page.title = value['title'];
  if (typeof value['referrer'] === 'string') page.referrer = value['referrer'];
  return page;
}

/** What describes the form, nothing that was typed into it; undefined when it is no object. */
export function readForm(value: unknown): Partial<WireForm> | undefined {
  if (!isRecord(value)) return undefined;
  const form: Partial<WireForm> = {};
  // The key is compared with those of the site's forms and so stays as it is.
  if (typeof value['key'] === 'string') form.key = value['key'].slice(0, nameLengthMax);
  const name = readName(value['name']);
  if (name !== undefined) form.name = name;
  if (Array.isArray(value['fields'])) {
    form.fields = value['fields'].slice(0, fieldsMax).filter(isRecord).map(readFormField);
  }
  return form;
}

function readFormField(value: RawEvent): WireForm['fields'][number] {
  const name = readName(value['name']) ?? '';
  const type = readName(value['type']) ?? '';
  const label = readName(value['label']);
  return label === undefined ? { name, type } : { name, type, label };
}

function readName(value: unknown): string | undefined {
  return typeof value === 'string' ? hideCards(hideMail(value.slice(0, nameLengthMax))) : undefined;
}

function isRecord(value: unknown): value is RawEvent {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
