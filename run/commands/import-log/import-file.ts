// Imports one log file: reads it line by line from where an earlier run stopped, queues its page views, keeps count.

import { cutAddress } from '#intelligence/networks/cut-address.ts';
import { createLineReader } from '#processor/adapters/log/find-log-format.ts';
import { kindOfRequest } from '#processor/adapters/log/is-page-request.ts';
import type { LogHit } from '#processor/adapters/log/log-hit.ts';
import { createLineIds } from '#processor/adapters/log/make-line-id.ts';
import type { Records } from '#stores/records/open-records.ts';
import { findImportRun, keepImportRun } from '#stores/records/questions/keep-import-run.ts';
import { createClientAddress } from './client-address.ts';
import type { QueueFeed } from './feed-queue.ts';
import { createHitToRequest, type HitSettings } from './hit-to-request.ts';
import { type LogFile, lineBytesMax } from './inspect-log-file.ts';
import { type LogLine, readLines } from './read-lines.ts';
import { createAsideFile } from './write-aside.ts';

export interface ImportCounts {
  lines: number;
  pages: number;
  assets: number;
  /** Redirects, errors, and methods other than GET. */
  others: number;
  unreadable: number;
  tooOld: number;
  /** Lines that an earlier run has imported. */
  known: number;
}

interface ImportSettings extends Omit<HitSettings, 'host'> {
  /** Said by the operator; '' when not. */
  host: string;
  trustedProxies: readonly string[];
  retentionDays: number;
  asideDirectory: string;
}

export interface FileImport {
  records: Records;
  feed: QueueFeed;
  settings: ImportSettings;
  counts: ImportCounts;
  onRead: (bytes: number) => void;
  /** Turns true when the operator wants to stop; what was read until then is kept. */
  isStopping: () => boolean;
}

const keepEveryMs = 2_000;
/** How far the clock of the server that wrote the log may be ahead; beyond that an event would never be found. */
const clockAheadMsMax = 3_600_000;
// Ids count equal lines that stand near each other: what lies shortly before the place of going on is read again.
const rereadBytes = 4 * 1024 * 1024;

/** Answers the path of the file with unreadable lines, undefined when there were none. Throws LogFileError. */
export async function importFile(log: LogFile, work: FileImport): Promise<string | undefined> {
  const { records, feed, settings, counts } = work;
  const run = await findImportRun(records, settings.site.id, log.fingerprint);
  const from = run?.byteOffset ?? 0;
  const aside = createAsideFile(settings.asideDirectory, log.file, log.fingerprint);
  const readLine = createLineTaker(log, work);
  let lineNumber = 0;
  let unreadable = run?.unreadable ?? 0;
  let end = 0;
  let keptAt = performance.now();
  const keep = async (state: 'running' | 'done') => {
    await feed.settle();
    const { fingerprint, file } = log;
    const progress = { byteOffset: Math.max(end, from), lines: lineNumber, unreadable, state };
    await keepImportRun(records, { siteId: settings.site.id, fingerprint, fileName: file, ...progress });
    keptAt = performance.now();
  };
  try {
    for await (const block of readLines(log.file, { lineBytesMax, onRead: work.onRead })) {
      for (const line of block) {
        lineNumber += 1;
        const taken = readLine(line, from);
        if (typeof taken === 'string') {
          unreadable += 1;
          aside.write(lineNumber, taken, line.text);
        } else if (taken) await taken;
        end = line.end;
      }
      if (performance.now() - keptAt > keepEveryMs) await keep('running');
      if (work.isStopping()) break;
    }
    await keep(work.isStopping() ? 'running' : 'done');
  } catch (error) {
    // What was read is good, whatever befell the rest.
    await keep('running');
    throw error;
  } finally {
    counts.unreadable += unreadable - (run?.unreadable ?? 0);
  }
  return aside.close();
}

/** Takes one line: answers why it is unreadable, a promise to wait for, or nothing. */
function createLineTaker({ format, likelyHost }: LogFile, { feed, settings, counts }: FileImport) {
  const read = createLineReader(format);
  const clientOf = createClientAddress(settings.trustedProxies);
  const ids = createLineIds(settings.site.id);
  const host = settings.host || settings.site.allowedHosts[0] || likelyHost || 'unknown.invalid';
  const toRequest = createHitToRequest({ ...settings, host });
  const oldestMs = Date.now() - settings.retentionDays * 86_400_000;
  const countKind = (hit: LogHit): boolean => {
    const kind = kindOfRequest(hit);
    if (kind === 'asset') counts.assets += 1;
    else if (kind === 'other') counts.others += 1;
    else if (hit.timeMs < oldestMs) counts.tooOld += 1;
    else return true;
    return false;
  };
  return ({ text, end }: LogLine, from: number): string | Promise<void> | undefined => {
    counts.lines += 1;
    const isKnown = end <= from;
    if (isKnown) {
      counts.known += 1;
      if (end < from - rereadBytes && !text?.startsWith('#')) return undefined;
    }
    if (text === null) return isKnown ? undefined : 'longer than 1 MiB';
    const hit = read(text);
    if ('unreadable' in hit) return isKnown ? undefined : hit.unreadable;
    if ('skipped' in hit) return undefined;
    if (hit.timeMs > Date.now() + clockAheadMsMax) return isKnown ? undefined : 'time in the future';
    const address = clientOf(hit.addresses);
    if (isKnown) {
      if (kindOfRequest(hit) === 'page') ids.idFor(hit, cutAddress(address));
      return undefined;
    }
    if (!countKind(hit)) return undefined;
    counts.pages += 1;
    return feed.add(toRequest(hit, ids.idFor(hit, cutAddress(address)), address, Date.now()));
  };
}
