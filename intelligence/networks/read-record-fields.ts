// Takes single values out of a record of an `.mmdb` file, whatever its maker calls them. A record comes from a file that
// somebody dropped in, so nothing about it is taken for granted.

export type Fields = Readonly<Record<string, unknown>>;

const textLengthMax = 120;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first of `keys` that holds a text, in the record or in its `traits`; '' when none does. */
export function readText(record: Fields, traits: Fields, keys: readonly string[]): string {
  for (const key of keys) {
    const value = record[key] ?? traits[key];
    if (typeof value === 'string' && value.trim() !== '') return cleanText(value);
  }
  return '';
}

/** The first of `keys` that holds a number or its text; -1 when none does. */
export function readNumber(record: Fields, traits: Fields, keys: readonly string[]): number {
  for (const key of keys) {
    const value = record[key] ?? traits[key];
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number) && number >= 0) return number;
  }
  return -1;
}

/** A number, or text such as `AS174`; 0 when it is neither. */
export function readAsn(value: unknown): number {
  const number = typeof value === 'string' ? Number(/^(?:AS)?(\d{1,10})$/i.exec(value)?.[1] ?? 0) : value;
  return typeof number === 'number' && Number.isInteger(number) && number > 0 && number < 2 ** 32
    ? number
    : 0;
}

/** ISO code, upper case, '' when unknown. `country` may be a map, a code or, beside `country_code`, a name. */
export function readCountry(record: Fields): string {
  const country = record['country'];
  const registered = record['registered_country'];
  const candidates = [
    record['country_code'],
    isFields(country) ? country['iso_code'] : country,
    isFields(registered) ? registered['iso_code'] : undefined,
  ];
  const code = candidates.find((value) => typeof value === 'string' && /^[a-z]{2}$/i.test(value));
  return typeof code === 'string' ? code.toUpperCase() : '';
}

/** IPinfo writes flags as text, and a mobile network code is a number or a text. */
export function isSet(value: unknown): boolean {
  if (typeof value === 'string') return value !== '' && value !== 'false' && value !== '0';
  return value === true || (typeof value === 'number' && value > 0);
}

export function cleanText(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, textLengthMax);
}
