// Describes a form without any value: a key that stays the same from visit to visit, its name, its fields.

import type { WireForm } from '../../../contract/wire-format.ts';
import { labelOf, listFields, nameOf } from './list-fields.ts';

/** Ids that a framework made up anew would make a new form of every visit. */
const madeUp = /^[:«_]|\d{4}|[0-9a-f]{8}/i;

/** Nothing for a form without a readable field, or one marked `data-fiuto="off"`. */
export function describeForm(form: HTMLFormElement): WireForm | undefined {
  const elements = listFields(form);
  if (!elements.length || form.closest('[data-fiuto=off]')) return;
  // A field called "id" or "name" hides the property, so the attributes are read.
  const names = ['id', 'name', 'aria-label'].map((attribute) => form.getAttribute(attribute) || '');
  const fields = [...new Map(elements.map((field) => [nameOf(field), field])).values()].map((field) => ({
    name: nameOf(field),
    type: field.type,
    label: labelOf(field),
  }));
  const key =
    names.slice(0, 2).find((name) => name && !madeUp.test(name)) || hash(fields.map((f) => f.name).join());
  return { key: key.slice(0, 100), name: (names[2] || names[1] || names[0] || '').slice(0, 100), fields };
}

/** 32-bit FNV-1a, enough to tell the forms of one site apart. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ letter.charCodeAt(0), 0x01000193);
  return `f${(value >>> 0).toString(36)}`;
}
