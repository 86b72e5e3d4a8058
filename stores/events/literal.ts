// A value as it stands in a statement, for the settings that travel inside one; everything else is bound.

/** Text in quotes, everything in it as it is. */
export function literal(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replace(/[\\']/g, '\\$&')}'`;
}
