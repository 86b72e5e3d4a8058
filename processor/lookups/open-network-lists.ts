// Opens the lists of networks, the built-in ones and those that the operator drops into a directory (clouds, VPNs, relays,
// gateways, crawlers, Tor), and answers what they say about an address. A changed directory is read in a thread and swapped
// in by one assignment.

import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { SystemVote } from '#intelligence/company/company-knowledge.ts';
import { asSystemKind } from '#intelligence/company/find-system-kind.ts';
import type { RangeDataset } from '#intelligence/company/ranges/range-dataset.ts';
import { openRangeIndex, type RangeIndex } from '#intelligence/company/ranges/range-index.ts';
import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { listNames } from './lists/build-lists.ts';
import { loadLists } from './lists/load-lists.ts';
import type { LookupWarning } from './network-lookup.ts';
import { watchDirectory } from './watch-directory.ts';

/** Files are written in pieces: wait until the directory has been still for so long. */
const settleMs = 500;

export interface NetworkLists {
  /** Never throws, never waits. The narrowest network first, at most 4, each with its list's mark. */
  find(address: ParsedAddress): readonly NetworkStatement[];
  /** What the lists say an autonomous system is for, one vote for each list that names it. */
  votesOf(asn: number): readonly SystemVote[];
  datasets(): readonly RangeDataset[];
  warnings(): LookupWarning[];
  /** Looks for changes now, and resolves when what is there is in use or was refused. */
  refresh(): Promise<void>;
  /** Called after each swap. Answers how to stop it. */
  onSwap(listener: () => void): () => void;
  close(): void;
}

const nothing: readonly NetworkStatement[] = [];
const noVotes: readonly SystemVote[] = [];

/** `directory` undefined: the built-in lists alone. Throws nothing. */
export function openNetworkLists(
  directory: string | undefined,
  log: Pick<Logger, 'info' | 'warn'>,
): NetworkLists {
  const listeners = new Set<() => void>();
  let index: RangeIndex | undefined;
  let buffer: SharedArrayBuffer | undefined;
  let warnings: LookupWarning[] = [];
  let stamp = '';
  let loading: Promise<void> | undefined;
  let isClosed = false;

  async function load(from: string | undefined): Promise<void> {
    try {
      const built = await loadLists({ directory: from, former: buffer });
      if (isClosed) return;
      warnings = built.warnings;
      buffer = built.buffer;
      index = openRangeIndex(built.buffer);
      log.info({ lists: index.datasets.length, rows: index.rows }, 'lists of networks opened');
      for (const listener of listeners) listener();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const message = `The directory of network lists cannot be read (${why}): check FIUTO_NETWORK_LISTS_DIR.`;
      warnings = [{ source: from ?? 'built-in lists', message }];
      // The lists that come with Fiuto need no directory.
      if (index === undefined && from !== undefined) await loadBuiltIn();
    }
    for (const warning of warnings) log.warn(warning, warning.message);
  }

  async function loadBuiltIn(): Promise<void> {
    const kept = warnings;
    await load(undefined);
    warnings = [...kept, ...warnings];
  }

  async function loadWhileChanged(): Promise<void> {
    for (let found = stampOf(directory); found !== stamp && !isClosed; found = stampOf(directory)) {
      stamp = found;
      await load(directory);
    }
  }

  function refresh(): Promise<void> {
    loading ??= loadWhileChanged().finally(() => {
      loading = undefined;
    });
    return loading;
  }

  const stopWatching =
    directory === undefined ? () => undefined : watchDirectory(directory, settleMs, () => void refresh());
  void refresh();
  return {
    // Most addresses are in no list: one look that makes nothing is enough for them.
    find: (address) => (index === undefined || index.findRow(address) < 0 ? nothing : index.find(address)),
    votesOf: (asn) => (index === undefined ? noVotes : readVotes(index, asn)),
    datasets: () => index?.datasets ?? [],
    warnings: () => warnings,
    refresh,
    onSwap: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      isClosed = true;
      index = undefined;
      stopWatching();
    },
  };
}

/** Names, sizes and times of change; what cannot be looked at counts as unreadable and is told by the loading. */
function stampOf(directory: string | undefined): string {
  if (directory === undefined) return 'built-in';
  try {
    return listNames(directory)
      .map((name) => {
        const state = statSync(join(directory, name), { throwIfNoEntry: false });
        return `${name} ${state?.ino} ${state?.size} ${state?.mtimeMs}`;
      })
      .join('\n')
      .concat('.');
  } catch {
    return 'unreadable';
  }
}

/** A list's system has its kind for a name. */
function readVotes(index: RangeIndex, asn: number): readonly SystemVote[] {
  return index.findSystems(asn).flatMap(({ dataset, name }) => {
    const kind = asSystemKind(name);
    return kind === undefined ? [] : [{ dataset: dataset.id, kind }];
  });
}
