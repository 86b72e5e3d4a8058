// An alert as the Workflows of Microsoft Teams take it: an adaptive card. Names stand in runs of text, which know no markdown,
// so that nothing in them becomes a link. Sources: adaptivecards.io, and learn.microsoft.com on incoming webhooks by Workflows.

import type { AlertSheet } from './alert-sheet.ts';
import { type AlertLanguage, alertWords } from './alert-words.ts';
import { lineFacts, nameSheet } from './name-sheet.ts';
import { oneLine } from './safe-text.ts';
import { writeWeek } from './write-week.ts';

type Card = Readonly<Record<string, unknown>>;

/** A message may have 28 KB. */
const teamsLinesMax = 15;

export function writeTeams(sheet: AlertSheet, language: AlertLanguage): Card {
  const words = alertWords(language);
  const week = sheet.week === null ? [] : writeWeek(sheet.week, language);
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    msteams: { width: 'Full' },
    body: [
      runs([{ text: nameSheet(sheet, language), weight: 'Bolder', size: 'Large' }]),
      ...(sheet.what === 'test' ? [runs([{ text: words.testText }])] : []),
      ...week.flatMap(({ title, figures }) => [
        runs([{ text: title, weight: 'Bolder' }]),
        { type: 'FactSet', facts: figures.map(({ name, count }) => ({ title: name, value: String(count) })) },
      ]),
      ...(week.length > 0 && sheet.lines.length > 0
        ? [runs([{ text: words.leftOver, weight: 'Bolder' }])]
        : []),
      ...sheet.lines.slice(0, teamsLinesMax).flatMap((line) => [
        runs([{ text: oneLine(line.company), weight: 'Bolder' }, { text: ` · ${words.titles[line.kind]}` }]),
        ...lineFacts(line, language, sheet.timeZone).map((text) => runs([{ text, isSubtle: true }])),
        {
          type: 'ActionSet',
          actions: [
            open(words.open, line.url),
            ...line.acts.map(({ act, url }) => open(words.acts[act], url)),
          ],
        },
      ]),
      ...(sheet.more > 0 ? [runs([{ text: words.moreLines(sheet.more) }])] : []),
    ],
    actions: [open(words.openAll, sheet.signalsUrl), open(words.settings, sheet.settingsUrl)],
  };
  const contentType = 'application/vnd.microsoft.card.adaptive';
  return { type: 'message', attachments: [{ contentType, contentUrl: null, content }] };
}

const open = (title: string, url: string) => ({ type: 'Action.OpenUrl', title, url });

function runs(inlines: readonly Readonly<Record<string, unknown>>[]): Card {
  return { type: 'RichTextBlock', inlines: inlines.map((inline) => ({ type: 'TextRun', ...inline })) };
}
