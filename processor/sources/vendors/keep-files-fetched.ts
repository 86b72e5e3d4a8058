// Keeps the files of vendors fetched: missing ones at once, all of them when the schedule says so, and takes away what is not
// wanted, purged, or older than its terms allow. Each file fails alone.

import type { Logger } from 'pino';
import { describeFault, type SourceFault, type SourceFaultCode } from '#contract/source-faults.ts';
import type { VendorName } from '#contract/source-report.ts';
import { vendorNames } from '#contract/source-settings-schema.ts';
import { datasetIdOf } from '#contract/source-vendors.ts';
import type { Records } from '#stores/records/open-records.ts';
import { readFetchDue } from '#stores/records/questions/keep-source-settings.ts';
import { readVendorAccount, type VendorAccount } from '#stores/records/questions/keep-source-vendors.ts';
import { keepVendorFetch } from '#stores/records/questions/keep-vendor-fetches.ts';
import type { DatasetStates } from '../dataset-states.ts';
import { faultOf } from '../source-fault-error.ts';
import { fetchEdition } from './fetch-edition.ts';
import { openFetchedFiles } from './fetched-files.ts';
import { daysKeptOf, type VendorBases } from './vendor-catalogue.ts';

export interface VendorFetcherParts {
  readonly records: Records;
  /** Of `deriveKey` for source secrets. */
  readonly sealKey: Buffer;
  /** `sources` in the data directory. */
  readonly directory: string;
  readonly bases: VendorBases;
  readonly allowedHosts: readonly string[];
  readonly states: Pick<DatasetStates, 'find'>;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly now: () => Date;
  /** Machines spread their fetching over so long after the schedule's word. */
  readonly jitterMsMax: number;
  /** A file came or went. */
  readonly onFiles: () => void;
}

interface WantedFile {
  readonly vendor: VendorName;
  readonly edition: string;
}

export interface VendorFetcher {
  /** Does what is due and resolves when it is done; never rejects. */
  run(): Promise<void>;
  /** What is wanted, as read last. */
  wanted(): readonly WantedFile[];
  /** What is wrong with a data set's fetching. */
  faultOf(datasetId: string): SourceFault | undefined;
  close(): Promise<void>;
}

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;
/** Faults that no second try mends soon. */
const slowFaults: readonly SourceFaultCode[] = [
  'key_refused',
  'not_in_contract',
  'unknown_edition',
  'too_many_requests',
  'address_refused',
];

interface Trouble {
  readonly fault: SourceFault;
  readonly againAt: number;
  /** Another account or a new acceptance is worth a try at once. */
  readonly circumstances: string;
}

