// Everything that the pipeline needs to say which company an event came from, opened and closed together.

import type { Logger } from 'pino';
import type { QueuedBatch } from '#contract/queued-batch.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import type { Records } from '#stores/records/open-records.ts';
import { dueScoring } from '#stores/records/scores/due-scoring.ts';
import type { LookupWarning } from '../lookups/network-lookup.ts';
import { createNamedCompanies, type NamedCompanies } from '../scoring/named-companies.ts';
import type { CompanySources } from '../sources/company-sources.ts';
import type { MatchCompanyParts } from '../steps/match-company.ts';
import type { SiteLookup } from '../steps/site-lookup.ts';
import { type InsertParts, insertPatiently } from '../write/insert-patiently.ts';
import { isLeftOpen } from './ask-sources.ts';
import { type LiveKnowledge, openCompanyKnowledge } from './company-knowledge.ts';
import { countCrowds } from './count-crowds.ts';
import { createWorthTest, type WorthParts } from './create-worth-test.ts';
import { createCompanyDecider } from './decide-company.ts';
import { judgeFree } from './judge-free.ts';
import { createDecisionKeeper } from './keep-decisions.ts';
import { createSuggestionKeeper } from './keep-suggestions.ts';
import { createLateAnswers } from './late-answers.ts';
import { createBatchPreparer } from './prepare-batches.ts';
import { createReresolver } from './reresolve-decisions.ts';
import { suggestOffices } from './suggest-offices.ts';
import { createVisitorClaims, type VisitorClaims } from './visitor-claims.ts';

/** `isWorthAsking`: whether what is free leaves an address open. */
export type OpenSources = (isWorthAsking: (address: ParsedAddress) => boolean) => Promise<CompanySources>;

export interface CompanyMatching {
  /** What the step is given. */
  readonly step: Omit<MatchCompanyParts, 'sites'>;
  /** Place and kind of network, for the step before. */
  readonly networks: CompanySources['networks'];
  readonly claims: VisitorClaims;
  /** Whose company an event is, for its score. */
  subjectsOf: NamedCompanies['subjectsOf'];
  /** Asks outside sources for the addresses of these batches, within bounds. */
  prepare(batches: readonly QueuedBatch[]): Promise<void>;
  writeDecisions(): Promise<void>;
  /** Decides recent decisions again when sources, companies, words or weights have changed since the last time. */
  reresolve(): Promise<void>;
  /** Counts who came from where in the last weeks: crowds behind small ranges, and networks that may be offices. */
  countTraffic(): Promise<void>;
  warnings(): LookupWarning[];
  close(): Promise<void>;
}

export interface CompanyMatchingParts {
  events: EventStore;
  records: Records;
  sites: SiteLookup;
  openSources: OpenSources;
  insertParts: InsertParts;
  /** Whether people may be asked if a network is an office of a company. */
  suggestsOffices: boolean;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
}

export async function openCompanyMatching(parts: CompanyMatchingParts): Promise<CompanyMatching> {
  const { events, records, sites, openSources, insertParts, log } = parts;
  const knowledge = await openCompanyKnowledge(records, log);
  const sources = await openWith(knowledge, openSources);
  const keeper = createDecisionKeeper(
    (table, columns, text, token) => insertPatiently(insertParts, table, columns, text, token),
    { log, revision: () => `${knowledge.revision} ${sources.revision}` },
  );
  const claims = createVisitorClaims(records, log);
  const suggestions = createSuggestionKeeper(records, knowledge, log);
  const named = createNamedCompanies();
  // Not before the new answers are there: what is worked out then must rest on them.
  const onWritten = () => named.writeMoved((due) => dueScoring(records.db, due));
  const late = createLateAnswers({
    ...{ knowledge, sources, keeper, log, onWritten },
    onChange: (decision) => {
      suggestions.note(decision);
      named.noteAgain(decision, undefined);
    },
  });
  const decide = createCompanyDecider({ knowledge, sources, late });
  const reresolver = createReresolver({
    ...{ events, records, knowledge, sources, log, onWritten },
    onMade: (decision, before) => {
      suggestions.note(decision);
      named.noteAgain(decision, before);
    },
  });
  const noteDecision: MatchCompanyParts['noteDecision'] = (decision, consent) => {
    keeper.note(decision, consent);
    late.note(decision, consent);
    suggestions.note(decision);
    named.note(decision);
  };
  return {
    step: { decide, noteDecision, claimsOf: claims.claimsOf, noteClaim: claims.note },
    networks: sources.networks,
    subjectsOf: named.subjectsOf,
    claims: {
      ...claims,
      write: async () => {
        await claims.write();
        await suggestions.write();
      },
    },
    prepare: createPrepare(sites, knowledge, sources, claims),
    writeDecisions: keeper.write,
    reresolve: async () => {
      await reresolver.run();
      await suggestions.write();
    },
    countTraffic: () => countTraffic(parts, knowledge),
    warnings: () => sources.warnings(),
    close: async () => {
      // First: with half of its sources closed it would decide otherwise.
      await reresolver.stop();
      late.close();
      await sources.close();
      await knowledge.close();
    },
  };
}

/** Asks outside sources only about people whose company nothing has told yet. */
function createPrepare(
  sites: SiteLookup,
  knowledge: LiveKnowledge,
  sources: CompanySources,
  { claimsOf }: VisitorClaims,
): CompanyMatching['prepare'] {
  const isOpen: WorthParts['isOpen'] = (address, told) =>
    isLeftOpen(judgeFree(knowledge, sources, address, told));
  return createBatchPreparer({
    ...{ sources, sites },
    isCrawler: (address) => judgeFree(knowledge, sources, address).kind === 'bot',
    worthOf: (batches) => createWorthTest(batches, { claimsOf, isOpen }),
  });
}

async function countTraffic(parts: CompanyMatchingParts, knowledge: LiveKnowledge): Promise<void> {
  const { events, records, suggestsOffices, log } = parts;
  await countCrowds({ events, records, knowledge, log }, Date.now());
  if (suggestsOffices) await suggestOffices({ events, records, knowledge }, Date.now());
}

/** Sources ask back whether an address is worth a paid question; that is answered from what they say for free. */
async function openWith(knowledge: LiveKnowledge, openSources: OpenSources): Promise<CompanySources> {
  let opened: CompanySources | undefined;
  const isWorthAsking = (address: ParsedAddress): boolean => {
    return opened !== undefined && isLeftOpen(judgeFree(knowledge, opened, address));
  };
  try {
    opened = await openSources(isWorthAsking);
    knowledge.attachSources(opened);
    return opened;
  } catch (error) {
    await knowledge.close();
    throw error;
  }
}
