// What visitors have said about their own companies, at hand for the step that matches: loaded for the visitors of a write
// before its events are worked out, kept in the records after its rows are stored.

import type { Logger } from 'pino';
import QuickLRU from 'quick-lru';
import type { VisitorClaim } from '#contract/event-stages.ts';
import type { QueuedBatch } from '#contract/queued-batch.ts';
import type { FirstPartyClaim } from '#intelligence/company/resolution-input.ts';
import type { Records } from '#stores/records/open-records.ts';
import {
  keepVisitorClaims,
  loadVisitorClaims,
  type VisitorClaimRow,
} from '#stores/records/questions/visitor-claims.ts';
import { keepOrDrop } from './keep-or-drop.ts';

export interface VisitorClaims {
  /** Reads what is known of the visitors of these batches. Rejects when PostgreSQL is away. */
  load(batches: readonly QueuedBatch[]): Promise<void>;
  claimsOf(siteId: number, visitor: string): readonly FirstPartyClaim[];
  /** In effect at once; kept by `write`. */
  note(siteId: number, visitor: string, claim: VisitorClaim, day: string): void;
  /** Keeps what was noted since; to be called after the rows were stored. */
  write(): Promise<void>;
}

interface Known {
  claims: readonly FirstPartyClaim[];
  /** When it was read; another machine may have heard more since. */
  readAtMs: number;
}

/** Visitors of the writes in hand, and of a while before. */
const visitorsMax = 100_000;
const freshMs = 60_000;
/** Whoever names more companies than this is not to be believed, and must not cost more either. */
const claimsMax = 5;
const nothing: readonly FirstPartyClaim[] = [];

export function createVisitorClaims(
  records: Records,
  log: Pick<Logger, 'warn'>,
  now: () => number = Date.now,
): VisitorClaims {
  const onDrop = (reason: string) =>
    log.warn({ reason }, 'what a visitor said about a company cannot be kept and is left out');
  const known = new QuickLRU<string, Known>({ maxSize: visitorsMax });
  let waiting = new Map<string, VisitorClaimRow>();
  return {
    load: async (batches) => {
      const unknown = findUnknown(batches, known, now() - freshMs);
      if (unknown.length === 0) return;
      const rows = await loadVisitorClaims(records, unknown);
      const readAtMs = now();
      // What was noted and is not written yet stays in effect.
      const noted = [...waiting.values()];
      const read = new Map(unknown.map(({ siteId, visitor }) => [keyOf(siteId, visitor), nothing]));
      for (const row of [...rows, ...noted]) {
        const key = keyOf(row.siteId, row.visitor);
        const claims = read.get(key);
        if (claims !== undefined) read.set(key, addClaim(claims, row));
      }
      for (const [key, claims] of read) known.set(key, { claims, readAtMs });
    },
    claimsOf: (siteId, visitor) => known.get(keyOf(siteId, visitor))?.claims ?? nothing,
    note: (siteId, visitor, { kind, domain }, day) => {
      const key = keyOf(siteId, visitor);
      const before = known.get(key);
      const row = { siteId, visitor, kind, domain, day };
      const claims = addClaim(before?.claims ?? nothing, row);
      known.set(key, { claims, readAtMs: before?.readAtMs ?? 0 });
      if (claims.some((claim) => claim.kind === kind && claim.domain === domain))
        waiting.set(`${key} ${kind} ${domain}`, row);
    },
    write: async () => {
      if (waiting.size === 0) return;
      const rows = waiting;
      waiting = new Map();
      try {
        await keepOrDrop([...rows.values()], (some) => keepVisitorClaims(records, some), onDrop);
      } catch (error) {
        // The batch comes again and notes its own anew; what other batches noted must not get lost.
        for (const [key, row] of rows) if (!waiting.has(key)) waiting.set(key, row);
        throw error;
      }
    },
  };
}

/** The newest few, verified ones before all others. */
function addClaim(before: readonly FirstPartyClaim[], row: VisitorClaimRow): readonly FirstPartyClaim[] {
  const others = before.filter(({ kind, domain }) => kind !== row.kind || domain !== row.domain);
  const all = [toClaim(row), ...others];
  if (all.length <= claimsMax) return all;
  const verified = all.filter(({ kind }) => kind === 'verified_email');
  return [...verified, ...all.filter(({ kind }) => kind !== 'verified_email')].slice(0, claimsMax);
}

/** Only who agreed can have said anything; visitors of a day's salt are nobody tomorrow. */
function findUnknown(
  batches: readonly QueuedBatch[],
  known: { get(key: string): Known | undefined },
  freshFromMs: number,
): { siteId: number; visitor: string }[] {
  const unknown = new Map<string, { siteId: number; visitor: string }>();
  for (const { requests } of batches) {
    for (const { siteId, visitor, consent } of requests) {
      if (visitor === '' || consent.state !== 'granted') continue;
      const key = keyOf(siteId, visitor);
      // Getting it also keeps it from being the next to go.
      if ((known.get(key)?.readAtMs ?? 0) < freshFromMs) unknown.set(key, { siteId, visitor });
    }
  }
  return [...unknown.values()];
}

function keyOf(siteId: number, visitor: string): string {
  return `${siteId} ${visitor}`;
}

/** The month is enough to let a word fade, and many visitors of one company share a decision. */
function toClaim({ kind, domain, day }: VisitorClaimRow): FirstPartyClaim {
  const id = kind === 'verified_email' ? 'visitor:server' : 'visitor:form';
  return {
    kind,
    domain,
    dataset: { id, family: 'first_party', date: `${day.slice(0, 7)}-01`, licence: 'own' },
  };
}
