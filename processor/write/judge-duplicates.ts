// Decides for every arrived event whether it is new, written already by an earlier try of its batch, or a duplicate.
// Which rows are duplicates inside one batch depends on the batch alone, so that every try decides the same.

import type { ArrivedEvent } from '../arrived-event.ts';
import { deriveId } from '../arrived-event.ts';
import { type KnownId, nameId, type WantedId } from './find-known-ids.ts';

/** Looks ids up in the store and among those that are being written now. */
export type KnownIdLookup = (wanted: readonly WantedId[]) => Promise<Map<string, readonly KnownId[]>>;

/**
 * `fresh`: to be worked out and written. `written`: nothing to write. `duplicate`: to be written as dropped, under an id
 * of its own so that it is counted and never takes the place of the original.
 */
type Verdict = 'fresh' | 'written' | 'duplicate';

export interface JudgedArrival {
  readonly arrived: ArrivedEvent;
  readonly verdict: Verdict;
  /** The id that the row gets: the event's own, or a derived one for a duplicate. */
  readonly rowId: string;
}

export async function judgeDuplicates(
  events: readonly ArrivedEvent[],
  lookUp: KnownIdLookup,
): Promise<JudgedArrival[]> {
  const known = await lookUp(events.map(wantedOf));
  const seen = new Map<string, ArrivedEvent>();
  const judged = events.map((arrived) => judge(arrived, known, seen));
  return forgetWrittenDuplicates(judged, lookUp);
}

function judge(
  arrived: ArrivedEvent,
  known: ReadonlyMap<string, readonly KnownId[]>,
  seen: Map<string, ArrivedEvent>,
): JudgedArrival {
  const name = nameId(arrived.request.siteId, arrived.id);
  const first = seen.get(name);
  if (first === undefined) seen.set(name, arrived);
  const verdict =
    first === undefined
      ? judgeFirst(arrived, known.get(name))
      : arrived.attempt > 0
        ? 'written'
        : 'duplicate';
  const rowId =
    verdict === 'duplicate' ? deriveId(arrived.batch, arrived.index, arrived.idTimeMs) : arrived.id;
  return { arrived, verdict, rowId };
}

/** A replay (attempt > 0) replaces what is there; asked for twice, its second copy was never received from outside. */
function judgeFirst(arrived: ArrivedEvent, rows: readonly KnownId[] | undefined): Verdict {
  const standing = rows?.filter((row) => row.attempt >= arrived.attempt) ?? [];
  if (standing.length === 0) return 'fresh';
  if (arrived.attempt > 0 || standing.some((row) => row.batch === arrived.batch)) return 'written';
  return 'duplicate';
}

/** A duplicate whose own row is there was counted by an earlier try. */
async function forgetWrittenDuplicates(
  judged: JudgedArrival[],
  lookUp: KnownIdLookup,
): Promise<JudgedArrival[]> {
  const duplicates = judged.filter((entry) => entry.verdict === 'duplicate');
  if (duplicates.length === 0) return judged;
  const known = await lookUp(duplicates.map(({ arrived, rowId }) => ({ ...wantedOf(arrived), id: rowId })));
  return judged.map((entry) =>
    entry.verdict === 'duplicate' && known.has(nameId(entry.arrived.request.siteId, entry.rowId))
      ? { ...entry, verdict: 'written' }
      : entry,
  );
}

function wantedOf(arrived: ArrivedEvent): WantedId {
  return { siteId: arrived.request.siteId, id: arrived.id, idTimeMs: arrived.idTimeMs };
}
