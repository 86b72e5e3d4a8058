// Tells from a failed question whether two writers wanted the same thing, which is nobody's fault, and whether what was to be kept is
// refused for what is in it, so that it would be refused again.

/** PostgreSQL's code for a value that must be there only once. */
const uniqueViolation = '23505';

/** Name of the index or constraint that a second row would have broken, '' when it failed of anything else. */
export function brokenUniqueness(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && at.code === uniqueViolation && 'constraint' in at) return String(at.constraint);
  }
  return '';
}

/** PostgreSQL's classes of codes for values that it cannot hold and for rows that break a constraint, and what is too long for an index. */
const refusedRow = /^(?:2[23]...|54000)$/;

/** Whether the rows themselves are refused; false when PostgreSQL is away. */
export function isRefusedRow(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && refusedRow.test(String(at.code))) return true;
  }
  return false;
}
