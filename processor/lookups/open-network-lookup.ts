// Opens every `.mmdb` file of its directories and answers what they say together about an address. Each file fails alone:
// a broken one is left out with a warning, a changed one is swapped in while the rest goes on.

import { validate } from 'maxmind';
import type { Logger } from 'pino';
import QuickLRU from 'quick-lru';
import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import { describeNetwork } from '#intelligence/networks/classify-network.ts';
import { type NetworkFacts, noNetworkFacts } from '#intelligence/networks/network-facts.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import type { NetworkRecord } from '#intelligence/networks/read-network-record.ts';
import { allOn, type DatasetSwitches } from './dataset-switches.ts';
import { type LoadedFile, loadNetworkFile } from './load-network-file.ts';
import { listMmdbFiles, type MmdbDirectory, operatorDirectory } from './mmdb-directories.ts';
import { type NetworkFile, textOf } from './network-file.ts';
import type { LookupWarning, NetworkFileReport, NetworkLookup } from './network-lookup.ts';
import { watchDirectory } from './watch-directory.ts';

/** Addresses whose facts are kept; an office or a carrier's gateway comes back many times. */
const addressesMax = 20_000;
/** No full address stays in memory for longer than this, whether events come or not. */
const keptMsMax = 3_600_000;
/** Files are written in pieces: wait until the directory has been still for so long. */
const settleMs = 500;

type Log = Pick<Logger, 'info' | 'warn'>;

const nothing: readonly NetworkStatement[] = [];

/**
 * `directories` undefined: nothing is looked up; a path: the operator's own directory. Throws nothing; a directory that
 * cannot be read is a warning.
 */
export function openNetworkLookup(
  directories: string | readonly MmdbDirectory[] | undefined,
  log: Log,
  switches: DatasetSwitches = allOn,
): NetworkLookup {
  const watched = typeof directories === 'string' ? [operatorDirectory(directories)] : (directories ?? []);
  const shelf = createShelf(watched, log);
  const answers = new QuickLRU<string, NetworkFacts>({ maxSize: addressesMax });
  shelf.onSwap(() => answers.clear());
  shelf.refresh();
  const stops = watched.map(({ path }) => watchDirectory(path, settleMs, shelf.refresh));
  const forgetting = setInterval(() => answers.clear(), keptMsMax).unref();
  return {
    find(address) {
      if (watched.length === 0 || !validate(address)) return noNetworkFacts;
      let facts = answers.get(address);
      if (facts === undefined) {
        facts = askFiles(shelf.files(), address, log, switches);
        answers.set(address, facts);
      }
      return facts;
    },
    statements: (address) => stateFiles(shelf.files(), address, log, switches),
    warnings: shelf.warnings,
    files: shelf.reports,
    refresh: shelf.refresh,
    forget: () => answers.clear(),
    onSwap: shelf.onSwap,
    close: () => {
      for (const stop of stops) stop();
      clearInterval(forgetting);
    },
  };
}

/** The files that are there, kept up to date. */
function createShelf(directories: readonly MmdbDirectory[], log: Log) {
  const listeners = new Set<() => void>();
  let known = new Map<string, LoadedFile>();
  let directoryWarnings: LookupWarning[] = [];
  let files: NetworkFile[] = [];
  const refresh = (): void => {
    const { files: found, warnings } = listMmdbFiles(directories);
    tellNew(warnings, directoryWarnings, log);
    directoryWarnings = warnings;
    const before = known;
    // By name: the order of the files decides who is heard first, and must not depend on when a file came.
    known = new Map(found.map((one) => [one.name, loadNetworkFile(one, before.get(one.name))]));
    const changed = [...known].filter(([name, file]) => before.get(name) !== file);
    for (const [name, { file, warning }] of changed) {
      if (warning !== undefined) log.warn(warning, warning.message);
      else log.info({ file: name, kind: file?.kind }, 'network file opened');
    }
    if (changed.length === 0 && known.size === before.size) return;
    files = [...known.values()].flatMap(({ file }) => (file === undefined ? [] : [file]));
    for (const listener of listeners) listener();
  };
  return {
    refresh,
    files: (): readonly NetworkFile[] => files,
    warnings: () => [
      ...directoryWarnings,
      ...[...known.values()].flatMap(({ file, warning }) => warning ?? file?.warning() ?? []),
    ],
    reports: () => [...known].map(([name, loaded]) => reportFile(name, loaded)),
    onSwap: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function tellNew(warnings: readonly LookupWarning[], former: readonly LookupWarning[], log: Log): void {
  for (const warning of warnings) {
    if (!former.some(({ message }) => message === warning.message)) log.warn(warning, warning.message);
  }
}

function reportFile(name: string, { stamp, path, licence, file, warning }: LoadedFile): NetworkFileReport {
  return {
    id: `mmdb:${name}`,
    path,
    licence,
    stamp,
    kind: file?.kind ?? '',
    date: file?.dataset.date ?? '',
    warning: warning ?? file?.warning(),
  };
}

function askFiles(
  files: readonly NetworkFile[],
  address: string,
  log: Log,
  switches: DatasetSwitches,
): NetworkFacts {
  const records: NetworkRecord[] = [];
  const gaps: string[] = [];
  for (const file of files) {
    if (!switches.areAllOn && !switches.isOn(file.dataset.id)) continue;
    const record = tellFailure(file, log, () => file.find(address));
    if (record !== undefined) records.push(record);
    if (file.warning() !== undefined) gaps.push(`network:${file.name}`);
  }
  return describeNetwork(records, gaps);
}

function stateFiles(
  files: readonly NetworkFile[],
  address: ParsedAddress,
  log: Log,
  switches: DatasetSwitches,
): readonly NetworkStatement[] {
  if (files.length === 0) return nothing;
  const text = textOf(address);
  let statements: NetworkStatement[] | undefined;
  for (const file of files) {
    if (!switches.areAllOn && !switches.isOn(file.dataset.id)) continue;
    const statement = tellFailure(file, log, () => file.state(address, text));
    if (statement === undefined) continue;
    if (statements === undefined) statements = [statement];
    else statements.push(statement);
  }
  return statements ?? nothing;
}

/** Logs once that a file has disabled itself while it was asked. */
function tellFailure<Answer>(file: NetworkFile, log: Pick<Logger, 'warn'>, ask: () => Answer): Answer {
  const wasWell = file.warning() === undefined;
  const answer = ask();
  const warning = file.warning();
  if (wasWell && warning !== undefined) log.warn(warning, warning.message);
  return answer;
}
