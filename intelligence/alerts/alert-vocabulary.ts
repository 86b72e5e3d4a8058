// What the words of alerts are, in whatever language.

import type { AlertAct, AlertSignal } from '#contract/alert-report.ts';

export interface AlertWords {
  readonly titles: Readonly<Record<AlertSignal, string>>;
  /** Whole sentences. */
  readonly whys: Readonly<Record<AlertSignal, string>>;
  readonly acts: Readonly<Record<AlertAct, string>>;
  readonly open: string;
  readonly openAll: string;
  /** `names`: those of the first companies. */
  readonly together: (count: number, names: string) => string;
  readonly andMore: (count: number) => string;
  readonly moreLines: (count: number) => string;
  readonly week: (from: string, to: string) => string;
  readonly score: (score: number, fit: number) => string;
  readonly known: string;
  readonly deals: Readonly<Record<'open' | 'lost', string>>;
  readonly person: (name: string) => string;
  readonly insteadOf: (name: string) => string;
  readonly handOver: (count: number, from: string) => string;
  readonly handOverText: (by: string) => string;
  /** `to`: '' where nobody is named. */
  readonly givenAway: (count: number, to: string) => string;
  readonly givenAwayText: (by: string) => string;
  readonly takenBack: (count: number, to: string) => string;
  readonly takenBackText: string;
  readonly nextStep: string;
  readonly mention: (by: string, company: string) => string;
  readonly mentionText: string;
  readonly unusual: (isExport: boolean, who: string, records: number) => string;
  readonly unusualText: (isExport: boolean, usual: number) => string;
  readonly openAudit: string;
  readonly settings: string;
  readonly unsubscribe: string;
  readonly why: string;
  readonly test: string;
  readonly testText: string;
  readonly quiet: string;
  readonly found: string;
  readonly became: string;
  readonly leftOver: string;
  readonly figures: Readonly<
    Record<
      | 'companies'
      | 'toldAtOnce'
      | 'toldTogether'
      | 'untold'
      | 'taken'
      | 'called'
      | 'notInteresting'
      | 'leadsMade'
      | 'leadsWon'
      | 'leadsLost',
      string
    >
  >;
}
