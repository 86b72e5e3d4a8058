// `npx fiuto replay`: puts rejected events back in line after a fix, while Fiuto runs or while it does not. The processor
// that owns the event store does it; this command asks and waits.

import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { loadConfig } from '#config/config.ts';
import { type RejectReason, rejectReasons } from '#contract/event-outcome.ts';
import type { ReplayFilter } from '#processor/replay/replay-rejected.ts';
import { askForReplay, type ReplayAnswer, readReplayAnswer } from '#processor/replay/replay-requests.ts';
import type { Command, CommandIo } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openLog } from '../open-log.ts';
import { type ImportStores, openImportStores } from './import-log/open-import-stores.ts';

const usage = `Usage: npx fiuto replay [--site KEY] [--reason REASON] [--since 24h]

Puts rejected events back in line: each keeps its id, and what comes of it takes the place
of the rejected one.

  --site KEY       public key of the site, or its number; otherwise all sites
  --reason REASON  one of ${rejectReasons.join(', ')}
  --since TIME     received since then: 90m, 24h, 7d; otherwise all
`;

/** The processor looks for wishes every five seconds. */
const answerWaitMs = 120_000;
const lookEveryMs = 200;

export const replayCommand: Command = {
  name: 'replay',
  summary: 'puts rejected events back in line after a fix',
  run: runReplay,
};

interface Wanted {
  site: string | undefined;
  reason: RejectReason | undefined;
  sinceMs: number | undefined;
}

async function runReplay(args: readonly string[], io: CommandIo): Promise<number> {
  const wanted = readReplayArguments(args);
  if (typeof wanted === 'string') {
    io.stderr.write(wanted === '' ? usage : `${wanted}\n\n${usage}`);
    return wanted === '' ? exitCodes.stopped : exitCodes.wrongUsage;
  }
  const opened = await openImportStores(loadConfig(), openLog('replay'));
  try {
    const filter = makeFilter(wanted, opened, Date.now());
    if (typeof filter === 'string') {
      io.stderr.write(`${filter}\n`);
      return exitCodes.wrongUsage;
    }
    return await askAndWait(opened, filter, io);
  } finally {
    await opened.close();
  }
}

/** What was asked for, or what is wrong with it; '' when only the usage is wanted. */
export function readReplayArguments(args: readonly string[]): Wanted | string {
  const options = {
    site: { type: 'string' },
    reason: { type: 'string' },
    since: { type: 'string' },
    help: { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help === true) return '';
    const reason = rejectReasons.find((known) => known === values.reason);
    if (values.reason !== undefined && reason === undefined) {
      return `"${values.reason}" is no reason: choose one of ${rejectReasons.join(', ')}.`;
    }
    const sinceMs = values.since === undefined ? undefined : readDuration(values.since);
    if (Number.isNaN(sinceMs)) return `"${values.since}" is no time: write it as 90m, 24h or 7d.`;
    return { site: values.site, reason, sinceMs };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Milliseconds, NaN when it cannot be read. */
function readDuration(text: string): number {
  const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text.trim()) ?? [];
  const unitMs = unit === 'm' ? 60_000 : unit === 'h' ? 3_600_000 : unit === 'd' ? 86_400_000 : Number.NaN;
  return Number(count) * unitMs;
}

function makeFilter(wanted: Wanted, { stores }: ImportStores, nowMs: number): ReplayFilter | string {
  const site =
    wanted.site === undefined
      ? undefined
      : stores.sites.all().find(({ id, publicKey }) => [publicKey, String(id)].includes(wanted.site ?? ''));
  if (wanted.site !== undefined && site === undefined) {
    const known = stores.sites.all().map(({ name, publicKey }) => `  ${publicKey}  ${name}`);
    return [`There is no site "${wanted.site}". Known are:`, ...known].join('\n');
  }
  return {
    ...(site === undefined ? {} : { siteId: site.id }),
    ...(wanted.reason === undefined ? {} : { reason: wanted.reason }),
    ...(wanted.sinceMs === undefined ? {} : { fromMs: nowMs - wanted.sinceMs }),
    toMs: nowMs,
  };
}

async function askAndWait(
  { stores, isJoined }: ImportStores,
  filter: ReplayFilter,
  io: CommandIo,
): Promise<number> {
  const id = randomUUID();
  await askForReplay(stores.records, id, filter);
  const answer = await waitForAnswer(() => readReplayAnswer(stores.records, id));
  if (answer === undefined) {
    io.stderr.write(
      'Nobody answered: is the processor running? The wish is kept and answered at its next start.\n',
    );
    return exitCodes.failed;
  }
  if (answer.error !== '') {
    io.stderr.write(`The replay failed: ${answer.error}\n`);
    return exitCodes.failed;
  }
  // Started for this command alone, the processor gets the time to work off what was put in line.
  if (!isJoined)
    await waitForAnswer(async () => ((await stores.queue.waitingEvents()).size === 0 ? true : undefined));
  io.stdout.write(`${answer.queued} rejected events were put back in line.\n`);
  return exitCodes.stopped;
}

async function waitForAnswer<T extends ReplayAnswer | true>(
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const endMs = performance.now() + answerWaitMs;
  for (;;) {
    const answer = await look();
    if (answer !== undefined || performance.now() > endMs) return answer;
    await wait(lookEveryMs);
  }
}
