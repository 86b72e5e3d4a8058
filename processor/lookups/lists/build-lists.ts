// Builds one index from the built-in lists and all lists of a directory. Each file fails alone: what cannot be read is left
// out with a warning, and what it said before is said on.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SystemKind } from '#intelligence/company/known-systems.ts';
import { buildRangeIndex } from '#intelligence/company/ranges/build-range-index.ts';
import { copyRows } from '#intelligence/company/ranges/copy-rows.ts';
import { packRangeIndex } from '#intelligence/company/ranges/pack-range-index.ts';
import { RangeCollector } from '#intelligence/company/ranges/range-collector.ts';
import type { RangeDataset } from '#intelligence/company/ranges/range-dataset.ts';
import type { RangeRow } from '#intelligence/company/ranges/range-row.ts';
import { openRangeTables, type RangeTables } from '#intelligence/company/ranges/range-tables.ts';
import { findListMark, type ListMark } from '#processor/adapters/lists/find-list-mark.ts';
import { readNetworkList } from '#processor/adapters/lists/read-network-list.ts';
import { readSystemList } from '#processor/adapters/lists/read-system-list.ts';
import { makeRangeRow } from '#processor/adapters/registry/make-range-row.ts';
import type { LookupWarning } from '../network-lookup.ts';
import type { BuiltInList } from './built-in/built-in-list.ts';
import { builtInLists } from './built-in/built-in-lists.ts';

export interface BuiltLists {
  buffer: SharedArrayBuffer;
  warnings: LookupWarning[];
}

const fileBytesMax = 64 * 1024 * 1024;

/** `former`: the index in use. `directory` undefined: the built-in lists alone. Throws only when it cannot be read. */
export function buildLists(
  directory: string | undefined,
  former: SharedArrayBuffer | undefined,
  builtIn: readonly BuiltInList[] = builtInLists,
): BuiltLists {
  const collector = new RangeCollector();
  const before = former === undefined ? undefined : openRangeTables(former);
  const warnings: LookupWarning[] = [];
  for (const list of builtIn) addBuiltIn(list, collector);
  const from = directory ?? '';
  for (const name of directory === undefined ? [] : listNames(directory)) {
    try {
      const warning = addList(join(from, name), name, collector);
      if (warning !== '') warnings.push({ source: name, message: warning });
    } catch (error) {
      const instead = keepFormer(name, before, collector)
        ? 'its former version is used on'
        : 'it is not used';
      const why = error instanceof Error ? error.message.slice(0, 200) : String(error);
      const message = `The list ${name} cannot be used (${why}); ${instead}.`;
      warnings.push({ source: name, message, reason: why });
    }
  }
  // Memory of our own needs no checksums.
  return { buffer: packRangeIndex(buildRangeIndex(collector), () => 0), warnings };
}

export function listNames(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !/^\.|~$|\.(?:md|part|tmp|purged)$/i.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

function addBuiltIn({ name, date, networks }: BuiltInList, collector: RangeCollector): void {
  const found = findListMark(name);
  if (found === undefined) throw new Error(`The built-in list ${name} says no mark.`);
  const rows: RangeRow[] = [];
  readNetworkList(networks.trim().replace(/\s+/g, '\n'), {
    network: (range, country) => rows.push({ ...makeRangeRow(), ...range, kind: 'network', country }),
    unusable: (_line, problem) => {
      throw new Error(`The built-in list ${name} is wrong: ${problem}`);
    },
  });
  const dataset = collector.addDataset({
    ...describeList(name, found, new Date(date), { networks: rows.length, unusable: 0 }),
    id: `list:built-in/${name}`,
    licence: 'published by its operator',
  });
  for (const row of rows) collector.addRow(dataset, row);
}

/** Answers what is wrong with single entries, '' when nothing. Throws when nothing in it can be used. */
function addList(path: string, name: string, collector: RangeCollector): string {
  const found = findListMark(name);
  if (found === undefined)
    throw new Error(
      'its name must begin with hosting-, vpn-, relay-, gateway-, crawler-, tor-, proxy- or systems-',
    );
  const { size, mtime } = statSync(path);
  if (size > fileBytesMax) throw new Error('it has more than 64 MB');
  const text = readFileSync(path, 'utf8');
  const { rows, systems, unusable, first } =
    found.system === 'each' ? readSystems(text) : readNetworks(text, found);
  if (rows.length === 0 && systems.length === 0)
    throw new Error(first === '' ? 'there is no network in it' : first);
  const counts = { networks: rows.length, systems: systems.length, unusable };
  const dataset = collector.addDataset(describeList(name, found, mtime, counts));
  for (const row of rows) collector.addRow(dataset, row);
  for (const { asn, kind } of systems) {
    const blank = { description: '', organisationHandle: '', country: '' };
    collector.addSystem(dataset, { asn, name: kind, ...blank });
  }
  return unusable === 0
    ? ''
    : `In the list ${name} ${unusable} entries cannot be used (${first}); the others are.`;
}

interface ListContent {
  readonly rows: readonly RangeRow[];
  readonly systems: readonly { readonly asn: number; readonly kind: SystemKind }[];
  readonly unusable: number;
  /** The first fault, '' for none. */
  readonly first: string;
}

function readSystems(text: string): ListContent {
  const systems = readSystemList(text);
  const first =
    systems.length === 0 ? 'there is no autonomous system with a class that is known here in it' : '';
  return { rows: [], systems, unusable: 0, first };
}

function readNetworks(text: string, { system }: ListMark): ListContent {
  const rows: RangeRow[] = [];
  const systems = new Set<number>();
  let unusable = 0;
  let first = '';
  const kind = system === 'each' ? undefined : system;
  readNetworkList(text, {
    network: (range, country) => rows.push({ ...makeRangeRow(), ...range, kind: 'network', country }),
    system: (asn) => {
      if (kind !== undefined) systems.add(asn);
      return kind !== undefined;
    },
    unusable: (line, problem) => {
      unusable += 1;
      if (unusable === 1) first = line === 0 ? problem : `line ${line}: ${problem}`;
    },
  });
  const said = kind === undefined ? [] : [...systems].map((asn) => ({ asn, kind }));
  return { rows, systems: said, unusable, first };
}

function describeList(
  name: string,
  { mark, provider }: ListMark,
  changed: Date,
  counts: Readonly<Record<string, number>>,
): RangeDataset {
  return {
    id: `list:${name}`,
    kind: 'list',
    date: changed.toISOString().slice(0, 10),
    licence: 'operator-supplied',
    right: { statement: '', by: '', at: '' },
    importedAt: '',
    marks: mark === undefined ? [] : [mark],
    provider,
    files: [],
    counts,
  };
}

/** Whether there was one. */
function keepFormer(name: string, before: RangeTables | undefined, collector: RangeCollector): boolean {
  const id = `list:${name}`;
  if (before === undefined || !before.datasets.some((dataset) => dataset.id === id)) return false;
  copyRows(before, collector, (dataset) => dataset.id === id);
  return true;
}
