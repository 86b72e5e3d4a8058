// Imports the log files of one command, two at a time: ids, sessions and counts do not depend on the order in which
// lines arrive. A file that fails is reported and harms no other.

import type { Site } from '#contract/site.ts';
import { utcDay } from '#stores/records/day-secrets.ts';
import type { IntakeStores } from '../../open-stores.ts';
import { createQueueFeed } from './feed-queue.ts';
import { type ImportCounts, importFile } from './import-file.ts';
import { inspectLogFile, type LogFile, LogFileError } from './inspect-log-file.ts';

export interface ImportOrders {
  files: readonly string[];
  siteId: number;
  /** '' when the operator said none. */
  host: string;
  trustedProxies: readonly string[];
  retentionDays: number;
  asideDirectory: string;
}

export interface ImportProgress {
  counts: ImportCounts;
  /** Bytes on disk, packed as they lie there. */
  bytesRead: number;
  bytesTotal: number;
}

export interface ImportOutcome extends ImportProgress {
  /** One line for each file that could not be imported to its end, naming it. */
  failures: string[];
  /** Paths of the files with unreadable lines. */
  asides: string[];
  /** Host that pages were given where the log names none, by file. */
  hosts: string[];
}

export interface ImportWatch {
  onProgress: (progress: ImportProgress) => void;
  isStopping: () => boolean;
}

const filesAtOnce = 2;

/** Resolves when every page view is durably queued. Rejects when a store is away. */
export async function importLogs(
  stores: Pick<IntakeStores, 'records' | 'queue' | 'sites' | 'daySecrets'>,
  orders: ImportOrders,
  watch: ImportWatch,
): Promise<ImportOutcome> {
  const site = stores.sites.byId(orders.siteId);
  if (!site) throw new Error(`There is no site ${orders.siteId}.`);
  const outcome = startOutcome();
  const logs = await inspectFiles(orders.files, outcome);
  outcome.bytesTotal = logs.reduce((sum, log) => sum + log.sizeBytes, 0);
  outcome.hosts = [...new Set(logs.map((log) => log.likelyHost).filter((host) => host !== ''))];
  const feed = createQueueFeed(stores.queue);
  const work = {
    records: stores.records,
    feed,
    settings: settingsOf(site, orders, stores.daySecrets.visitorSaltFor(utcDay(Date.now()))),
    counts: outcome.counts,
    onRead: (bytes: number) => {
      outcome.bytesRead += bytes;
      watch.onProgress(outcome);
    },
    isStopping: watch.isStopping,
  };
  const left = [...logs];
  const takeFiles = async () => {
    for (let log = left.shift(); log !== undefined && !watch.isStopping(); log = left.shift()) {
      await importOne(log, work, outcome);
    }
  };
  await Promise.all(Array.from({ length: filesAtOnce }, takeFiles));
  await feed.settle();
  return outcome;
}

function startOutcome(): ImportOutcome {
  const counts = { lines: 0, pages: 0, assets: 0, others: 0, unreadable: 0, tooOld: 0, known: 0 };
  return { counts, bytesRead: 0, bytesTotal: 0, failures: [], asides: [], hosts: [] };
}

function settingsOf(site: Site, orders: ImportOrders, salt: Buffer | null) {
  const { host, trustedProxies, retentionDays, asideDirectory } = orders;
  return { site, salt, host, trustedProxies, retentionDays, asideDirectory };
}

async function inspectFiles(files: readonly string[], outcome: ImportOutcome): Promise<LogFile[]> {
  const logs: LogFile[] = [];
  for (const file of new Set(files)) {
    try {
      const log = await inspectLogFile(file);
      // The same file under two names is one.
      if (!logs.some((other) => other.fingerprint === log.fingerprint)) logs.push(log);
    } catch (error) {
      if (!(error instanceof LogFileError)) throw error;
      outcome.failures.push(error.message);
    }
  }
  return logs;
}

async function importOne(
  log: LogFile,
  work: Parameters<typeof importFile>[1],
  outcome: ImportOutcome,
): Promise<void> {
  try {
    const aside = await importFile(log, work);
    if (aside !== undefined) outcome.asides.push(aside);
  } catch (error) {
    if (!isReadingFailure(error)) throw error;
    outcome.failures.push(`${log.file} is damaged: what could be read is imported. (${error.message})`);
  }
}

/** Of the file system or of unpacking; anything else is a store's and ends the import. */
function isReadingFailure(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && /^(Z_|E(IO|ACCES|ISDIR|NOENT)$)/.test(String(error.code))
  );
}
