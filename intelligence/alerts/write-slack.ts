// An alert as Slack's incoming webhooks take it: blocks, and a text for the notification. Names are escaped, so that nobody is
// mentioned and nothing is linked by them. Source: docs.slack.dev, block kit and "formatting text".

import type { AlertSheet } from './alert-sheet.ts';
import { type AlertLanguage, alertWords } from './alert-words.ts';
import { lineFacts, nameSheet } from './name-sheet.ts';
import { safeSlack } from './safe-text.ts';
import { writeWeek } from './write-week.ts';

type SlackBlock = Readonly<Record<string, unknown>>;

export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

/** Slack takes 50 blocks; a line has two at the most. */
const slackLinesMax = 20;
const headingMax = 150;
const sectionMax = 3_000;

export function writeSlack(sheet: AlertSheet, language: AlertLanguage): SlackMessage {
  const words = alertWords(language);
  const heading = nameSheet(sheet, language);
  const week = sheet.week === null ? [] : writeWeek(sheet.week, language);
  return {
    text: safeSlack(heading),
    blocks: [
      { type: 'header', text: plain(heading.slice(0, headingMax)) },
      ...(sheet.what === 'test' ? [section(words.testText)] : []),
      ...week.map(({ title, figures }) =>
        section(`*${title}*\n${figures.map(({ name, count }) => `${name}: ${count}`).join('\n')}`),
      ),
      ...(week.length > 0 && sheet.lines.length > 0 ? [section(`*${words.leftOver}*`)] : []),
      ...sheet.lines.slice(0, slackLinesMax).flatMap((line) => [
        section(
          [
            `*${safeSlack(line.company)}* · ${words.titles[line.kind]}`,
            ...lineFacts(line, language, sheet.timeZone).map(safeSlack),
          ].join('\n'),
        ),
        {
          type: 'actions',
          elements: [
            button(words.open, line.url),
            ...line.acts.map(({ act, url }) => button(words.acts[act], url)),
          ],
        },
      ]),
      ...(sheet.more > 0 ? [section(words.moreLines(sheet.more))] : []),
      section(`<${sheet.signalsUrl}|${words.openAll}> · <${sheet.settingsUrl}|${words.settings}>`),
    ],
  };
}

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const button = (label: string, url: string) => ({ type: 'button', text: plain(label), url });

function section(text: string): SlackBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: text.slice(0, sectionMax), verbatim: true } };
}
