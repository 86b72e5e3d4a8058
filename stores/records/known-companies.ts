// The known companies and all that operators have said, in memory, so that the processor decides without waiting. What
// changed is read every two seconds; when PostgreSQL is away, the last state known goes on.

import type { Logger } from 'pino';
import QuickLRU from 'quick-lru';
import type { Suggestion } from '#intelligence/company/company-knowledge.ts';
import { failureReason } from './failure-reason.ts';
import { type CompanyMemory, createCompanyMemory } from './known/company-memory.ts';
import { type ChangeLog, ChangeNote, createChangeLog, type KnownChanges } from './known/known-changes.ts';
import type { CompanyInMemory } from './known/known-company.ts';
import { wordOf } from './known/loaded-company.ts';
import { createNetworkBook, type NetworkBook } from './known/network-book.ts';
import { buildOperatorWords, type OperatorWords } from './known/operator-words.ts';
import { createCompanyPacker } from './known/pack-companies.ts';
import { suggestKnown } from './known/suggest-known.ts';
import type { Records } from './open-records.ts';
import {
  type LoadedRange,
  listChangesAfter,
  loadKnownPage,
  newestRevision,
} from './questions/company-load-known.ts';
import {
  type LoadedCorrection,
  type LoadedPin,
  loadCorrections,
  loadPins,
} from './questions/company-load-words.ts';

/** Companies that were merged into another are that one everywhere. */
export interface KnownCompanies extends OperatorWords {
  /** Rises with every change that was read: what was worked out from these companies before may be different now. */
  readonly revision: number;
  readonly size: number;
  company(id: number): CompanyInMemory | undefined;
  rootOf(id: number): number;
  companiesOfDomain(domain: string): readonly CompanyInMemory[];
  companiesOfAliasDomain(domain: string): readonly CompanyInMemory[];
  companiesOfHandle(handle: string): readonly CompanyInMemory[];
  /** `sortKey` of `normaliseName`: companies that may have the name, to be compared with care. */
  companiesOfName(sortKey: string): readonly CompanyInMemory[];
  /** Companies with a name like this one, best first. */
  suggest(name: string, country: string): readonly Suggestion[];
  /** What changed after a revision, and perhaps a little more; undefined when all may have changed. */
  changesSince(revision: number): KnownChanges | undefined;
  /** Reads what changed now; rejects when PostgreSQL is away. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

export interface KnownCompaniesOptions {
  log: Pick<Logger, 'warn'>;
  /** After so many changed companies all are read anew; for tests. */
  overlaidMax?: number;
}

const refreshEveryMs = 2_000;
const suggestionsRemembered = 10_000;

interface State {
  memory: CompanyMemory;
  words: OperatorWords;
  said: SaidWords;
  networks: NetworkBook;
  revision: number;
  log: ChangeLog;
  reading: Reading;
}

/** What a reading has found; when it fails half-way, the next one goes on with it. */
interface Reading {
  readonly note: ChangeNote;
  readonly actions: Set<string>;
}

interface SaidWords {
  readonly pins: readonly LoadedPin[];
  readonly corrections: readonly LoadedCorrection[];
}

/** Changes that leave pins and corrections alone. What any other does is not known here: everything is read, and may be another. */
const companyActions: ReadonlySet<string> = new Set([
  ...['create_company', 'change_company', 'merge_companies', 'unmerge_companies', 'import_companies'],
  ...['undo_import', 'add_alias', 'remove_alias', 'add_handle', 'remove_handle', 'add_network'],
  ...['remove_network', 'keep_domain', 'remove_domain', 'accept_suggestion', 'refuse_suggestion'],
  ...['keep_evidence_weights', 'keep_verdict_rules'],
]);
const wordActions: ReadonlySet<string> = new Set(['pin', 'unpin', 'correct', 'undo_correction']);

