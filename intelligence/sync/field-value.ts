// What a field holds, ours or the CRM's, and when two of them are the same. Blank is unknown: it never overwrites anything.

export type FieldValue = string | number | boolean | null;
export type FieldValues = Readonly<Record<string, FieldValue>>;

export function isBlank(value: FieldValue | undefined): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** CRMs give numbers back as texts and trim what they were given. */
export function isSameValue(one: FieldValue | undefined, other: FieldValue | undefined): boolean {
  if (isBlank(one) || isBlank(other)) return isBlank(one) && isBlank(other);
  return normalise(one) === normalise(other);
}

function normalise(value: FieldValue | undefined): string {
  const text = String(value ?? '').trim();
  return /^-?\d+(\.\d+)?$/.test(text) ? String(Number(text)) : text;
}
