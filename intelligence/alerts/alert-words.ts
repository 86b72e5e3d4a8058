// The words of alerts, in the language of the channel. `words-en.ts` and `words-it.ts` hold them.

import type { AlertWords } from './alert-vocabulary.ts';
import { englishWords } from './words-en.ts';
import { italianWords } from './words-it.ts';

export type AlertLanguage = 'en' | 'it';

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
