// Reads a transcript of a chat, of whichever tool, as a whole.

import type { EngagementMapping } from '#contract/import-report.ts';
import { decodeText } from '../../company/import/decode-text.ts';
import type { OpenFile } from '../../company/import/inspect-file.ts';
import { readTable, TableError } from '../../company/import/read-table.ts';
import type { EngagementLayout } from '../inspect-engagement-file.ts';
import { findColumns } from '../read-engagement-rows.ts';
import { type MomentReading, readMoment } from '../read-moment.ts';
import { type ChatFile, type ChatMessage, chatLettersMax } from './chat-message.ts';
import { asObject } from './loose-json.ts';
import { readChatJson } from './read-chat-json.ts';
import { isMessenger, readMessenger } from './read-messenger.ts';
import { readRole } from './read-role.ts';
import { readWhatsapp } from './read-whatsapp.ts';

export interface ReadChat {
  readonly kind: 'chat' | 'whatsapp' | 'messenger';
  readonly file: ChatFile;
}

/** Throws TableError. `name` of the file, by which some tools tell whom the chat was with. */
export async function readChatFile(
  name: string,
  open: OpenFile,
  layout: EngagementLayout,
  mapping: EngagementMapping,
  reading: MomentReading,
): Promise<ReadChat> {
  if (layout.shape === 'table')
    return { kind: 'chat', file: await readChatTable(open, layout, mapping, reading) };
  const text = await readWhole(open, layout);
  if (layout.shape === 'whatsapp') return { kind: 'whatsapp', file: readWhatsapp(text, name, reading) };
  const read = parse(text);
  return isMessenger(asObject(read))
    ? { kind: 'messenger', file: readMessenger(asObject(read)) }
    : { kind: 'chat', file: readChatJson(read, reading) };
}

async function readWhole(open: OpenFile, { encoding }: EngagementLayout): Promise<string> {
  const parts: string[] = [];
  let letters = 0;
  for await (const part of decodeText(open(), encoding)) {
    parts.push(part);
    letters += part.length;
    if (letters > chatLettersMax)
      throw new TableError('The chat is longer than 100 million letters: export it in several parts.');
  }
  return parts.join('');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new TableError('The file begins like JSON and is none: export it again.');
  }
}

async function readChatTable(
  open: OpenFile,
  layout: EngagementLayout,
  mapping: EngagementMapping,
  reading: MomentReading,
): Promise<ChatFile> {
  const columns = findColumns(layout, mapping);
  const messages: ChatMessage[] = [];
  if (layout.separator === '') return { messages, contact: '' };
  let letters = 0;
  for await (const { line, cells } of readTable(decodeText(open(), layout.encoding), layout.separator)) {
    if (line <= layout.headerLine) continue;
    const cell = (field: string) => {
      const column = columns.find((one) => one.field === field);
      return column ? (cells[column.at] ?? '').trim() : '';
    };
    const text = cell('text');
    if (text === '') continue;
    letters += text.length;
    if (letters > chatLettersMax)
      throw new TableError('The chat is longer than 100 million letters: export it in several parts.');
    messages.push({
      ...{ line, text, at: readMoment(cell('at'), reading), role: readRole(cell('role')) },
      sender: cell('name') || [cell('first_name'), cell('last_name')].filter((part) => part !== '').join(' '),
      ...{ conversation: cell('conversation'), email: cell('email'), phone: cell('phone'), id: cell('id') },
    });
  }
  return { messages: messages.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0)), contact: '' };
}
