// A range of addresses as the API writes it: one address, or first and last.

export function describeRange(first: string | null, last: string | null): string {
  if (first === null || last === null) return '';
  return first === last ? first : `${first}-${last}`;
}
