// An alert as a mail: subject, text and HTML that say the same. The HTML loads nothing, so that it shows the same everywhere and
// tells nobody that it was read.

import { alertButton, alertFrame, alertHeading, alertPanel, alertTable } from './alert-html.ts';
import type { AlertLine, AlertSheet } from './alert-sheet.ts';
import { type AlertLanguage, alertWords } from './alert-words.ts';
import { handOverText, lineFacts, nameSheet } from './name-sheet.ts';
import { oneLine, safeHtml } from './safe-text.ts';
import { writeWeek } from './write-week.ts';

export interface AlertMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** `unsubscribeUrl`: where one tap ends these mails. */
export function writeAlertMail(
  sheet: AlertSheet,
  language: AlertLanguage,
  unsubscribeUrl: string,
): AlertMail {
  const subject = nameSheet(sheet, language);
  return {
    subject,
    text: writeText(sheet, language, subject, unsubscribeUrl),
    html: writeHtml(sheet, language, subject, unsubscribeUrl),
  };
}

function writeText(sheet: AlertSheet, language: AlertLanguage, subject: string, unsubscribeUrl: string) {
  const words = alertWords(language);
  const weekText = (sheet.week === null ? [] : writeWeek(sheet.week, language)).map(
    ({ title, figures }) => `${title}\n${figures.map(({ name, count }) => `  ${name}: ${count}`).join('\n')}`,
  );
  const parts = [
    subject,
    ...(sheet.what === 'test' ? [words.testText] : []),
    ...weekText,
    ...handOverTexts(sheet, language),
    ...(sheet.mention === null ? [] : [`${words.mentionText}\n${words.open}: ${sheet.mention.url}`]),
    ...unusualTexts(sheet, language),
    ...(sheet.week !== null && sheet.lines.length > 0 ? [words.leftOver] : []),
    ...sheet.lines.map((line) => lineText(line, language, sheet.timeZone)),
    ...(sheet.more > 0 ? [words.moreLines(sheet.more)] : []),
    `${words.openAll}: ${sheet.signalsUrl}`,
    `-- \n${words.why}\n${words.settings}: ${sheet.settingsUrl}\n${words.unsubscribe}: ${unsubscribeUrl}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function mentionHtml({ mention }: AlertSheet, language: AlertLanguage): string[] {
  if (mention === null) return [];
  const words = alertWords(language);
  const open = alertButton(safeUrl(mention.url), safeHtml(words.open), 'strong');
  return [alertPanel(`<div style="margin-bottom:12px">${safeHtml(words.mentionText)}</div>${open}`)];
}

function unusualTexts({ unusual }: AlertSheet, language: AlertLanguage): string[] {
  if (unusual === null) return [];
  const words = alertWords(language);
  return [`${words.unusualText(unusual.isExport, unusual.usual)}\n${words.openAudit}: ${unusual.url}`];
}

function unusualHtml({ unusual }: AlertSheet, language: AlertLanguage): string[] {
  if (unusual === null) return [];
  const words = alertWords(language);
  const text = safeHtml(words.unusualText(unusual.isExport, unusual.usual));
  const open = alertButton(safeUrl(unusual.url), safeHtml(words.openAudit), 'strong');
  return [alertPanel(`<div style="margin-bottom:12px">${text}</div>${open}`)];
}

function handOverTexts({ handOver }: AlertSheet, language: AlertLanguage): string[] {
  if (handOver === null) return [];
  const words = alertWords(language);
  const left = handOver.count - handOver.leads.length;
  return [
    handOverText(handOver, language),
    ...handOver.leads.map(({ company, nextStep, url }) =>
      [
        oneLine(company),
        ...(nextStep === '' ? [] : [`${words.nextStep}: ${oneLine(nextStep)}`]),
        ...(url === '' ? [] : [`${words.open}: ${url}`]),
      ].join('\n'),
    ),
    ...(left > 0 ? [words.moreLines(left)] : []),
  ];
}

function handOverHtml({ handOver }: AlertSheet, language: AlertLanguage): string[] {
  if (handOver === null) return [];
  const words = alertWords(language);
  const left = handOver.count - handOver.leads.length;
  return [
    alertPanel(safeHtml(handOverText(handOver, language))),
    ...handOver.leads.map(({ company, nextStep, url }) => {
      const step = nextStep === '' ? '' : `${safeHtml(words.nextStep)}: ${safeHtml(nextStep)}`;
      const open = url === '' ? '' : alertButton(safeUrl(url), safeHtml(words.open), 'strong');
      return alertPanel(
        `<div style="font-size:18px;font-weight:600;margin:2px 0 6px">${safeHtml(company)}</div>` +
          `<div style="margin-bottom:12px">${step}</div>${open}`,
      );
    }),
    ...(left > 0 ? [alertPanel(safeHtml(words.moreLines(left)))] : []),
  ];
}

function lineText(line: AlertLine, language: AlertLanguage, timeZone: string): string {
  const words = alertWords(language);
  return [
    `${words.titles[line.kind]}: ${oneLine(line.company)}`,
    ...lineFacts(line, language, timeZone),
    `${words.open}: ${line.url}`,
    ...line.acts.map(({ act, url }) => `${words.acts[act]}: ${url}`),
  ].join('\n');
}

function writeHtml(sheet: AlertSheet, language: AlertLanguage, subject: string, unsubscribeUrl: string) {
  const words = alertWords(language);
  const { lines, more, week, timeZone } = sheet;
  const body = [
    alertHeading(safeHtml(subject)),
    ...(sheet.what === 'test' ? [alertPanel(words.testText)] : []),
    ...(week === null ? [] : writeWeek(week, language)).map(({ title, figures }) =>
      alertTable(
        safeHtml(title),
        figures.map(({ name, count }) => [safeHtml(name), String(count)]),
      ),
    ),
    ...(week !== null && lines.length > 0 ? [alertHeading(safeHtml(words.leftOver))] : []),
    ...lines.map((line) => lineHtml(line, language, timeZone)),
    ...handOverHtml(sheet, language),
    ...mentionHtml(sheet, language),
    ...unusualHtml(sheet, language),
    ...(more > 0 ? [alertPanel(safeHtml(words.moreLines(more)))] : []),
    alertPanel(alertButton(sheet.signalsUrl, words.openAll, 'plain')),
  ];
  return alertFrame({
    language,
    title: safeHtml(subject),
    body: body.join(''),
    foot: [
      safeHtml(words.why),
      `<a href="${safeUrl(sheet.settingsUrl)}">${safeHtml(words.settings)}</a> · <a href="${safeUrl(unsubscribeUrl)}">${safeHtml(words.unsubscribe)}</a>`,
    ].join('<br>'),
  });
}

function lineHtml(line: AlertLine, language: AlertLanguage, timeZone: string): string {
  const words = alertWords(language);
  const facts = lineFacts(line, language, timeZone).map(safeHtml).join('<br>');
  const acts = line.acts.map(({ act, url }) => alertButton(safeUrl(url), safeHtml(words.acts[act]), 'plain'));
  const open = alertButton(safeUrl(line.url), safeHtml(words.open), 'strong');
  return alertPanel(
    `<div style="font-size:13px;color:#5b6573">${safeHtml(words.titles[line.kind])}</div>` +
      `<div style="font-size:18px;font-weight:600;margin:2px 0 6px">${safeHtml(line.company)}</div>` +
      `<div style="margin-bottom:12px">${facts}</div>${open}${acts.join('')}`,
  );
}

/** Our own addresses: nothing else is linked. */
function safeUrl(url: string): string {
  return url.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
