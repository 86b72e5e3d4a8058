// Reads what an answer holds without trusting its shape: every field of another tool's answer may be missing.

export function fieldOf(json: unknown, ...path: readonly (string | number)[]): unknown {
  let at: unknown = json;
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Reflect.get(at, step);
  }
  return at;
}

/** '' for what is no text and no number. */
export function textOf(json: unknown, ...path: readonly (string | number)[]): string {
  const value = fieldOf(json, ...path);
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** Empty for what is no list. */
export function listOf(json: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const value = fieldOf(json, ...path);
  return Array.isArray(value) ? value : [];
}

/** Undefined for what is no number. */
export function numberOf(json: unknown, ...path: readonly (string | number)[]): number | undefined {
  const value = fieldOf(json, ...path);
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && value !== ''
        ? Number(value)
        : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}
