// Asks an engine one question and answers the rows as they came, whatever an earlier failure has left on the line.

import type { ClickHouseClient } from '@clickhouse/client';
import { toEventStoreError } from './event-store-error.ts';

const answerTries = 4;

// The embedded engine keeps whatever `clickhouse_settings` sets for all later statements (a deduplication token would
// then swallow other rows), so limits travel inside the statement.
function readLimits(name: string): string {
  return [
    `log_comment = 'fiuto:${name}'`,
    'max_execution_time = 20',
    'max_memory_usage = 800000000',
    'max_result_rows = 200000',
    "result_overflow_mode = 'throw'",
  ].join(', ');
}

/**
 * A query of the embedded engine that fails in the middle of its answer leaves the part it had written to the next query.
 * So an answer is one JSON document, which cannot be read with foreign text before it, and is then asked for again.
 */
export async function fetchRows(
  client: ClickHouseClient,
  question: { name: string; sql: string },
  parameters: Record<string, unknown>,
): Promise<unknown[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const result = await client.query({
        query: `${question.sql}\nSETTINGS ${readLimits(question.name)}`,
        query_params: parameters,
        format: 'JSON',
      });
      const document: unknown = JSON.parse(await result.text());
      if (
        typeof document === 'object' &&
        document !== null &&
        'data' in document &&
        Array.isArray(document.data)
      ) {
        return document.data;
      }
      throw new SyntaxError('The answer has no rows.');
    } catch (error) {
      if (error instanceof SyntaxError && attempt < answerTries) continue;
      throw toEventStoreError(error, `question ${question.name}`);
    }
  }
}
