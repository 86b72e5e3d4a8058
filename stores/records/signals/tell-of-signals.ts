// Whoever is to be told of new signals: called in the transaction that writes them, so that a signal and what becomes of it are
// there together or not at all.

import type { Transaction } from '../change-companies.ts';
import type { SignalRow } from './keep-signals.ts';

/** What is known of the company when its signals are written. */
interface ToldFacts {
  readonly companyId: number;
  readonly companyName: string;
  /** The lead that is open; null when there is none. */
  readonly leadId: number | null;
  /** Who looks after the lead, or else the company; null when nobody does. */
  readonly ownerId: string | null;
  readonly nowMs: number;
}

/** `signals`: new ones of one company, in the order of their ids. */
export type TellOfSignals = (
  db: Transaction,
  signals: readonly SignalRow[],
  facts: ToldFacts,
) => Promise<void>;
