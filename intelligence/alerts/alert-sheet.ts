// What one message to a channel says, before it is put into words and into the form that the channel takes.

import type { AlertAct, AlertContent, AlertSignal } from '#contract/alert-report.ts';

export interface AlertSheet {
  readonly what: AlertContent;
  /** The same with each try. */
  readonly messageId: string;
  /** ISO 8601: when it came to be. */
  readonly at: string;
  /** At least one but for `week` and `test`; the strongest first. */
  readonly lines: readonly AlertLine[];
  /** Lines that found no room. */
  readonly more: number;
  readonly week: WeekFigures | null;
  readonly handOver: HandOverLines | null;
  /** A colleague mentioned the reader beside the lead of this company. */
  readonly mention: { readonly by: string; readonly company: string; readonly url: string } | null;
  /** A user read or took out far more records than usual. */
  readonly unusual: UnusualLines | null;
  /** Where the reader changes what they are told. */
  readonly settingsUrl: string;
  /** Where all signals stand. */
  readonly signalsUrl: string;
  /** IANA name of the reader's time zone. */
  readonly timeZone: string;
}

export interface AlertLine {
  readonly signalId: number;
  readonly kind: AlertSignal;
  readonly companyId: number;
  readonly company: string;
  /** ISO 3166 code and province, as far as known; '' otherwise. */
  readonly place: string;
  /** Name of whom it is about; '' where nobody is named, or names may not leave. */
  readonly person: string;
  /** Name of the colleague who is away and in whose place the reader is told; '' otherwise. */
  readonly insteadOf: string;
  /** ISO 8601: when it happened. */
  readonly at: string;
  /** 0 to 100. */
  readonly score: number;
  readonly fit: number;
  readonly isKnown: boolean;
  readonly deal: 'none' | 'open' | 'lost';
  /** The company's page. */
  readonly url: string;
  /** None where the reader is not one known user. */
  readonly acts: readonly { readonly act: AlertAct; readonly url: string }[];
}

/** Leads that are the reader's from now on, or are no longer. */
interface HandOverLines {
  readonly what: Extract<AlertContent, 'hand_over' | 'leads_given_away' | 'leads_taken_back'>;
  /** Whose they were; '' when that user is gone. */
  readonly from: string;
  /** Whose they are now; '' where the reader is told nothing of colleagues. */
  readonly to: string;
  readonly by: string;
  readonly count: number;
  /** `url`: '' where the reader may not open the lead any more. */
  readonly leads: readonly { readonly company: string; readonly nextStep: string; readonly url: string }[];
}

interface UnusualLines {
  readonly isExport: boolean;
  readonly who: string;
  /** Within a day, or in one file. */
  readonly records: number;
  /** The most before. */
  readonly usual: number;
  /** The audit log. */
  readonly url: string;
}

/** What was found in a week and what became of it; counts. */
export interface WeekFigures {
  /** Days such as 2026-11-23, the first and the last. */
  readonly from: string;
  readonly to: string;
  /** The most frequent first. */
  readonly signals: readonly { readonly kind: AlertSignal; readonly count: number }[];
  readonly companies: number;
  readonly toldAtOnce: number;
  readonly toldTogether: number;
  readonly untold: number;
  /** Signals of which somebody did something from the alert. */
  readonly taken: number;
  readonly called: number;
  readonly notInteresting: number;
  /** Leads that were made, and that ended. */
  readonly leadsMade: number;
  readonly leadsWon: number;
  readonly leadsLost: number;
  /** Companies with the strongest signals that nobody has taken. */
  readonly open: readonly AlertLine[];
}
