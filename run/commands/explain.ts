// `npx fiuto explain KIND [VALUE...]`: what the pipeline makes of a value, and why, with no server running. One JSON
// object per value; each kind is one file in `explain/`. A lead is explained from the records, line by line.

import { createInterface } from 'node:readline';
import type { Command, CommandIo } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { explainEmail } from './explain/explain-email.ts';
import { explainEvent } from './explain/explain-event.ts';
import { explainIp } from './explain/explain-ip.ts';
import type { ExplainKind, Explanation } from './explain/explain-kind.ts';
import { describeLeadUse, explainLead } from './explain/explain-lead.ts';
import { explainName } from './explain/explain-name.ts';
import { explainPage } from './explain/explain-page.ts';
import { explainReferrer } from './explain/explain-referrer.ts';
import { explainUserAgent } from './explain/explain-user-agent.ts';
import { describeWebhookUse, explainWebhook } from './explain/explain-webhook.ts';
import { type ExplainOptions, readExplainOptions } from './explain/read-explain-options.ts';

const kinds: readonly ExplainKind[] = [
  explainUserAgent,
  explainReferrer,
  explainPage,
  explainEvent,
  explainName,
  explainEmail,
  explainIp,
];

const valueLengthMax = 1_000_000;

export const explainCommand: Command = {
  name: 'explain',
  summary:
    'says what Fiuto makes of a user agent, a referrer, a page, an event, a name, an e-mail, an address, a webhook or a lead, and why',
  async run(args, io) {
    const [name = '', ...rest] = args;
    if (['', 'help', '--help', '-h'].includes(name)) {
      (name === '' ? io.stderr : io.stdout).write(describeUse());
      return name === '' ? exitCodes.wrongUsage : exitCodes.stopped;
    }
    if (name === 'webhook') return explainWebhook(rest, io);
    if (name === 'lead') return explainLead(rest, io);
    const kind = kinds.find((candidate) => candidate.name === name);
    if (kind === undefined) {
      io.stderr.write(`There is nothing called "${name}" to explain.\n\n${describeUse()}`);
      return exitCodes.wrongUsage;
    }
    const read = readExplainOptions(rest);
    if ('fault' in read) {
      io.stderr.write(`${read.fault}\n\n${describeUse()}`);
      return exitCodes.wrongUsage;
    }
    return explainAll(kind, read.values, read.options, io);
  },
};

async function explainAll(
  kind: ExplainKind,
  values: readonly string[],
  options: ExplainOptions,
  io: CommandIo,
): Promise<number> {
  const explainer = await kind.open(options);
  let faults = 0;
  try {
    for await (const value of values.length > 0 ? values : readLines(io)) {
      for (const line of explainOne(explainer.explain, value)) {
        if ('error' in line) faults += 1;
        io.stdout.write(`${JSON.stringify(line)}\n`);
      }
    }
  } finally {
    explainer.close();
  }
  return faults === 0 ? exitCodes.stopped : 1;
}

/** One bad value never keeps the others from being explained. */
function explainOne(explain: (value: string) => Explanation[], value: string): Explanation[] {
  if (value.length > valueLengthMax) {
    return [{ error: `The value has ${value.length} characters; at most ${valueLengthMax} are read.` }];
  }
  try {
    return explain(value);
  } catch (error) {
    return [{ error: error instanceof Error ? error.message : String(error) }];
  }
}

async function* readLines(io: CommandIo): AsyncGenerator<string> {
  if (io.stdin.isTTY === true) io.stderr.write('Type one value per line; Ctrl-D ends.\n');
  for await (const line of createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    yield line;
  }
}

function describeUse(): string {
  const width = Math.max(...kinds.map((kind) => kind.name.length));
  return [
    'Usage: npx fiuto explain KIND [VALUE...] [options]',
    'Without a VALUE, one is read per line of standard input. One JSON object per line comes out.',
    '',
    ...kinds.map((kind) => `  ${kind.name.padEnd(width)}  ${kind.summary}`),
    '',
    '  --site-host HOST   an own host: visits from it are internal (may be given several times)',
    '  --mmdb DIR         directory of .mmdb files for place and network',
    '  --source FILE      an .mmdb file, a range index or records of a registry, for ip (may be given several times)',
    '  --rule PATTERN=KIND  a path rule, such as "/listino/*=price" (may be given several times)',
    '',
    ...describeWebhookUse(),
    '',
    ...describeLeadUse(),
    '',
  ].join('\n');
}
