// The words of alerts, in the language of the channel. `words-en.ts` and `words-it.ts` hold them.

import type { AlertAct, AlertSignal } from '#contract/alert-report.ts';
import { englishWords } from './words-en.ts';
import { italianWords } from './words-it.ts';

export type AlertLanguage = 'en' | 'it';

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

const words: Readonly<Record<AlertLanguage, AlertWords>> = { en: englishWords, it: italianWords };

export function alertWords(language: AlertLanguage): AlertWords {
  return words[language];
}

const locales: Readonly<Record<AlertLanguage, string>> = { en: 'en-GB', it: 'it-IT' };

/** Day and time of day on the reader's wall. */
export function alertTime(iso: string, language: AlertLanguage, timeZone: string): string {
  return new Intl.DateTimeFormat(locales[language], {
    ...{ timeZone, weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  }).format(new Date(iso));
}

/** `day`: such as 2026-11-23. */
export function alertDay(day: string, language: AlertLanguage): string {
  const format = { timeZone: 'UTC', day: 'numeric', month: 'long' } as const;
  return new Intl.DateTimeFormat(locales[language], format).format(new Date(`${day}T00:00:00Z`));
}
