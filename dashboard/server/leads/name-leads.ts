// The leads of a deed that is about many at once, for the audit log: every one of them, however many.

/** Characters: of 500 leads with numbers of 12 digits, and of two users. */
export const namedLeadsMax = 7_500;

export function nameLeads(ids: readonly number[]): string {
  return ids.join(', ');
}
