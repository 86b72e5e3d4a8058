// What may be said about a failed question to the records. Drizzle's own words repeat every bound value: addresses,
// names, hashes of passwords.

import { DrizzleQueryError } from 'drizzle-orm/errors';

export interface DescribedFailure {
  type: string;
  message: string;
  /** PostgreSQL's code and the like. */
  code?: string;
  stack?: string;
  cause?: DescribedFailure;
}

/** For a log: type, message, stack and causes, without the values that a question was asked with. */
export function describeFailure(error: unknown): DescribedFailure {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const message = error instanceof DrizzleQueryError ? `Failed query: ${error.query}` : error.message;
  const frames = error.stack?.replace(error.message, '').match(/\n {4}at .*/g) ?? [];
  return {
    type: error.constructor.name,
    message,
    ...('code' in error ? { code: String(error.code) } : {}),
    ...(frames.length > 0 ? { stack: `${error.constructor.name}: ${message}${frames.join('')}` } : {}),
    ...(error.cause === undefined ? {} : { cause: describeFailure(error.cause) }),
  };
}

/** The same for a text into which such an error was written already: everything behind the query is left out. */
export function cutParameters(text: string): string {
  return text.includes('Failed query: ') ? text.replace(/\nparams: .*/s, '') : text;
}
