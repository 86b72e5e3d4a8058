// Reads JSON from outside, of which nothing is certain: each reader answers nothing where something else stands.

export type Loose = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Numbers are written out; '' for all else. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** The first of these names that says something. */
export function pickText(from: Loose, names: readonly string[]): string {
  for (const name of names) {
    const text = asText(from[name]).trim();
    if (text !== '') return text;
  }
  return '';
}
