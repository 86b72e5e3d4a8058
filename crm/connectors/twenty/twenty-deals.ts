// Opportunities of Twenty. Which stages end one a workspace does not say: an administrator does, and else the name of the stage. Nor does it
// say when one was closed: its closing date is when somebody expects that.

import type { DealStages, DealState } from '#contract/crm.ts';
import { hashValues } from '#intelligence/sync/loop-guard.ts';
import { numberOf, textOf } from '../../http/read-json.ts';
import type { RemoteDeal } from '../connector.ts';
import type { TwentyParts } from './twenty-parts.ts';

export const dealFields = [
  ...['name', 'company', 'stage', 'amount', 'owner', 'closeDate', 'createdAt', 'updatedAt'],
] as const;

/** What its templates and most people call the last ones. */
const words: Readonly<Record<'won' | 'lost', ReadonlySet<string>>> = {
  won: new Set(['WON', 'CUSTOMER', 'VINTA', 'VINTO', 'CLIENTE']),
  lost: new Set(['LOST', 'PERSA', 'PERSO']),
};

export interface DealReader {
  /** Changes with what the stages mean: what was read before is to be read again then. */
  readonly mark: string;
  read(row: unknown): RemoteDeal;
}

/** Rejects with CrmError. */
export async function openTwentyDeals({ schema, dealStages }: TwentyParts): Promise<DealReader> {
  const { options = [] } = (await schema.fieldsOf('opportunity')).get('stage') ?? {};
  const states = new Map(options.map(({ value, label }) => [value, stateOf(dealStages, value, label)]));
  return {
    mark: hashValues(Object.fromEntries(states)),
    read: (row) => {
      const stageId = textOf(row, 'stage');
      return readDeal(row, stageId, states.get(stageId) ?? stateOf(dealStages, stageId, ''));
    },
  };
}

function stateOf({ won, lost }: DealStages, stageId: string, label: string): DealState {
  const isNamed = (names: readonly string[]) =>
    names.some((name) => [stageId, label].some((one) => one.toUpperCase() === name.trim().toUpperCase()));
  if (isNamed(lost)) return 'lost';
  if (isNamed(won)) return 'won';
  // What people see counts before what it was called when it was made.
  for (const name of [label, stageId]) {
    const parts = name.toUpperCase().split(/[^\p{L}]+/u);
    if (parts.some((part) => words.lost.has(part))) return 'lost';
    if (parts.some((part) => words.won.has(part))) return 'won';
  }
  return 'open';
}

function readDeal(row: unknown, stageId: string, state: DealState): RemoteDeal {
  const micros = numberOf(row, 'amount', 'amountMicros');
  const moment = (name: string) => {
    const ms = Date.parse(textOf(row, name));
    return Number.isFinite(ms) ? ms : undefined;
  };
  const [openedMs, changedMs] = [moment('createdAt'), moment('updatedAt')];
  return {
    // What an administrator says of its stage changes it too.
    ...{ id: textOf(row, 'id'), version: `${textOf(row, 'updatedAt')} ${state}` },
    ...{ companyId: textOf(row, 'companyId'), name: textOf(row, 'name'), stageId, state },
    ...{ ownerId: textOf(row, 'ownerId'), lostReason: '' },
    amount: micros === undefined ? undefined : micros / 1_000_000,
    currency: textOf(row, 'amount', 'currencyCode'),
    openedMs,
    closedMs: state === 'open' ? undefined : changedMs,
    closedFirstMs: state === 'open' ? undefined : closedFirst(moment('closeDate'), openedMs, changedMs),
  };
}

/** As it was expected, but not before it was opened and not after its last change. */
function closedFirst(expectedMs = Infinity, openedMs = 0, changedMs = Infinity): number | undefined {
  const ms = Math.max(openedMs, Math.min(expectedMs, changedMs));
  return Number.isFinite(ms) ? ms : undefined;
}
