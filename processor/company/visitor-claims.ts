// What visitors have said about their own companies, at hand for the step that matches: loaded for the visitors of a write
// before its events are worked out, kept in the records after its rows are stored.

import { lru } from 'tiny-lru';
import type { VisitorClaim } from '#contract/event-stages.ts';
import type { QueuedBatch } from '#contract/queued-batch.ts';
import type { FirstPartyClaim } from '#intelligence/company/resolution-input.ts';
import type { Records } from '#stores/records/open-records.ts';
import {
  keepVisitorClaims,
  loadVisitorClaims,
  type VisitorClaimRow,
} from '#stores/records/questions/visitor-claims.ts';

export interface VisitorClaims {
  /** Reads what is known of the visitors of these batches. Rejects when PostgreSQL is away. */
  load(batches: readonly QueuedBatch[]): Promise<void>;
  claimsOf(siteId: number, visitor: string): readonly FirstPartyClaim[];
  /** In effect at once; kept by `write`. */
  note(siteId: number, visitor: string, claim: VisitorClaim, day: string): void;
  /** Keeps what was noted since; to be called after the rows were stored. */
  write(): Promise<void>;
}

/** Visitors of the writes in hand, and of a while before. */
const visitorsMax = 60_000;
const nothing: readonly FirstPartyClaim[] = [];

export function createVisitorClaims(records: Records): VisitorClaims {
  const known = lru<readonly FirstPartyClaim[]>(visitorsMax);
  let waiting = new Map<string, VisitorClaimRow>();
  const add = (row: VisitorClaimRow) => {
    const key = keyOf(row.siteId, row.visitor);
    const before = (known.get(key) ?? nothing).filter(
      ({ kind, domain }) => kind !== row.kind || domain !== row.domain,
    );
    known.set(key, [...before, toClaim(row)]);
  };
  return {
    load: async (batches) => {
      const unknown = findUnknown(batches, known);
      if (unknown.length === 0) return;
      const rows = await loadVisitorClaims(records, unknown);
      for (const { siteId, visitor } of unknown) {
        const key = keyOf(siteId, visitor);
        if (!known.has(key)) known.set(key, nothing);
      }
      for (const row of rows) add(row);
    },
    claimsOf: (siteId, visitor) => known.get(keyOf(siteId, visitor)) ?? nothing,
    note: (siteId, visitor, { kind, domain }, day) => {
      const row = { siteId, visitor, kind, domain, day };
      add(row);
      waiting.set(`${keyOf(siteId, visitor)} ${kind} ${domain}`, row);
    },
    write: async () => {
      if (waiting.size === 0) return;
      const rows = waiting;
      waiting = new Map();
      try {
        await keepVisitorClaims(records, [...rows.values()]);
      } catch (error) {
        // The batch comes again and notes its own anew; what other batches noted must not get lost.
        for (const [key, row] of rows) if (!waiting.has(key)) waiting.set(key, row);
        throw error;
      }
    },
  };
}

/** Only who agreed can have said anything; visitors of a day's salt are nobody tomorrow. */
function findUnknown(
  batches: readonly QueuedBatch[],
  known: { has(key: string): boolean },
): { siteId: number; visitor: string }[] {
  const unknown = new Map<string, { siteId: number; visitor: string }>();
  for (const { requests } of batches) {
    for (const { siteId, visitor, consent } of requests) {
      if (visitor === '' || consent.state !== 'granted') continue;
      const key = keyOf(siteId, visitor);
      if (!known.has(key)) unknown.set(key, { siteId, visitor });
    }
  }
  return [...unknown.values()];
}

function keyOf(siteId: number, visitor: string): string {
  return `${siteId} ${visitor}`;
}

function toClaim({ kind, domain, day }: VisitorClaimRow): FirstPartyClaim {
  const id = kind === 'verified_email' ? 'visitor:server' : 'visitor:form';
  return { kind, domain, dataset: { id, family: 'first_party', date: day, licence: 'own' } };
}
