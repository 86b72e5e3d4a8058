// Everything that the pipeline needs to say which company an event came from, opened and closed together.

import type { Logger } from 'pino';
import type { QueuedBatch } from '#contract/queued-batch.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { LookupWarning, NetworkLookup } from '../lookups/network-lookup.ts';
import type { MatchCompanyParts } from '../steps/match-company.ts';
import { type InsertParts, insertPatiently } from '../write/insert-patiently.ts';
import { openCompanyKnowledge } from './company-knowledge.ts';
import { createCompanyDecider } from './decide-company.ts';
import { createDecisionKeeper } from './keep-decisions.ts';
import { openNetworkSources } from './open-network-sources.ts';
import { createReresolver } from './reresolve-decisions.ts';
import { createVisitorClaims, type VisitorClaims } from './visitor-claims.ts';

export interface CompanyMatching {
  /** What the step is given. */
  readonly step: Omit<MatchCompanyParts, 'sites'>;
  readonly claims: VisitorClaims;
  /** Asks outside sources for the addresses of these batches, within bounds. */
  prepare(batches: readonly QueuedBatch[]): Promise<void>;
  writeDecisions(): Promise<void>;
  /** Decides recent decisions again when sources, companies, words or weights have changed since the last time. */
  reresolve(): Promise<void>;
  warnings(): LookupWarning[];
  close(): Promise<void>;
}

export interface CompanyMatchingParts {
  events: EventStore;
  records: Records;
  networks: NetworkLookup;
  settings: { rangeDirectory?: string | undefined; listDirectory?: string | undefined };
  insertParts: InsertParts;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
}

export async function openCompanyMatching(parts: CompanyMatchingParts): Promise<CompanyMatching> {
  const { events, records, networks, settings, insertParts, log } = parts;
  const knowledge = await openCompanyKnowledge(records, log);
  const sources = openNetworkSources(networks, settings, log);
  const decide = createCompanyDecider({ knowledge, sources });
  const keeper = createDecisionKeeper((table, columns, text, token) =>
    insertPatiently(insertParts, table, columns, text, token),
  );
  const claims = createVisitorClaims(records);
  const reresolver = createReresolver({ events, records, knowledge, sources, log });
  return {
    step: {
      decide,
      noteDecision: keeper.note,
      claimsOf: claims.claimsOf,
      noteClaim: claims.note,
    },
    claims,
    prepare: (batches) => sources.prepare(batches),
    writeDecisions: keeper.write,
    reresolve: reresolver,
    warnings: sources.warnings,
    close: async () => {
      await knowledge.close();
      sources.close();
    },
  };
}
