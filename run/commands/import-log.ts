// `npx fiuto import-log FILE... --site KEY`: page views from the logs of a web server, through the same queue and
// pipeline as live ones, while Fiuto runs or while it does not.

import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '#config/config.ts';
import type { Command, CommandIo } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openLog } from '../open-log.ts';
import { waitUntilStored } from './import-log/await-processing.ts';
import { describeOutcome } from './import-log/describe-outcome.ts';
import { type ImportOrders, type ImportOutcome, importLogs } from './import-log/import-logs.ts';
import { type ImportStores, openImportStores } from './import-log/open-import-stores.ts';
import { importInThread } from './import-log/run-in-thread.ts';
import { createProgressDisplay } from './import-log/show-progress.ts';

const usage = `Usage: npx fiuto import-log FILE... --site KEY [--host NAME]

Imports page views from access logs: Apache and nginx (common, combined, with host or
forwarded-for), JSON lines, W3C and IIS, CloudFront; plain or gzip. The format is found
by itself. Importing a file again adds nothing; an import that was cut off goes on.

  --site KEY   public key of the site, or its number
  --host NAME  host of the pages, when the log does not name it
`;

export const importLogCommand: Command = {
  name: 'import-log',
  summary: 'brings in page views from the access logs of a web server',
  run: runImportLog,
};

async function runImportLog(args: readonly string[], io: CommandIo): Promise<number> {
  const wanted = readArguments(args);
  if (typeof wanted === 'string') {
    io.stderr.write(wanted === '' ? usage : `${wanted}\n\n${usage}`);
    return wanted === '' ? exitCodes.stopped : exitCodes.wrongUsage;
  }
  const config = loadConfig();
  // What goes wrong and is tried again would only disturb the progress.
  const log = openLog('import-log');
  log.level = 'error';
  const opened = await openImportStores(config, log);
  try {
    const site = opened.stores.sites
      .all()
      .find(({ id, publicKey }) => [publicKey, String(id)].includes(wanted.site));
    if (!site) {
      const known = opened.stores.sites.all().map(({ name, publicKey }) => `  ${publicKey}  ${name}`);
      io.stderr.write(`There is no site "${wanted.site}". Known are:\n${known.join('\n')}\n`);
      return exitCodes.wrongUsage;
    }
    const orders: ImportOrders = {
      files: wanted.files,
      siteId: site.id,
      host: wanted.host,
      trustedProxies: config.collector.FIUTO_TRUSTED_PROXIES,
      retentionDays: config.stores.FIUTO_RETENTION_LIMITED_DAYS,
      asideDirectory: join(resolve(config.stores.FIUTO_DATA_DIR), 'import'),
    };
    return await importAndReport(opened, orders, io);
  } finally {
    await opened.close();
  }
}

async function importAndReport(opened: ImportStores, orders: ImportOrders, io: CommandIo): Promise<number> {
  const startedAt = performance.now();
  const display = createProgressDisplay(io.stderr, startedAt);
  let isStopping = false;
  const stop = () => {
    isStopping = true;
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const watch = { onProgress: display.show, isStopping: () => isStopping };
    const outcome = await (opened.isJoined
      ? importLogs(opened.stores, orders, watch)
      : importInThread({ choice: opened.choice, orders }, watch));
    if (outcome.bytesTotal > 0) display.show(outcome);
    display.end();
    const left = await waitUntilStored(opened.stores.queue, orders.siteId, io.stderr, () => isStopping);
    const seconds = (performance.now() - startedAt) / 1_000;
    io.stdout.write(describeOutcome(outcome, { seconds, left, isStopped: isStopping }));
    return exitCodeOf(outcome, isStopping);
  } finally {
    display.end();
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

function exitCodeOf(outcome: ImportOutcome, isStopped: boolean): number {
  return outcome.failures.length > 0 || isStopped ? exitCodes.failed : exitCodes.stopped;
}

/** A text instead: what is wrong, or '' when help is asked for. */
function readArguments(args: readonly string[]): { files: string[]; site: string; host: string } | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { site: { type: 'string' }, host: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help === true) return '';
    if (positionals.length === 0) return 'Name at least one log file.';
    if (values.site === undefined) return 'Say which site the log is of: --site KEY.';
    return { files: positionals, site: values.site, host: values.host ?? '' };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
