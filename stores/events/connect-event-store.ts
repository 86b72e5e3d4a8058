// Questions, inserts and commands over one engine: limits, log comments and typed errors are added here, once.

import { z } from 'zod';
import type { EventEngine } from './event-engine.ts';
import type { EventStore, Question } from './event-store.ts';
import { EventStoreError, toEventStoreError, toInsertError } from './event-store-error.ts';
import { fetchRows } from './fetch-rows.ts';

const namePattern = /^[a-z0-9-]+$/;
const identifierPattern = /^[a-z_][a-z0-9_]*$/;

export function connectEventStore(engine: EventEngine): EventStore {
  return {
    cluster: engine.cluster,
    ask: (question, parameters) => askQuestion(engine, question, parameters),
    insert: (table, columns, rows, token) =>
      insertText(engine, table, columns, `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`, token),
    insertText: (table, columns, text, token) => insertText(engine, table, columns, text, token),
    command: async (sql, parameters) => {
      try {
        await engine.client.command({ query: sql, ...(parameters ? { query_params: parameters } : {}) });
      } catch (error) {
        throw toEventStoreError(error, sql.slice(0, 80));
      }
    },
    releaseMemory: () => engine.releaseMemory(),
    close: () => engine.close(),
  };
}

async function askQuestion<P extends z.ZodObject, R extends z.ZodType>(
  engine: EventEngine,
  question: Question<P, R>,
  parameters: z.input<P>,
): Promise<z.output<R>[]> {
  if (!namePattern.test(question.name)) throw ourFault(`"${question.name}" is not a name of a question`);
  const bound = question.parameters.safeParse(parameters);
  if (!bound.success) {
    throw ourFault(`question ${question.name}: wrong parameters: ${z.prettifyError(bound.error)}`);
  }
  const rows = await fetchRows(engine.client, question, bound.data);
  const read = z.array(question.row).safeParse(rows);
  if (!read.success) {
    throw ourFault(`question ${question.name}: unexpected row: ${z.prettifyError(read.error).slice(0, 500)}`);
  }
  return read.data;
}

async function insertText(
  engine: EventEngine,
  table: string,
  columns: readonly string[],
  text: string,
  token: string,
): Promise<void> {
  if (![table, ...columns].every((name) => identifierPattern.test(name))) {
    throw ourFault(`insert into ${table}: a table or column name is not snake_case`);
  }
  if (text.trim() === '') return;
  try {
    await engine.insertText({
      table,
      columns,
      text,
      settings: {
        insert_deduplication_token: token,
        insert_deduplicate: 1,
        log_comment: `fiuto:insert-${table}`,
      },
    });
  } catch (error) {
    throw toInsertError(error, `insert into ${table}`, columns);
  }
}

function ourFault(message: string): EventStoreError {
  return new EventStoreError(message, { failure: 'fault', code: 0, type: '' });
}
