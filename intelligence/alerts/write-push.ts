// An alert as our service worker shows it: a heading, a few lines, where a tap leads, and two buttons at the most.

import type { AlertSheet } from './alert-sheet.ts';
import { type AlertLanguage, alertWords } from './alert-words.ts';
import { handOverText, lineFacts, nameSheet } from './name-sheet.ts';
import { oneLine } from './safe-text.ts';
import { writeWeek } from './write-week.ts';

export interface PushMessage {
  readonly title: string;
  readonly body: string;
  /** Where a tap leads, on the dashboard. */
  readonly url: string;
  /** A later message with the same takes the place of the earlier one. */
  readonly tag: string;
  readonly language: AlertLanguage;
  readonly actions: readonly { readonly action: string; readonly title: string; readonly url: string }[];
}

/** Browsers show two buttons. */
const actionsMax = 2;
const linesMax = 4;
/** Notifications cut longer ones. */
const bodyMax = 600;

export function writePush(sheet: AlertSheet, language: AlertLanguage): PushMessage {
  const words = alertWords(language);
  const only = sheet.what === 'signal' ? sheet.lines[0] : undefined;
  const acts = only?.acts.slice(0, actionsMax) ?? [];
  return {
    ...{ title: nameSheet(sheet, language), body: bodyOf(sheet, language).slice(0, bodyMax), language },
    url: only?.url ?? sheet.mention?.url ?? sheet.unusual?.url ?? sheet.signalsUrl,
    tag: sheet.messageId,
    actions: acts.map(({ act, url }) => ({ action: act, title: words.acts[act], url })),
  };
}

function bodyOf(sheet: AlertSheet, language: AlertLanguage): string {
  const { what, lines, week, handOver, mention, unusual, timeZone } = sheet;
  const words = alertWords(language);
  if (what === 'test') return words.testText;
  if (mention !== null) return words.mentionText;
  if (unusual !== null) return words.unusualText(unusual.isExport, unusual.usual);
  if (handOver !== null) return handOverText(handOver, language);
  if (week !== null)
    return (writeWeek(week, language)[0]?.figures ?? [])
      .slice(0, linesMax)
      .map(({ name, count }) => `${name}: ${count}`)
      .join('\n');
  const [first] = lines;
  if (what === 'signal' && first !== undefined) return lineFacts(first, language, timeZone).join('\n');
  return lines
    .slice(0, linesMax)
    .map((line) => `${oneLine(line.company)}: ${words.titles[line.kind]}`)
    .join('\n');
}
