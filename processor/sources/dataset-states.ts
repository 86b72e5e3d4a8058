// What people decided about each data set, read from the records every two seconds: on, off, purged. When PostgreSQL is away, the
// last state known goes on.

import type { Logger } from 'pino';
import type { Records } from '#stores/records/open-records.ts';
import { type Dataset, listDatasets } from '#stores/records/questions/keep-datasets.ts';
import type { DatasetSwitches } from '../lookups/dataset-switches.ts';

export interface DatasetStates extends DatasetSwitches {
  find(id: string): Dataset | undefined;
  /** Reads them now; rejects when PostgreSQL is away. */
  refresh(): Promise<void>;
  /** Called when something was switched, accepted or purged. Answers how to stop it. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

const refreshEveryMs = 2_000;

/** Resolves when the states are known, or PostgreSQL is away: then all is on that needs no terms. */
export async function openDatasetStates(records: Records, log: Pick<Logger, 'warn'>): Promise<DatasetStates> {
  const listeners = new Set<() => void>();
  let known = new Map<string, Dataset>();
  let off = new Set<string>();
  let decisions = '';
  let isFailing = false;
  let running: Promise<void> | undefined;

  const read = async () => {
    const rows = await listDatasets(records);
    known = new Map(rows.map((row) => [row.id, row]));
    // Reverse DNS and providers are off until somebody wants them, and look for themselves.
    const silenced = rows.filter(
      ({ enabled, kind }) => !enabled && kind !== 'reverse_dns' && kind !== 'provider',
    );
    off = new Set(silenced.map(({ id }) => id));
    isFailing = false;
    const decided = rows.map(describeDecision).join('\n');
    if (decided === decisions) return;
    decisions = decided;
    for (const listener of listeners) listener();
  };
  const refresh = () => {
    running ??= read().finally(() => {
      running = undefined;
    });
    return running;
  };
  const refreshQuietly = async () => {
    try {
      await refresh();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (!isFailing) log.warn({ reason }, 'data sets cannot be read; the last state goes on');
      isFailing = true;
    }
  };
  await refreshQuietly();
  const timer = setInterval(() => void refreshQuietly(), refreshEveryMs).unref();
  return {
    isOn: (id) => !off.has(id),
    get areAllOn() {
      return off.size === 0;
    },
    find: (id) => known.get(id),
    refresh,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      clearInterval(timer);
      listeners.clear();
      await running?.catch(() => undefined);
    },
  };
}

function describeDecision({ id, enabled, purgedAt, termsAcceptedAt }: Dataset): string {
  return `${id} ${enabled} ${purgedAt?.getTime()} ${termsAcceptedAt?.getTime()}`;
}
