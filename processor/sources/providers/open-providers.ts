// All providers of paid look-ups that are set up, kept in step with the records: asked in the order of their names, and the next one
// only for what the one before did not know.

import type { Logger } from 'pino';
import type { SourceFault } from '#contract/source-faults.ts';
import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import type { Records } from '#stores/records/open-records.ts';
import { purgeLookupAnswers } from '#stores/records/questions/keep-lookup-answers.ts';
import {
  type LookupProviderRecord,
  listLookupProviders,
  openProviderKey,
} from '#stores/records/questions/keep-lookup-providers.ts';
import type { DatasetStates } from '../dataset-states.ts';
import { createGenericProvider } from './generic-provider.ts';
import { type AnswerKeys, openKeptAnswers } from './kept-answers.ts';
import { type OpenProvider, openProvider } from './open-provider.ts';

export interface ProvidersParts {
  readonly records: Records;
  readonly states: Pick<DatasetStates, 'find'>;
  /** Of `deriveKey` for source secrets. */
  readonly sealKey: Buffer;
  readonly answerKeys: AnswerKeys;
  readonly allowedHosts: readonly string[];
  readonly log: Pick<Logger, 'warn'>;
  readonly now: () => number;
}

export interface Providers {
  /** What is known of the address. Never waits; the same empty list when nothing is. */
  statements(address: ParsedAddress): readonly NetworkStatement[];
  readonly isAnyOn: boolean;
  /** Resolves when all is answered that can be; never rejects. */
  ask(addresses: readonly ParsedAddress[]): Promise<void>;
  /** Reads what is set up now, and what was switched. Rejects when PostgreSQL is away. */
  refresh(): Promise<void>;
  list(): readonly { readonly record: LookupProviderRecord; readonly fault: SourceFault | undefined }[];
  close(): void;
}

interface Running {
  readonly record: LookupProviderRecord;
  readonly provider: OpenProvider;
  isOn: boolean;
  purgedAtMs: number;
}

const nothing: readonly NetworkStatement[] = [];

export function openProviders(parts: ProvidersParts): Providers {
  const { records, states, sealKey, allowedHosts, log, now } = parts;
  const kept = openKeptAnswers(records, parts.answerKeys, now);
  let running: Running[] = [];

  function open(record: LookupProviderRecord): Running {
    const key = openProviderKey(record, sealKey);
    const provider = createGenericProvider({ name: record.name, config: record.config, key, allowedHosts });
    const opened = openProvider({ provider, record, records, kept, log, now });
    return { record, provider: opened, isOn: false, purgedAtMs: 0 };
  }

  /** Off until the terms were accepted; forgotten when it was purged. */
  async function takeState(one: Running): Promise<void> {
    const state = states.find(`provider:${one.record.name}`);
    one.isOn = state?.enabled === true && state.termsAcceptedAt !== null;
    const purgedAtMs = state?.purgedAt?.getTime() ?? 0;
    if (purgedAtMs === one.purgedAtMs) return;
    one.purgedAtMs = purgedAtMs;
    if (purgedAtMs === 0) return;
    one.provider.forget();
    await purgeLookupAnswers(records, one.record.name);
  }

  return {
    statements(address) {
      let all: NetworkStatement[] | undefined;
      for (const { provider, isOn } of running) {
        const statement = isOn ? provider.statementOf(address) : undefined;
        if (statement === undefined) continue;
        if (all === undefined) all = [statement];
        else all.push(statement);
      }
      return all ?? nothing;
    },
    get isAnyOn() {
      return running.some(({ isOn }) => isOn);
    },
    async ask(addresses) {
      let open = addresses;
      for (const { provider, isOn } of running) {
        if (!isOn || open.length === 0) continue;
        await provider.ask(open);
        open = open.filter((address) => provider.statementOf(address) === undefined);
      }
    },
    async refresh() {
      const all = await listLookupProviders(records);
      const found = all.filter(({ config }) => config.asks !== 'persons');
      const next = found.map((record) => running.find((one) => isSame(one.record, record)) ?? open(record));
      for (const one of running) if (!next.includes(one)) one.provider.close();
      running = next;
      for (const one of next) await takeState(one);
    },
    list: () => running.map(({ record, provider }) => ({ record, fault: provider.fault() })),
    close: () => {
      for (const { provider } of running) provider.close();
    },
  };
}

/** That it has stopped is noted by the processor itself, and is no change. */
function isSame(one: LookupProviderRecord, other: LookupProviderRecord): boolean {
  return one.name === other.name && one.changedAt.getTime() === other.changedAt.getTime();
}
