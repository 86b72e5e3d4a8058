// Opens everything that is known from outside about networks, and keeps it in step with the disk and with what people decide: files,
// registries, lists, reverse DNS and paid look-ups behind one door.

import { reverseDnsId } from '#contract/look-up-statements.ts';
import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { createAsker } from './ask-others.ts';
import type { CompanySources, LoadedDataset } from './company-sources.ts';
import { type DatasetStates, openDatasetStates } from './dataset-states.ts';
import {
  type CompanySourcesParts,
  closeSourceParts,
  openSourceParts,
  type SourceParts,
} from './open-source-parts.ts';
import { createUpkeep, type Upkeep } from './run-upkeep.ts';
import { listSources, takeSettings, tendSources } from './tend-sources.ts';
import { warnOfSources } from './warn-of-sources.ts';

/** Resolves when all that lies on this machine is loaded; what is not well is a warning. */
export async function openCompanySources(parts: CompanySourcesParts): Promise<CompanySources> {
  const { records, log } = parts;
  const states = await openDatasetStates(records, log);
  const opened = openSourceParts(parts, states);
  const { networks, ranges, lists, dns, counter, fetcher } = opened;
  await Promise.all([ranges.refresh(), lists.refresh()]);
  const upkeep = createUpkeep({
    log,
    light: () => takeSettings(opened, records, states),
    whole: () => tendSources(parts, opened, states),
    slow: () => fetcher.run(),
  });
  const changes = watchChanges(opened, states, upkeep);
  // PostgreSQL may be away: the next round makes up for it.
  await upkeep.now().catch(() => undefined);
  const isReverseDnsOn = () => isAccepted(states, reverseDnsId);
  const asker = createAsker(parts, opened, isReverseDnsOn);
  return {
    statements: (address) => state(address, opened, states),
    ptrOf(address) {
      const name = isReverseDnsOn() ? dns.nameOf(address) : '';
      if (name !== '') counter.noteOne(reverseDnsId);
      return name;
    },
    get asksOthers() {
      return isReverseDnsOn() || opened.providers.isAnyOn;
    },
    prepare: asker.prepare,
    isAwaited: asker.isAwaited,
    onLate: asker.onLate,
    get revision() {
      return changes.revision();
    },
    onChange: changes.onChange,
    warnings: () => warnOfSources(opened),
    datasets: () => describeAll(opened, states),
    networks,
    findSystems: (asn) => ranges.findSystems(asn).filter(({ dataset }) => states.isOn(dataset.id)),
    async refresh() {
      await states.refresh();
      networks.refresh();
      await Promise.all([ranges.refresh(), lists.refresh()]);
      await upkeep.now();
    },
    fetch: () => fetcher.run(),
    async close() {
      changes.stop();
      asker.stop();
      await upkeep.close();
      await closeSourceParts(opened);
      await states.close();
    },
  };
}

/** Counts what could change answers, and has the upkeep follow. */
function watchChanges({ networks, ranges, lists }: SourceParts, states: DatasetStates, upkeep: Upkeep) {
  const listeners = new Set<() => void>();
  let revision = 1;
  const rise = () => {
    // Place and kind of network are remembered by address.
    networks.forget();
    revision += 1;
    upkeep.soon();
    for (const listener of listeners) listener();
  };
  const stops = [networks.onSwap(rise), ranges.onSwap(rise), lists.onSwap(rise), states.onChange(rise)];
  return {
    revision: () => revision,
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      for (const stop of stops) stop();
      listeners.clear();
    },
  };
}

function state(
  address: ParsedAddress,
  { networks, ranges, lists, providers, counter }: SourceParts,
  states: DatasetStates,
): readonly NetworkStatement[] {
  let all = networks.statements(address);
  all = joinUp(all, sift(ranges.find(address), states));
  all = joinUp(all, sift(lists.find(address), states));
  if (providers.isAnyOn) all = joinUp(all, providers.statements(address));
  counter.note(all);
  return all;
}

/** Nothing is made where one of the two is empty. */
function joinUp(
  one: readonly NetworkStatement[],
  other: readonly NetworkStatement[],
): readonly NetworkStatement[] {
  if (other.length === 0) return one;
  return one.length === 0 ? other : one.concat(other);
}

function sift(found: readonly NetworkStatement[], states: DatasetStates): readonly NetworkStatement[] {
  if (found.length === 0 || states.areAllOn || found.every(({ dataset }) => states.isOn(dataset.id)))
    return found;
  return found.filter(({ dataset }) => states.isOn(dataset.id));
}

function describeAll(opened: SourceParts, states: DatasetStates): LoadedDataset[] {
  return listSources(opened).map((source) => ({
    ...source,
    answered: opened.counter.countOf(source.id),
    isOn: source.terms === '' ? states.isOn(source.id) : isAccepted(states, source.id),
  }));
}

function isAccepted(states: DatasetStates, id: string): boolean {
  const known = states.find(id);
  return known?.enabled === true && known.termsAcceptedAt !== null;
}