/** Resolves when all companies are in memory. */
export async function openKnownCompanies(
  records: Records,
  { log, overlaidMax }: KnownCompaniesOptions,
): Promise<KnownCompanies> {
  let state = await loadAll(records, log);
  const suggestions = new QuickLRU<string, readonly Suggestion[]>({ maxSize: suggestionsRemembered });
  const read = async () => {
    const before = state.revision;
    state = await readChanges(records, state, log, overlaidMax);
    if (state.revision !== before) suggestions.clear();
  };
  // One after the other: of two at once the one that had read less could come last.
  let reading: Promise<void> = Promise.resolve();
  const refresh = () => {
    reading = reading.catch(() => undefined).then(read);
    return reading;
  };
  const stop = repeat(refresh, log);
  const byWord = (kind: Parameters<typeof wordOf>[0], text: string) =>
    findByWord(state.memory, wordOf(kind, text));
  return {
    get revision() {
      return state.revision;
    },
    get size() {
      return state.memory.size;
    },
    company: (id) => describe(state.memory, id),
    rootOf: (id) => state.memory.rootOf(id),
    companiesOfDomain: (domain) => byWord('domain', domain),
    companiesOfAliasDomain: (domain) => byWord('alias', domain),
    companiesOfHandle: (handle) => byWord('handle', handle),
    companiesOfName: (sortKey) => byWord('name', sortKey),
    suggest: (name, country) => {
      const key = `${country}\n${name}`;
      const known = suggestions.get(key);
      if (known) return known;
      const made = suggestKnown(state.memory, name, country);
      suggestions.set(key, made);
      return made;
    },
    pinOf: (address) => state.words.pinOf(address),
    pinOfDomain: (domain) => state.words.pinOfDomain(domain),
    suppressionsOf: (address) => state.words.suppressionsOf(address),
    staffOf: (address) => state.words.staffOf(address),
    staffOfDomain: (domain) => state.words.staffOfDomain(domain),
    changesSince: (revision) => state.log.since(revision),
    refresh,
    close: stop,
  };
}

async function loadAll(records: Records, log: Pick<Logger, 'warn'>): Promise<State> {
  // Taken first: what is committed while the companies are read is read again.
  const revision = await newestRevision(records);
  const packer = createCompanyPacker();
  const merges: [number, number][] = [];
  const ranges = new Map<number, LoadedRange[]>();
  const said = await readWords(records, log);
  let isFull = false;
  for (let afterId = 0; ; ) {
    const page = await loadKnownPage(records, afterId);
    if (!page) break;
    for (const company of page.companies) {
      isFull ||= !packer.add(company);
      if (company.mergedIntoId > 0) merges.push([company.id, company.mergedIntoId]);
    }
    keepRanges(ranges, page.ranges);
    afterId = page.lastId;
  }
  if (isFull) log.warn({}, 'there are more than two million companies; the newest are not recognised');
  const memory = createCompanyMemory(packer.finish(), merges);
  const networks = await createNetworkBook(ranges);
  const words = await buildOperatorWords(said.pins, said.corrections, networks);
  // What came while all was read is in memory already, in part: it cannot be told what it touched.
  const changes = createChangeLog(await newestRevision(records));
  return { memory, networks, said, words, revision, log: changes, reading: startReading() };
}

function startReading(): Reading {
  return { note: new ChangeNote(), actions: new Set() };
}

async function readWords(records: Records, log: Pick<Logger, 'warn'>): Promise<SaidWords> {
  const [pins, corrections] = [await loadPins(records), await loadCorrections(records)];
  if (pins.isCut || corrections.isCut)
    log.warn(
      { pins: pins.rows.length, corrections: corrections.rows.length },
      'there are more pins or corrections than can be held in memory; the oldest are not followed',
    );
  return { pins: pins.rows, corrections: corrections.rows };
}

function keepRanges(ranges: Map<number, LoadedRange[]>, loaded: readonly LoadedRange[]): void {
  for (const range of loaded) {
    const own = ranges.get(range.companyId);
    if (own) own.push(range);
    else ranges.set(range.companyId, [range]);
  }
}

