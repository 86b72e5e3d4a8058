// Takes back what a purged data set has brought: its file is moved aside, its rows leave the index, its cache is emptied. It has
// been silent since the purge was known; this makes it so for good.

import { renameSync, statSync } from 'node:fs';
import type { Logger } from 'pino';
import { describeFault, type SourceFault } from '#contract/source-faults.ts';
import type { RangeDataset } from '#intelligence/company/ranges/range-dataset.ts';
import type { Records } from '#stores/records/open-records.ts';
import { endPurge, noteDatasetHealth } from '#stores/records/questions/keep-datasets.ts';
import type { DatasetStates } from './dataset-states.ts';

export interface PurgeParts {
  readonly records: Records;
  readonly states: Pick<DatasetStates, 'find'>;
  /** Files of the operator, by the id of their data set. */
  readonly files: readonly { readonly id: string; readonly path: string }[];
  readonly registries: readonly RangeDataset[];
  /** Makes the index anew without this source, and puts it in the place of the present one. */
  removeRegistry(source: string): Promise<void>;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

/** Answers whether anything was taken away. Rejects when PostgreSQL is away. */
export async function applyPurges(parts: PurgeParts): Promise<boolean> {
  let isChanged = false;
  for (const { id, path } of parts.files) {
    const purgedAt = parts.states.find(id)?.purgedAt;
    if (purgedAt) isChanged = (await moveAside(id, path, purgedAt, parts)) || isChanged;
  }
  for (const dataset of parts.registries) {
    const purgedAt = parts.states.find(dataset.id)?.purgedAt;
    if (purgedAt) isChanged = (await removeRows(dataset, purgedAt, parts)) || isChanged;
  }
  return isChanged;
}

async function moveAside(id: string, path: string, purgedAt: Date, parts: PurgeParts): Promise<boolean> {
  const { records, states, log } = parts;
  try {
    // What was put there after the purge is silent too, until somebody switches it on; but it is not taken away.
    if (statSync(path).ctimeMs > purgedAt.getTime()) return false;
    renameSync(path, `${path}.purged`);
    log.info({ dataset: id }, 'a purged file was moved aside');
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (code === 'ENOENT' || states.find(id)?.healthCode === 'purge_failed') return false;
    const fault: SourceFault = { code: 'purge_failed', detail: code };
    const message = describeFault(fault, 'en');
    log.warn({ dataset: id }, message);
    await noteDatasetHealth(records, id, {
      health: 'failing',
      healthMessage: message,
      healthCode: fault.code,
      healthDetail: fault.detail,
    });
    return false;
  }
}

async function removeRows(dataset: RangeDataset, purgedAt: Date, parts: PurgeParts): Promise<boolean> {
  const { records, log } = parts;
  if (Date.parse(dataset.importedAt) > purgedAt.getTime()) {
    // It was imported again, with a new statement of right: that is a decision, and a later one.
    await endPurge(records, dataset.id);
    return true;
  }
  try {
    await parts.removeRegistry(dataset.id.slice('registry:'.length));
    log.info({ dataset: dataset.id }, 'a purged registry was taken out of the index');
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.warn(
      { dataset: dataset.id, reason },
      'a purged registry is silent, but still in the index; tried again',
    );
    return false;
  }
}
