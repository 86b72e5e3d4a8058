// Speaks the part of ClickHouse's HTTP protocol that the client uses, over chDB: queries, bound parameters, settings,
// inserts with a body, and errors as the server words them. Runs as a program of its own, since chDB owns one directory
// per process: `node --import tsx clickhouse-http-server.ts DIRECTORY`; prints its port on one line.

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Session } from 'chdb';

const directory = process.argv[2];
if (directory === undefined) throw new Error('Say in which directory the data lives.');
const session = new Session(directory);

// What concerns HTTP alone, or the sender; everything else in the address is a setting.
const notSettings = new Set([
  'query',
  'query_id',
  'database',
  'default_format',
  'session_id',
  'wait_end_of_query',
  'enable_http_compression',
  'role',
]);

// ClickHouse takes addresses of up to 1 MB, and a look-up of thousands of ids needs them; Node's default is 16 KB.
const server = createServer({ maxHeaderSize: 1_048_576 }, (request, response) => {
  answer(request, response).catch((error: unknown) => sendError(response, error));
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
process.on('SIGTERM', () => {
  server.close();
  session.close();
  process.exit(0);
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const body = await readBody(request);
  if (url.pathname === '/ping') {
    response.end('Ok.\n');
    return;
  }
  const query = url.searchParams.get('query');
  const statement = query === null ? body : body === '' ? query : `${query}\n${body}`;
  const bound: Record<string, string> = {};
  const sets: string[] = [];
  for (const [name, value] of url.searchParams) {
    if (name.startsWith('param_')) bound[name.slice(6)] = unescapeParameter(value);
    else if (!notSettings.has(name)) sets.push(`SET ${name} = '${value.replaceAll("'", "''")}'; `);
  }
  const sql = sets.join('') + statement;
  const format = url.searchParams.get('default_format') ?? 'TabSeparated';
  const result =
    Object.keys(bound).length === 0
      ? await session.queryAsync(sql, { format })
      : await session.queryBindAsync(sql, bound, { format });
  response.writeHead(200, {
    'content-type': 'text/plain; charset=UTF-8',
    'x-clickhouse-query-id': url.searchParams.get('query_id') ?? randomUUID(),
  });
  response.end(Buffer.from(result.bytes()));
}

function sendError(response: ServerResponse, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const code = /Code: (\d+)\./.exec(message)?.[1] ?? '1002';
  response.writeHead(code === '62' ? 400 : 500, { 'x-clickhouse-exception-code': code });
  response.end(`${message}\n`);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Parameters travel escaped as in TabSeparated, and the session escapes them again. In a list the quotes of its texts are
 * doubled instead, which that second escaping leaves alone.
 */
function unescapeParameter(value: string): string {
  const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '0': '\0' };
  const isList = value.startsWith('[');
  return value.replaceAll(/\\(.)/gs, (_, letter: string) =>
    isList && letter === "'" ? "''" : (escapes[letter] ?? letter),
  );
}
