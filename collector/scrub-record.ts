// Takes passwords and card numbers out of whatever an event carries, by the names of its fields and by what stands in
// them. It asks nothing about the type of the event: what is rejected later is kept whole, and must hold none either.

import { hideCards } from './scrub-text.ts';

const secretNames = /passw|pass(code|phrase)|^pass$|pwd$|cvv|cvc|card_?number/i;
// A card number may also come as a number; shorter ones are times and amounts.
const cardNumberMin = 1e14;
const cardNumberMax = 1e19;
/** Its digits and hyphens could be taken for a card number, and it names something. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The value without fields named like a secret, `***` in place of card numbers. Its depth must be bounded already. */
export function scrubRecord(value: unknown): unknown {
  if (typeof value === 'string') return uuid.test(value) ? value : hideCards(value);
  if (typeof value === 'number') return scrubNumber(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(scrubRecord);
  const scrubbed: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    if (secretNames.test(name)) continue;
    const inner = scrubRecord(Reflect.get(value, name));
    // A field of this name, set like the others, would become the record's prototype.
    if (name === '__proto__') Object.defineProperty(scrubbed, name, { ...plainField, value: inner });
    else scrubbed[hideCards(name)] = inner;
  }
  return scrubbed;
}

const plainField = { configurable: true, enumerable: true, writable: true };

function scrubNumber(value: number): unknown {
  if (!(value >= cardNumberMin && value < cardNumberMax)) return value;
  const text = String(value);
  const hidden = hideCards(text);
  return hidden === text ? value : hidden;
}
