// Reads fields of JSON that nobody has checked. Only an object's own fields count, so that no name of a field (`toString`,
// `__proto__`) finds what the language put there.

export type Untyped = Readonly<Record<string, unknown>>;

const nothing: Untyped = {};

/** The value when it is an object, else an empty one. */
export function readRecord(value: unknown): Untyped {
  return isRecord(value) ? value : nothing;
}

export function isRecord(value: unknown): value is Untyped {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The field of this name, undefined when it is not the object's own. */
export function readField(from: Untyped, name: string): unknown {
  return Object.hasOwn(from, name) ? from[name] : undefined;
}

/** A text, or a number as text; '' for everything else. */
export function readText(from: Untyped, name: string): string {
  const value = readField(from, name);
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** A number, or a text that is one; undefined for everything else. */
export function readNumber(from: Untyped, name: string): number | undefined {
  const text = readText(from, name);
  const number = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** The object without these fields. */
export function without(from: Untyped, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)));
}

/** The fields that say something: not undefined, null or ''. */
export function onlySaid(fields: Untyped): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => (value ?? '') !== ''));
}