async function readChanges(
  records: Records,
  state: State,
  log: Pick<Logger, 'warn'>,
  overlaidMax = Math.max(20_000, state.memory.size / 10),
): Promise<State> {
  const { note, actions } = state.reading;
  let { revision } = state;
  for (;;) {
    const changes = await listChangesAfter(records, revision);
    if (changes.length === 0) break;
    for (const { action } of changes) actions.add(action);
    const ids = changes.map(({ id }) => id);
    await applyChanges(records, state, ids, note);
    revision = changes.at(-1)?.revision ?? revision;
  }
  if (revision === state.revision) return state;
  if (state.memory.overlaid > overlaidMax) return loadAll(records, log);
  await state.networks.settle();
  const next = { ...state, revision, reading: startReading() };
  const others = [...actions].filter((action) => !companyActions.has(action));
  if (others.length > 0) {
    next.said = await readWords(records, log);
    next.words = await buildOperatorWords(next.said.pins, next.said.corrections, state.networks);
    note.words(state.said.pins, next.said.pins, ({ id }) => id);
    note.words(state.said.corrections, next.said.corrections, ({ id }) => id);
    note.isAll ||= others.some((action) => !wordActions.has(action));
  }
  state.log.note(revision, note);
  return next;
}

async function applyChanges(
  records: Records,
  { memory, networks }: State,
  changeIds: readonly number[],
  note: ChangeNote,
): Promise<void> {
  for (let afterId = 0; ; ) {
    const page = await loadKnownPage(records, afterId, changeIds);
    if (!page) return;
    const ranges = new Map<number, LoadedRange[]>();
    keepRanges(ranges, page.ranges);
    for (const company of page.companies) {
      note.company(memory.read(company.id), company);
      memory.put(company);
    }
    for (const id of page.removed) {
      note.company(memory.read(id), undefined);
      memory.remove(id);
    }
    for (const id of [...page.companies.map((company) => company.id), ...page.removed]) {
      const own = ranges.get(id) ?? [];
      note.networks(networks.networksOf(id), own);
      networks.put(id, own);
    }
    afterId = page.lastId;
  }
}

function findByWord(memory: CompanyMemory, word: string): readonly CompanyInMemory[] {
  const roots = new Set(memory.find(word).map((id) => memory.rootOf(id)));
  return [...roots].flatMap((id) => describe(memory, id) ?? []);
}

/** The company with what the merged ones bring; undefined when it is not known. */
function describe(memory: CompanyMemory, id: number): CompanyInMemory | undefined {
  const rootId = memory.rootOf(id);
  const company = memory.read(rootId);
  const merged = company ? memory.mergedInto(rootId).flatMap((other) => memory.read(other) ?? []) : [];
  if (!company) return undefined;
  const { name, domains, aliasDomains, handles, country, status, parentId } = company;
  const all = <T>(own: readonly T[], of: (other: CompanyInMemory) => readonly T[]) =>
    merged.length === 0 ? own : [...new Set([...own, ...merged.flatMap(of)])];
  return {
    ...{ id: rootId, name, country, status, parentId: parentId === 0 ? 0 : memory.rootOf(parentId) },
    otherNames: all(company.otherNames, (other) => [other.name, ...other.otherNames]),
    domains: all(domains, (other) => other.domains),
    aliasDomains: all(aliasDomains, (other) => other.aliasDomains),
    handles: all(handles, (other) => other.handles),
  };
}

/** Runs `refresh` again and again, never twice at once; says once that it fails and once that it works again. */
function repeat(refresh: () => Promise<void>, log: Pick<Logger, 'warn'>): () => Promise<void> {
  let failing = false;
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= refresh()
      .then(() => {
        failing = false;
      })
      .catch((error: unknown) => {
        if (!failing)
          log.warn(
            { reason: failureReason(error) },
            'companies cannot be read again; the last state goes on',
          );
        failing = true;
      })
      .finally(() => {
        running = undefined;
      });
  }, refreshEveryMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