export function createVendorFetcher(parts: VendorFetcherParts): VendorFetcher {
  const { records, sealKey, directory, states, log, now, onFiles } = parts;
  const files = openFetchedFiles(directory);
  const stopping = new AbortController();
  const troubles = new Map<string, Trouble>();
  const told = new Map<string, string>();
  let wanted: readonly WantedFile[] = [];
  let dueDone: string | undefined;
  let startAtMs = Number.POSITIVE_INFINITY;
  let running: Promise<void> | undefined;

  async function fetchOne(
    { vendor, edition }: WantedFile,
    account: VendorAccount,
    isDue: boolean,
  ): Promise<void> {
    const id = datasetIdOf(edition);
    const state = states.find(id);
    if (account.key === '' || state?.enabled !== true || state.termsAcceptedAt === null) return;
    const circumstances = `${account.accountId} ${account.key} ${state.termsAcceptedAt.getTime()}`;
    const trouble = troubles.get(id);
    const isMissing = files.find(edition) === undefined;
    const mayTryAgain =
      trouble === undefined
        ? isMissing
        : trouble.againAt <= now().getTime() || trouble.circumstances !== circumstances;
    if (!isDue && !mayTryAgain) return;
    try {
      const { bases, allowedHosts } = parts;
      const { signal } = stopping;
      const orders = { vendor, edition, account, bases, allowedHosts, signal, now: now() };
      const outcome = await fetchEdition(orders, files);
      troubles.delete(id);
      log.info({ edition, outcome }, 'network file looked for');
      if (outcome === 'fetched') onFiles();
    } catch (error) {
      if (stopping.signal.aborted) return;
      const met = faultOf(error);
      // That the file had to go says more than why it cannot be had.
      const fault = isMissing && trouble?.fault.code === 'too_old' ? trouble.fault : met;
      const waitMs = slowFaults.includes(met.code) ? dayMs : 60 * minuteMs;
      troubles.set(id, { fault, circumstances, againAt: now().getTime() + waitMs });
      if (trouble?.fault.code !== fault.code)
        log.warn({ edition, fault: fault.code }, describeFault(fault, 'en'));
      removeTooOld(edition);
    }
  }

  function removeTooOld(edition: string): void {
    const days = daysKeptOf(edition);
    const confirmedAt = Date.parse(files.find(edition)?.confirmedAt ?? '');
    if (days === undefined || !(now().getTime() - confirmedAt > days * dayMs)) return;
    files.remove(edition);
    const trouble = troubles.get(datasetIdOf(edition));
    if (trouble) troubles.set(datasetIdOf(edition), { ...trouble, fault: { code: 'too_old', detail: '' } });
    onFiles();
  }

  function removeUnwanted(): void {
    for (const edition of files.editions()) {
      const isWanted = wanted.some((file) => file.edition === edition);
      const isPurged = (states.find(datasetIdOf(edition))?.purgedAt ?? null) !== null;
      if (isWanted && !isPurged) continue;
      if (files.remove(edition)) {
        log.info({ edition }, 'a fetched file was removed: it is not wanted any more');
        onFiles();
      }
    }
  }

  /** Whether the schedule's word has come, and this machine's own time after it. */
  async function takeDue(): Promise<boolean> {
    const due = await readFetchDue(records);
    // What was due before this start is done at its next time.
    dueDone ??= due;
    if (due !== dueDone) startAtMs = now().getTime() + Math.random() * parts.jitterMsMax;
    dueDone = due;
    if (now().getTime() < startAtMs) return false;
    startAtMs = Number.POSITIVE_INFINITY;
    return true;
  }

  /** What changed since it was told last. */
  async function tellFetches(): Promise<void> {
    for (const { edition } of wanted) {
      const id = datasetIdOf(edition);
      const againAt = troubles.get(id)?.againAt;
      const fetched = {
        confirmedAt: files.find(edition)?.confirmedAt ?? '',
        againAt: againAt === undefined ? '' : new Date(againAt).toISOString(),
      };
      const text = JSON.stringify(fetched);
      if (told.get(id) === text || (fetched.confirmedAt === '' && fetched.againAt === '')) continue;
      await keepVendorFetch(records, id, fetched);
      told.set(id, text);
    }
  }

  async function runOnce(): Promise<void> {
    const accounts = new Map<VendorName, VendorAccount>();
    for (const vendor of vendorNames) {
      const account = await readVendorAccount(records, vendor, sealKey);
      if (account) accounts.set(vendor, account);
    }
    wanted = [...accounts].flatMap(([vendor, { editions }]) =>
      editions.map((edition) => ({ vendor, edition })),
    );
    removeUnwanted();
    if (wanted.length === 0) return;
    files.tidy(now());
    const isDue = await takeDue();
    for (const file of wanted) {
      const account = accounts.get(file.vendor);
      if (account && !stopping.signal.aborted) await fetchOne(file, account, isDue);
    }
    if (!stopping.signal.aborted) await tellFetches();
  }

  return {
    run: () => {
      running ??= runOnce()
        .catch((error: unknown) => {
          const reason = error instanceof Error ? error.message : String(error);
          if (!stopping.signal.aborted) log.warn({ reason }, 'files of vendors cannot be looked after now');
        })
        .finally(() => {
          running = undefined;
        });
      return running;
    },
    wanted: () => wanted,
    faultOf: (id) => troubles.get(id)?.fault,
    close: async () => {
      stopping.abort();
      await running;
    },
  };
}
