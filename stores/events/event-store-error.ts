// What can go wrong with the event store, as one error type that says who is at fault and what to do.

/**
 * `away`: the store cannot answer now; the same again later may succeed.
 * `refused`: the rows themselves cannot be stored; the same again never succeeds, fewer of them might.
 * `fault`: our statement, the schema or the set-up is wrong; nothing succeeds until somebody mends it.
 */
export type EventStoreFailure = 'away' | 'refused' | 'fault';

export class EventStoreError extends Error {
  override readonly name = 'EventStoreError';
  readonly failure: EventStoreFailure;
  /** ClickHouse's own code and name, 0 and '' when the failure is not ClickHouse's. */
  readonly code: number;
  readonly type: string;

  constructor(
    message: string,
    facts: { failure: EventStoreFailure; code: number; type: string; cause?: unknown },
  ) {
    super(message, { cause: facts.cause });
    this.failure = facts.failure;
    this.code = facts.code;
    this.type = facts.type;
  }

  get retryable(): boolean {
    return this.failure === 'away';
  }
}

// Codes that say that a value could not be read or does not fit its column.
const refusedCodes = new Set([
  6, 20, 25, 26, 27, 33, 38, 41, 53, 69, 70, 72, 117, 130, 131, 158, 190, 321, 349, 376, 407, 441, 467, 675,
  676,
]);

// Codes that say that the statement, the schema or the user is wrong.
const faultCodes = new Set([
  10, 16, 36, 42, 43, 44, 46, 47, 48, 50, 60, 62, 81, 115, 164, 192, 193, 194, 396, 456, 457, 497, 516,
]);

const advice: Record<number, string> = {
  60: 'The table is missing: start Fiuto once so that its migrations run.',
  81: 'The database of CLICKHOUSE_URL does not exist: create it.',
  159: 'The query took too long: choose a shorter period.',
  202: 'ClickHouse is running as many queries as it may: try again shortly.',
  241: 'ClickHouse is short of memory: choose a shorter period, or give it more memory.',
  243: 'The disk of ClickHouse is full: free some space; nothing is lost, events wait in the queue.',
  252: 'ClickHouse has too many small parts to merge: raise FIUTO_WRITE_INTERVAL_MS.',
  396: 'The answer has more rows than a question may return: narrow the filter.',
  497: 'The ClickHouse user may not do this: grant it SELECT, INSERT, ALTER, CREATE and OPTIMIZE.',
  516: 'ClickHouse refuses the user or password in CLICKHOUSE_URL.',
};

/**
 * The same for an insert. What ClickHouse says of a row quotes it and its neighbours, so only its code, its name for the
 * failure and the column of `columns` that it names go into the message, which is logged and kept.
 */
export function toInsertError(error: unknown, doing: string, columns: readonly string[]): EventStoreError {
  const whole = toEventStoreError(error, doing);
  if (whole.code === 0) return whole;
  const text = error instanceof Error ? error.message : '';
  // Its list of what it read goes on to the column that it could not read.
  const named =
    [...text.matchAll(/\bname: (\w+),\s+type: /g)].at(-1)?.[1] ?? /\bcolumn `?(\w+)/i.exec(text)?.[1];
  const column = named !== undefined && columns.includes(named) ? `, column ${named}` : '';
  const hint = advice[whole.code];
  const message = `${doing}: ClickHouse says ${whole.type} (code ${whole.code})${column}${hint === undefined ? '' : ` (${hint})`}`;
  return new EventStoreError(message, { failure: whole.failure, code: whole.code, type: whole.type });
}

/** Turns whatever the client threw into an EventStoreError; `doing` names the question or the table. */
export function toEventStoreError(error: unknown, doing: string): EventStoreError {
  if (error instanceof EventStoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = clickHouseCode(error);
  // The client takes the first word in brackets for the type; in a syntax error that is a piece of the statement.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : message;
  const type = /\(([A-Z_0-9]+)\)\s*$/.exec(cause)?.[1] ?? readText(error, 'type');
  const failure = refusedCodes.has(code) ? 'refused' : faultCodes.has(code) ? 'fault' : 'away';
  const hint = advice[code] ?? (code === 0 ? 'ClickHouse cannot be reached; trying again.' : '');
  const text = `${doing}: ${message.slice(0, 2_000)}${hint === '' ? '' : ` (${hint})`}`;
  return new EventStoreError(text, { failure, code, type, cause: error });
}

function clickHouseCode(error: unknown): number {
  const code = Number(readText(error, 'code') || readText(error, 'clickhouseCode'));
  if (Number.isInteger(code) && code > 0) return code;
  const native = Number(readText(error, 'clickhouseCode'));
  if (Number.isInteger(native) && native > 0) return native;
  const inText = /\bCode: (\d+)\./.exec(error instanceof Error ? error.message : '')?.[1];
  return inText === undefined ? 0 : Number(inText);
}

function readText(error: unknown, field: string): string {
  if (typeof error !== 'object' || error === null) return '';
  const value: unknown = Reflect.get(error, field);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
