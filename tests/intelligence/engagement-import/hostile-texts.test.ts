// Guarantees that no file keeps the server busy, whatever stands in its cells and messages.

import { expect, test } from 'vitest';
import { messageCharsMax } from '#intelligence/engagement-import/chat/chat-message.ts';
import { findTypedContacts } from '#intelligence/engagement-import/chat/find-typed-contacts.ts';
import { looksLikeWhatsapp, readWhatsapp } from '#intelligence/engagement-import/chat/read-whatsapp.ts';
import { hideContact } from '#intelligence/engagement-import/hide-contact.ts';
import { readAction } from '#intelligence/engagement-import/read-action.ts';
import { readHandle } from '#intelligence/engagement-import/read-handle.ts';
import { guessDateOrder, readMoment } from '#intelligence/engagement-import/read-moment.ts';
import { hostileLines, measureCpuMs } from '#tests/support/hostile-lines.ts';

const reading = { zone: 'Europe/Rome', dates: 'day_first' } as const;
/** A cell may be as long as a row, which has a million letters at the most. */
const cellMax = 200_000;
/** Each takes a few milliseconds; a pattern that squares over a cell takes half a minute. */
const cellMsMax = 300;
/** Forty messages take some ten milliseconds; with a pattern that squares over each, seconds. */
const messagesMsMax = 200;
const messages = 40;

test('no cell of any shape takes longer than one of ordinary letters by much', () => {
  const slow: string[] = [];
  const starts = ['12/05/26', 'Wed Oct 10 ', '2026-01-01T10:00', '10:15', 'https://', 'commented ', '1/2/3 '];
  for (const cell of hostileLines(starts, cellMax))
    note(slow, cell, cellMsMax, () => {
      readMoment(cell, reading);
      guessDateOrder([cell]);
      readAction(cell, true);
      readHandle(cell, 'engagement');
      hideContact(cell);
    });
  expect(slow).toEqual([]);
}, 120_000);

test('nor does a message of any shape', () => {
  const slow: string[] = [];
  const starts = [
    'Anna: ',
    'Anna: document ',
    'Anna: <attached: ',
    'mi chiamo ',
    '+39 ',
    'a@b.',
    '~',
    'Anna: IMG.jpg (',
  ];
  for (const text of hostileLines(starts, messageCharsMax)) {
    const file = `12/05/26, 10:15 - ${text.replaceAll('\n', ' ')}\n`.repeat(messages);
    note(slow, text, messagesMsMax, () => {
      looksLikeWhatsapp(file);
      readWhatsapp(file, 'WhatsApp Chat with Anna.txt', reading);
      findTypedContacts([text]);
    });
  }
  expect(slow).toEqual([]);
}, 240_000);

function note(slow: string[], text: string, msMax: number, work: () => unknown): void {
  const ms = measureCpuMs(work);
  if (ms > msMax) slow.push(`${Math.round(ms)} ms: ${JSON.stringify(text.slice(0, 60))}`);
}
