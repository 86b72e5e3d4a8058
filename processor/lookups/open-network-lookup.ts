// Opens every `.mmdb` file of a directory and answers what they say together about an address. Each file fails alone:
// a broken one is left out with a warning, a changed one is swapped in while the rest goes on.

import { type FSWatcher, readdirSync, readFileSync, statSync, watch } from 'node:fs';
import { basename, join } from 'node:path';
import { validate } from 'maxmind';
import type { Logger } from 'pino';
import { lru } from 'tiny-lru';
import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import { describeNetwork } from '#intelligence/networks/classify-network.ts';
import { type NetworkFacts, noNetworkFacts } from '#intelligence/networks/network-facts.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import type { NetworkRecord } from '#intelligence/networks/read-network-record.ts';
import { type NetworkFile, openNetworkFile } from './network-file.ts';
import type { LookupWarning, NetworkLookup } from './network-lookup.ts';

/** Addresses whose facts are kept; an office or a carrier's gateway comes back many times. */
const addressesMax = 20_000;
/** A watcher misses changes on network drives, so the directory is also looked through now and then. */
const rescanEveryMs = 60_000;
/** No full address stays in memory for longer than this, whether events come or not. */
const keptMsMax = 3_600_000;
/** Files are written in pieces: wait until the directory has been still for so long. */
const settleMs = 500;

interface KnownFile {
  /** Size and time of change, as one text. */
  stamp: string;
  file: NetworkFile | undefined;
  warning: LookupWarning | undefined;
}

/** `directory` undefined: nothing is looked up. Throws nothing; a directory that cannot be read is a warning. */
export function openNetworkLookup(
  directory: string | undefined,
  log: Pick<Logger, 'info' | 'warn'>,
): NetworkLookup {
  if (directory === undefined) {
    return {
      find: () => noNetworkFacts,
      statements: () => [],
      warnings: () => [],
      close: () => undefined,
    };
  }
  const known = new Map<string, KnownFile>();
  const answers = lru<NetworkFacts>(addressesMax);
  let directoryWarning: LookupWarning | undefined;
  let files: NetworkFile[] = [];

  function rescan(): void {
    const { names, warning } = listFiles(directory ?? '');
    if (warning !== undefined && directoryWarning === undefined) log.warn(warning, warning.message);
    directoryWarning = warning;
    const changed = dropGone(known, names) || loadChanged(known, names, directory ?? '', log);
    if (!changed) return;
    answers.clear();
    files = [...known.values()].flatMap(({ file }) => (file === undefined ? [] : [file]));
  }

  rescan();
  const stopWatching = watchDirectory(directory, rescan);
  const forgetting = setInterval(() => answers.clear(), keptMsMax).unref();
  return {
    find(address) {
      if (!validate(address)) return noNetworkFacts;
      let facts = answers.get(address);
      if (facts === undefined) {
        facts = askFiles(files, address, log);
        answers.set(address, facts);
      }
      return facts;
    },
    statements: (address) => stateFiles(files, address, log),
    warnings: () => [
      ...(directoryWarning === undefined ? [] : [directoryWarning]),
      ...[...known.values()].flatMap(({ file, warning }) => warning ?? file?.warning() ?? []),
    ],
    close: () => {
      stopWatching();
      clearInterval(forgetting);
    },
  };
}

function askFiles(files: readonly NetworkFile[], address: string, log: Pick<Logger, 'warn'>): NetworkFacts {
  const records: NetworkRecord[] = [];
  const gaps: string[] = [];
  for (const file of files) {
    const record = tellFailure(file, log, () => file.find(address));
    if (record !== undefined) records.push(record);
    if (file.warning() !== undefined) gaps.push(`network:${file.name}`);
  }
  return describeNetwork(records, gaps);
}

function stateFiles(
  files: readonly NetworkFile[],
  address: ParsedAddress,
  log: Pick<Logger, 'warn'>,
): NetworkStatement[] {
  const statements: NetworkStatement[] = [];
  for (const file of files) {
    const statement = tellFailure(file, log, () => file.state(address));
    if (statement !== undefined) statements.push(statement);
  }
  return statements;
}

/** Logs once that a file has disabled itself while it was asked. */
function tellFailure<Answer>(file: NetworkFile, log: Pick<Logger, 'warn'>, ask: () => Answer): Answer {
  const wasWell = file.warning() === undefined;
  const answer = ask();
  const warning = file.warning();
  if (wasWell && warning !== undefined) log.warn(warning, warning.message);
  return answer;
}

function listFiles(directory: string): { names: string[]; warning?: LookupWarning } {
  try {
    return {
      names: readdirSync(directory)
        .filter((name) => name.endsWith('.mmdb'))
        .sort(),
    };
  } catch (error) {
    const message = `The directory of .mmdb files cannot be read (${sayWhy(error)}): check FIUTO_MMDB_DIR.`;
    return { names: [], warning: { source: directory, message } };
  }
}

/** Whether anything was there that is gone now. */
function dropGone(known: Map<string, KnownFile>, names: readonly string[]): boolean {
  const gone = [...known.keys()].filter((name) => !names.includes(name));
  for (const name of gone) known.delete(name);
  return gone.length > 0;
}

/** Whether a file was new or has changed. A changed file that cannot be read leaves the former one in place. */
function loadChanged(
  known: Map<string, KnownFile>,
  names: readonly string[],
  directory: string,
  log: Pick<Logger, 'info' | 'warn'>,
): boolean {
  let changed = false;
  for (const name of names) {
    const before = known.get(name);
    const after = loadFile(join(directory, name), before);
    if (after === before) continue;
    changed = true;
    known.set(name, after);
    if (after.warning !== undefined) log.warn(after.warning, after.warning.message);
    else log.info({ file: name, kind: after.file?.kind }, 'network file opened');
  }
  if (changed) sortByName(known);
  return changed;
}

/** The order of the files decides who is heard first; it must not depend on when a file came. */
function sortByName(known: Map<string, KnownFile>): void {
  const entries = [...known.entries()].sort(([left], [right]) => (left < right ? -1 : 1));
  known.clear();
  for (const [name, file] of entries) known.set(name, file);
}

function loadFile(path: string, before: KnownFile | undefined): KnownFile {
  let stamp = '';
  try {
    const { size, mtimeMs } = statSync(path);
    stamp = `${size} ${mtimeMs}`;
    if (before?.stamp === stamp) return before;
    return { stamp, file: openNetworkFile(basename(path), readFileSync(path)), warning: undefined };
  } catch (error) {
    if (before?.stamp === stamp) return before;
    const instead = before?.file === undefined ? 'it is not used' : 'the former version is used on';
    const message = `${basename(path)} cannot be opened (${sayWhy(error)}); ${instead}: put a whole .mmdb file in its place.`;
    return { stamp, file: before?.file, warning: { source: basename(path), message } };
  }
}

function watchDirectory(directory: string, rescan: () => void): () => void {
  let settling: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | undefined;
  const settle = () => {
    clearTimeout(settling);
    settling = setTimeout(rescan, settleMs).unref();
  };
  try {
    watcher = watch(directory, { persistent: false }, settle);
    watcher.on('error', () => watcher?.close());
  } catch {
    // A directory that does not exist yet is found by the next look.
    watcher = undefined;
  }
  const timer = setInterval(rescan, rescanEveryMs).unref();
  return () => {
    clearInterval(timer);
    clearTimeout(settling);
    watcher?.close();
  };
}

function sayWhy(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : String(error);
}
