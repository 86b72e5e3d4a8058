// Small files as the usual exporters write them, and what is needed to read them.

import type { ImportReading } from '#contract/import-report.ts';
import { guessOwnNames, makeChatRows } from '#intelligence/engagement-import/chat/chat-rows.ts';
import { readChatFile } from '#intelligence/engagement-import/chat/read-chat-file.ts';
import { inspectEngagementFile } from '#intelligence/engagement-import/inspect-engagement-file.ts';
import {
  type NumberedRow,
  readEngagementRows,
} from '#intelligence/engagement-import/read-engagement-rows.ts';

const nowMs = Date.parse('2026-11-20T12:00:00Z');
const oldestMs = Date.parse('2025-10-20T12:00:00Z');

const opener = (bytes: Uint8Array) => () =>
  (async function* () {
    // In pieces that cut letters and lines in two.
    for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
  })();

export async function readList(content: string | Buffer, told: ImportReading = {}) {
  const open = opener(Buffer.from(content));
  const layout = await inspectEngagementFile(open);
  const rows: NumberedRow[] = [];
  const reading = {
    ...{ kind: layout.kind, zone: 'Europe/Rome', dates: layout.dates, dayMs: nowMs, action: undefined },
    ...{ oldestMs, newestMs: nowMs, isDaySaid: told.dayMs !== undefined },
    event: {
      name: told.eventName ?? '',
      startsMs: told.eventAt === undefined ? undefined : Date.parse(`${told.eventAt}+02:00`),
    },
    ...told,
  };
  const mapping = { ...layout.mapping, ...told.mapping };
  for await (const row of readEngagementRows(open, layout, mapping, reading)) rows.push(row);
  return { layout, rows };
}

export async function readChat(
  content: string,
  { name = 'chat.txt', own }: { name?: string; own?: string[] } = {},
) {
  const open = opener(Buffer.from(content));
  const layout = await inspectEngagementFile(open);
  const chat = await readChatFile(name, open, layout, layout.mapping, {
    zone: 'Europe/Rome',
    dates: layout.dates,
  });
  const ownNames = own ?? guessOwnNames(chat.file);
  return {
    kind: chat.kind,
    own: ownNames,
    rows: [...makeChatRows(chat.file, { kind: chat.kind, own: ownNames, oldestMs, newestMs: nowMs })],
  };
}

export const valuesOf = (rows: readonly NumberedRow[]) =>
  rows.map((read) => ('row' in read ? read.row : read.fault));
export const keysOf = (rows: readonly NumberedRow[]) =>
  rows.flatMap((read) => ('keyText' in read ? [read.keyText] : []));
