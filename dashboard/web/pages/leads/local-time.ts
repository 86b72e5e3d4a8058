// Days and moments as the date fields of a browser write them, in the user's own time zone, and as the API takes them.

/** `2026-11-26T17:05` of a moment, '' of none. */
function toLocalMinute(iso: string | null): string {
  if (iso === null) return '';
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** `2026-11-26` of a moment, '' of none. */
export function toLocalDay(iso: string | null): string {
  return toLocalMinute(iso).slice(0, 10);
}

/** The moment of `2026-11-26T17:05`; null of what is none. */
export function fromLocalMinute(text: string): string | null {
  const at = new Date(text);
  return text === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The end of a day: whatever is due on it may still be done then. */
export function fromLocalDay(text: string): string | null {
  return text === '' ? null : fromLocalMinute(`${text}T23:59:59`);
}
