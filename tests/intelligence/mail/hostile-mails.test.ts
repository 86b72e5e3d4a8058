// Guarantees that no mail keeps the processor busy, whatever a stranger writes into it.

import { expect, test } from 'vitest';
import type { MailFacts } from '#intelligence/mail/mail-facts.ts';
import { cleanName, readAddresses } from '#intelligence/mail/read-addresses.ts';
import { readAuthentication } from '#intelligence/mail/read-authentication.ts';
import { readSignature } from '#intelligence/mail/read-signature.ts';
import { stripSubject } from '#intelligence/mail/strip-subject.ts';
import { understandMail } from '#intelligence/mail/understand-mail.ts';
import { hostileLines, measureCpuMs } from '#tests/support/hostile-lines.ts';
import { anna, colleague, own, sampleFacts } from './sample-facts.ts';

/** Letters of the longest text that the door lets through. */
const textMax = 200_000;
/** By the bounds that the patterns are given. */
const lineLengths = [85, 155, 495];
const linesTextMax = 80_000;
/** Lines of this many letters take some five milliseconds; with a pattern that squares over them, a quarter of a minute. */
const linesMsMax = 150;
/** The longest text takes some ten milliseconds; with a pattern that squares over a line of it, half a minute. */
const mailMsMax = 350;
const starts = [
  ...['Da: ', 'From:', '**Oggetto :**', 'il ', 'on ', 'am ', 'il giorno wrote ', '2024-01-01 '],
  ...[
    '---------- Forwarded message ',
    '> ',
    'in attesa ',
    'grazie e ',
    'cordiali ',
    'tel ',
    'm: +39',
    'www.',
  ],
  ...['Avvertenza', 'ai sensi', 'Acme s.r.l. ', 'P. IVA ', 'ufficio ', 'ing. ', '[https://a', '<mailto:a'],
];

test('no text of any shape takes longer than one of ordinary letters by much', () => {
  const slow: string[] = [];
  for (const length of lineLengths)
    for (const line of hostileLines(starts, length)) {
      const text = `${line}\n`.repeat(linesTextMax / (length + 1));
      note(slow, line, () => understandMail(sampleFacts({ text }), own), linesMsMax);
    }
  expect(slow).toEqual([]);
}, 400_000);

test('nor does a text without any line break', () => {
  const slow: string[] = [];
  for (const text of hostileLines(starts, textMax))
    note(slow, text, () => understandMail(sampleFacts({ text }), own));
  expect(slow).toEqual([]);
}, 400_000);

test('no header of any shape takes longer', () => {
  const slow: string[] = [];
  for (const line of hostileLines(['Fwd: ', 'R: ', 'spf=', 'dmarc=(', 'Rossi via ', '"', 'anna@'], 4_000)) {
    const header = { 'authentication-results': line, 'list-id': line, 'list-post': line, precedence: line };
    const mail: Partial<MailFacts> = { subject: line.slice(0, 1_000) };
    note(slow, line, () => {
      understandMail(sampleFacts({ ...mail, headers: header }), own);
      readAuthentication(line);
      stripSubject(line);
      for (let at = 0; at < 100; at += 1) cleanName(line);
      readAddresses(line.repeat(3));
    });
  }
  expect(slow).toEqual([]);
}, 120_000);

test('no signature of any shape takes longer', () => {
  const slow: string[] = [];
  for (const line of hostileLines(starts, 299)) {
    const lines = Array.from({ length: 50 }, () => line);
    note(slow, line, () => readSignature(['Anna Rossi', ...lines], anna));
  }
  expect(slow).toEqual([]);
}, 120_000);

test('a forward that marks the beginning of another on every line takes no longer', () => {
  const slow: string[] = [];
  for (const mark of [
    '---------- Forwarded message ---------',
    '----- Original Message -----',
    '____________________',
    'From: a',
  ])
    for (const gap of ['', '\n', '\n> Da: a\n']) {
      const text = `${mark}${gap}\n`.repeat(textMax).slice(0, textMax);
      const mail = sampleFacts({ from: colleague, subject: 'Fwd: x', text });
      note(slow, `${mark}${gap}`, () => understandMail(mail, own));
    }
  expect(slow).toEqual([]);
}, 120_000);

function note(slow: string[], line: string, work: () => unknown, msMax = mailMsMax): void {
  const ms = measureCpuMs(work);
  if (ms > msMax)
    slow.push(`${Math.round(ms)} ms, ${line.length} letters: ${JSON.stringify(line.slice(0, 60))}`);
}
