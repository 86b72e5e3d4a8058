// What a line of a web server's log says, whatever its format. Texts are '' where the line says nothing.

export interface LogHit {
  /** Milliseconds since 1970. */
  readonly timeMs: number;
  /** Addresses from the farthest to the nearest: X-Forwarded-For, then the one that connected. Not checked. */
  readonly addresses: readonly string[];
  readonly method: string;
  /** Host that was asked for, with or without port. */
  readonly host: string;
  /** Path and query as asked for, or a whole address when a proxy was asked. */
  readonly target: string;
  /** 0 when unknown. */
  readonly status: number;
  /** Size of the answer as written in the log. */
  readonly bytes: string;
  readonly referrer: string;
  readonly userAgent: string;
}

/** The line is no request and nothing is wrong with it: a heading, a blank. */
export interface NoHit {
  readonly skipped: true;
}

/** Why a line could not be read, for a person. */
export interface UnreadableLine {
  readonly unreadable: string;
}

/** Reads one line after another; formats with headings remember the last one. */
export type LineReader = (line: string) => LogHit | NoHit | UnreadableLine;

export const noHit: NoHit = { skipped: true };

/** Servers write '-' for nothing. */
export function textOf(value: string | undefined): string {
  return value === undefined || value === '-' ? '' : value;
}
