// The figures of the page of the week, named, in the order in which they are read.

import type { WeekFigures } from './alert-sheet.ts';
import { type AlertLanguage, alertWords } from './alert-words.ts';

interface NamedFigure {
  readonly name: string;
  readonly count: number;
}

export interface WeekTable {
  readonly title: string;
  readonly figures: readonly NamedFigure[];
}

const found = ['companies', 'toldAtOnce', 'toldTogether', 'untold'] as const;
const became = ['taken', 'called', 'notInteresting', 'leadsMade', 'leadsWon', 'leadsLost'] as const;

export function writeWeek(week: WeekFigures, language: AlertLanguage): readonly WeekTable[] {
  const words = alertWords(language);
  const named = (name: (typeof found | typeof became)[number]) => ({
    name: words.figures[name],
    count: week[name],
  });
  return [
    {
      title: words.found,
      figures: [
        ...week.signals.map(({ kind, count }) => ({ name: words.titles[kind], count })),
        ...found.map(named),
      ],
    },
    { title: words.became, figures: became.map(named) },
  ];
}
