// The heading of a message, and the few facts that stand below a signal; the same in every format.

import type { AlertLine, AlertSheet } from './alert-sheet.ts';
import type { AlertWords } from './alert-vocabulary.ts';
import { type AlertLanguage, alertDay, alertTime, alertWords } from './alert-words.ts';
import { oneLine } from './safe-text.ts';

const namedMax = 2;

/** Plain text, one line. */
export function nameSheet(
  { what, lines, more, week, handOver, mention, unusual }: AlertSheet,
  language: AlertLanguage,
): string {
  const words = alertWords(language);
  if (what === 'test') return words.test;
  if (week !== null) return words.week(alertDay(week.from, language), alertDay(week.to, language));
  if (mention !== null) return words.mention(oneLine(mention.by), oneLine(mention.company));
  if (unusual !== null) return words.unusual(unusual.isExport, oneLine(unusual.who), unusual.records);
  if (handOver !== null) return nameHandOver(handOver, words);
  const [first] = lines;
  if (first === undefined) return words.quiet;
  if (what === 'signal') return `${words.titles[first.kind]}: ${oneLine(first.company)}`;
  const companies = [...new Set(lines.map(({ company }) => oneLine(company)))];
  const named = companies.slice(0, namedMax).join(', ');
  const rest = companies.length - namedMax;
  return words.together(lines.length + more, rest > 0 ? `${named}${words.andMore(rest)}` : named);
}

type HandOver = NonNullable<AlertSheet['handOver']>;

function nameHandOver({ what, count, from, to }: HandOver, words: AlertWords): string {
  if (what === 'leads_given_away') return words.givenAway(count, oneLine(to));
  if (what === 'leads_taken_back') return words.takenBack(count, oneLine(to));
  return words.handOver(count, oneLine(from));
}

/** A plain sentence below the heading. */
export function handOverText({ what, by }: HandOver, language: AlertLanguage): string {
  const words = alertWords(language);
  if (what === 'leads_given_away') return words.givenAwayText(oneLine(by));
  return what === 'leads_taken_back' ? words.takenBackText : words.handOverText(oneLine(by));
}

/** Plain texts in the order in which they are read; what came from outside in them is one line and not escaped. */
export function lineFacts(line: AlertLine, language: AlertLanguage, timeZone: string): readonly string[] {
  const words = alertWords(language);
  const standing = [
    ...(line.isKnown ? [words.known] : []),
    ...(line.deal === 'none' ? [] : [words.deals[line.deal]]),
    ...(line.place === '' ? [] : [oneLine(line.place)]),
  ];
  return [
    words.whys[line.kind],
    ...(line.insteadOf === '' ? [] : [words.insteadOf(oneLine(line.insteadOf))]),
    ...(line.person === '' ? [] : [words.person(oneLine(line.person))]),
    [alertTime(line.at, language, timeZone), words.score(line.score, line.fit), ...standing].join(' · '),
  ];
}
