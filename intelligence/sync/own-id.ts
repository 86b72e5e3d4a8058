// Our ids in the records of a CRM. They never change, so that the same thing written twice is one thing there.

export type OwnKind = 'company' | 'person' | 'note' | 'task';

const letters: Readonly<Record<OwnKind, string>> = { company: 'c', person: 'p', note: 'n', task: 't' };

/** `id`: ours, such as a company's number, or `42_2026-W48` of a company's note of a week. */
export function ownIdOf(kind: OwnKind, id: string | number): string {
  return `fiuto_${letters[kind]}_${id}`;
}

const pattern = /\bfiuto_([cpnt])_([A-Za-z0-9_-]{1,80})\b/;

/** Undefined when the text holds none. */
export function readOwnId(text: string): { readonly kind: OwnKind; readonly id: string } | undefined {
  const [, letter, id = ''] = pattern.exec(text) ?? [];
  const kind = (Object.keys(letters) as OwnKind[]).find((one) => letters[one] === letter);
  return kind === undefined ? undefined : { kind, id };
}

/** The week of a note: ISO 8601, such as `2026-W48`, in UTC. */
export function weekOf(atMs: number): string {
  const day = new Date(atMs);
  // The week is that of its Thursday.
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const firstOfYear = Date.UTC(day.getUTCFullYear(), 0, 1);
  const days = Math.floor((day.getTime() - firstOfYear) / 86_400_000);
  return `${day.getUTCFullYear()}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}
