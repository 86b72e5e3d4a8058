// Why a question to the records failed, for the log: what PostgreSQL said. The query library's own message repeats the
// statement with its values instead, among which may be an e-mail address.

export function failureReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const told = error.cause instanceof Error ? error.cause : error;
  return told.message.split('\nparams: ')[0] || told.name;
}
