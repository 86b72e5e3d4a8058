// What the note of a company's week says: how it stands, what was signalled, and what its score came from. Nobody is named: what
// people said of themselves is a claim, and a note in a CRM is read by many.

import type { ScoreReason } from '#contract/score-rules.ts';
import type { SignalKind } from '#contract/signal-rules.ts';
import { type AlertLanguage, alertTime, alertWords } from '../alerts/alert-words.ts';

export interface CompanyWeek {
  /** 0 to 100. */
  readonly score: number;
  readonly fit: number;
  /** Milliseconds since 1970. */
  readonly lastEventMs: number;
  /** The newest first. */
  readonly signals: readonly { readonly kind: SignalKind; readonly atMs: number }[];
  /** The strongest first. */
  readonly reasons: readonly Pick<ScoreReason, 'rule' | 'points' | 'times' | 'actors'>[];
}

const words = {
  en: {
    lastVisit: (time: string) => `Last seen: ${time}`,
    reason: ({ rule, points, times, actors }: CompanyWeek['reasons'][number]) =>
      `${rule}: ${points} points, ${times === 1 ? 'once' : `${times} times`}${actors > 1 ? `, by ${actors} people or browsers` : ''}`,
  },
  it: {
    lastVisit: (time: string) => `Ultima visita: ${time}`,
    reason: ({ rule, points, times, actors }: CompanyWeek['reasons'][number]) =>
      `${rule}: ${points} punti, ${times === 1 ? 'una volta' : `${times} volte`}${actors > 1 ? `, da ${actors} persone o browser` : ''}`,
  },
} as const;

/** `timeZone`: of the CRM's people, such as `Europe/Rome`. */
export function describeWeek(week: CompanyWeek, language: AlertLanguage, timeZone: string): string[] {
  const said = alertWords(language);
  const time = (atMs: number) => alertTime(new Date(atMs).toISOString(), language, timeZone);
  return [
    said.score(week.score, week.fit),
    words[language].lastVisit(time(week.lastEventMs)),
    ...week.signals.map(({ kind, atMs }) => `${said.titles[kind]}, ${time(atMs)}: ${said.whys[kind]}`),
    ...week.reasons.map((reason) => words[language].reason(reason)),
  ];
}
