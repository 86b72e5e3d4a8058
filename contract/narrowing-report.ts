// What the lists of companies, people and leads are narrowed to by own fields, as one text that stands in an address, a kept filter or
// an export: the number of each field and what is looked for in it, such as `12:gold|15:10..20|17:!`.

/** Texts by their beginning, choices and yes or no (`true`, `false`) as they are; numbers and days from and to; or nothing there. */
export type OwnFilterValue =
  | { kind: 'text'; text: string }
  | { kind: 'range'; from: string; to: string }
  | { kind: 'empty' };

export type OwnFilter = ReadonlyMap<number, OwnFilterValue>;

/** Of one list at once. */
const conditionsMax = 5;
const lengthMax = 300;
const empty = '!';
const between = '..';

/** Undefined when it is not written so. */
export function readOwnFilter(text: string): OwnFilter | undefined {
  const parts = text.split('|');
  if (text.length > lengthMax || parts.length > conditionsMax) return undefined;
  const read = parts.map(readPart);
  const found = read.filter((part) => part !== undefined);
  const filter = new Map(found);
  return found.length === parts.length && filter.size === parts.length ? filter : undefined;
}

/** '' when nothing is narrowed. */
export function writeOwnFilter(filter: OwnFilter): string {
  return [...filter].map(([fieldId, value]) => `${fieldId}:${writeValue(value)}`).join('|');
}

function readPart(part: string): [number, OwnFilterValue] | undefined {
  const [, id = '', value = ''] = /^([1-9]\d{0,14}):(.+)$/s.exec(part) ?? [];
  const read = id === '' ? undefined : readValue(value);
  return read && [Number(id), read];
}

function readValue(value: string): OwnFilterValue | undefined {
  if (value === empty) return { kind: 'empty' };
  const range = /^([-\d.]*?)\.\.([-\d.]*)$/.exec(value);
  if (range) {
    const [, from = '', to = ''] = range;
    return from === '' && to === '' ? undefined : { kind: 'range', from, to };
  }
  try {
    return { kind: 'text', text: decodeURIComponent(value) };
  } catch {
    return undefined;
  }
}

function writeValue(value: OwnFilterValue): string {
  if (value.kind === 'empty') return empty;
  if (value.kind === 'range') return `${value.from}${between}${value.to}`;
  // What would be read as one of the others, or as the end.
  return encodeURIComponent(value.text).replace(/[!.]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
