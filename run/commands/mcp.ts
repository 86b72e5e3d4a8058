// `npx fiuto mcp`: lets assistants that start a program and talk to it by its input and output use the MCP server of the
// dashboard. Each line is one message; what the server answers is one line.

import { createInterface } from 'node:readline';
import { loadConfig } from '#config/config.ts';
import type { Command, CommandIo } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

const usage = `Usage: FIUTO_API_KEY=KEY npx fiuto mcp [ADDRESS]

Talks MCP on standard input and output for an assistant, with the rights of the API key.

  ADDRESS  of the dashboard, such as https://fiuto.example.com; http://127.0.0.1:4300 when absent
`;

const usualAddress = 'http://127.0.0.1:4300';

export const mcpCommand: Command = {
  name: 'mcp',
  summary: 'lets an assistant read leads through an API key',
  run: runMcp,
};

async function runMcp(args: readonly string[], io: CommandIo): Promise<number> {
  const [address = usualAddress] = args;
  const key = loadConfig().dashboard.FIUTO_API_KEY;
  if (key === undefined || args.length > 1 || !URL.canParse(address)) {
    io.stderr.write(usage);
    return exitCodes.wrongUsage;
  }
  const url = new URL('/mcp', address);
  for await (const line of createInterface({ input: io.stdin })) {
    if (line.trim() === '') continue;
    const answer = await pass(url, key, line);
    if (answer !== '') io.stdout.write(`${answer}\n`);
  }
  return exitCodes.stopped;
}

/** The answer as one line; '' for what is not answered. */
async function pass(url: URL, key: string, line: string): Promise<string> {
  const headers = {
    ...{ authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    accept: 'application/json, text/event-stream',
  };
  try {
    const response = await fetch(url, { method: 'POST', headers, body: line });
    const text = await response.text();
    if (response.ok) return text.trim();
    return refuse(line, messageOf(text) ?? `The dashboard answered ${response.status}.`);
  } catch {
    return refuse(line, `The dashboard does not answer at ${url.origin}.`);
  }
}

/** Undefined for what is none of the API's refusals. */
function messageOf(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { error?: { message?: string } }).error?.message;
  } catch {
    return undefined;
  }
}

const serverFault = -32_000;

function refuse(line: string, message: string): string {
  const id = idOf(line);
  return id === undefined
    ? ''
    : JSON.stringify({ jsonrpc: '2.0', id, error: { code: serverFault, message } });
}

/** Undefined for a notification. */
function idOf(line: string): unknown {
  try {
    return (JSON.parse(line) as { id?: unknown }).id;
  } catch {
    return null;
  }
}
