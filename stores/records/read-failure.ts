// Tells from a failed question whether two writers wanted the same thing, which is nobody's fault.

/** PostgreSQL's code for a value that must be there only once. */
const uniqueViolation = '23505';

/** Name of the index or constraint that a second row would have broken, '' when it failed of anything else. */
export function brokenUniqueness(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && at.code === uniqueViolation && 'constraint' in at) return String(at.constraint);
  }
  return '';
}
