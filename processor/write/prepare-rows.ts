// Takes judged arrivals through the pipeline and turns each into the line that will be inserted. In slices, so that
// other work of this process gets its turn.

import type { EarlyOutcome } from '#contract/event-outcome.ts';
import type { DescribedEvent } from '#contract/event-stages.ts';
import { outcomeRow, rowText, storedRow } from '#stores/events/event-row.ts';
import type { ArrivedEvent } from '../arrived-event.ts';
import { isEarlyOutcome } from '../pipeline-step.ts';
import { describeOutcome } from './describe-outcome.ts';
import type { JudgedArrival } from './judge-duplicates.ts';
import type { AddressKeys } from './seal-address.ts';
import type { PreparedRow } from './write-rows.ts';

export interface PrepareParts {
  /** Takes one event through all steps. */
  describe(arrived: ArrivedEvent): DescribedEvent | EarlyOutcome;
  /** Called for every event that is or was stored. */
  note(event: DescribedEvent): void;
  addressKeys: AddressKeys;
}

const sliceEvents = 250;

export async function prepareRows(
  parts: PrepareParts,
  judged: readonly JudgedArrival[],
): Promise<PreparedRow[]> {
  const rows: PreparedRow[] = [];
  for (let at = 0; at < judged.length; at += sliceEvents) {
    if (at > 0) await new Promise((resolve) => setImmediate(resolve));
    for (const source of judged.slice(at, at + sliceEvents)) {
      const text = prepareRow(parts, source);
      if (text !== undefined) rows.push({ idTimeMs: source.arrived.idTimeMs, text, source });
    }
  }
  return rows;
}

/** Undefined when there is nothing to write. */
function prepareRow(parts: PrepareParts, { arrived, verdict, rowId }: JudgedArrival): string | undefined {
  if (verdict === 'duplicate') {
    return outcomeLine(parts, arrived, rowId, { outcome: 'dropped', reason: 'duplicate' });
  }
  const described = describe(parts, arrived);
  // An earlier try may have died between the rows and the records: what the event means is noted again.
  if (!isEarlyOutcome(described)) parts.note(described);
  if (verdict === 'written') return undefined;
  return isEarlyOutcome(described)
    ? outcomeLine(parts, arrived, rowId, described)
    : `${rowText(storedRow(described))}\n`;
}

function describe(parts: PrepareParts, arrived: ArrivedEvent): DescribedEvent | EarlyOutcome {
  const { event, hasBadId } = arrived;
  if (event.stopped !== undefined) return { outcome: 'dropped', reason: event.stopped };
  if (hasBadId) {
    const error = 'The id of the event is not a UUIDv7.';
    return { outcome: 'rejected', reason: 'malformed', step: 'arrive', error };
  }
  return parts.describe(arrived);
}

function outcomeLine(
  parts: PrepareParts,
  arrived: ArrivedEvent,
  rowId: string,
  outcome: EarlyOutcome,
): string {
  return `${rowText(outcomeRow(describeOutcome(arrived, rowId, outcome, parts.addressKeys)))}\n`;
}
