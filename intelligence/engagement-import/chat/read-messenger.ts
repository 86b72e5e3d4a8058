// Reads a conversation that Facebook or Instagram lets people download as JSON. The older form writes each byte of UTF-8 as a
// letter of its own, which is put right here. Formats as "Download your information" makes them in 2026.

import { TableError } from '../../company/import/read-table.ts';
import type { ChatFile, ChatMessage } from './chat-message.ts';
import { asList, asObject, asText, type Loose } from './loose-json.ts';

/** What the app writes for what is no text, in English and Italian. */
const noText =
  /^(.{0,80} )?(sent an attachment|sent a (photo|video|sticker|gif|voice message)|ha inviato (un allegato|una foto|un video|un messaggio vocale)|hai inviato un allegato|you sent an attachment)\.?$|^(reacted .{1,20} to your message|ha reagito con .{1,20} al tuo messaggio)\s*$|^(.{0,80} )?(missed your (video )?call|called you)\.?$/i;

/** Whether it is such a download. */
export function isMessenger(read: Loose): boolean {
  return (
    Array.isArray(read['messages']) &&
    Array.isArray(read['participants']) &&
    asList(read['messages']).some((one) => 'sender_name' in asObject(one) || 'senderName' in asObject(one))
  );
}

/** Throws TableError when it is none. */
export function readMessenger(read: Loose): ChatFile {
  if (!isMessenger(read)) throw new TableError('The file holds no messages.');
  const mend =
    'thread_path' in read || asList(read['messages']).some((one) => 'sender_name' in asObject(one));
  const text = (value: unknown) => (mend ? mendText(asText(value)) : asText(value));
  const names = asList(read['participants']).map((one) =>
    text(typeof one === 'string' ? one : asObject(one)['name']),
  );
  const path = asText(read['thread_path']) || asText(read['threadName']);
  const title = text(read['title']) || text(read['threadName']).replace(/_\d+$/, '');
  const messages = asList(read['messages'])
    .map(asObject)
    .flatMap((one, at): ChatMessage[] => {
      const said = text(one['content'] ?? one['text']).trim();
      const isGone = one['is_unsent'] === true || one['isUnsent'] === true;
      if (said === '' || isGone || noText.test(said)) return [];
      const stamp = Number(one['timestamp_ms'] ?? one['timestamp']);
      return [
        {
          ...{
            line: at + 1,
            sender: text(one['sender_name'] ?? one['senderName']),
            role: undefined,
            text: said,
          },
          at: Number.isFinite(stamp) && stamp > 0 ? stamp : undefined,
          ...{ conversation: '', email: '', phone: '', id: '' },
        },
      ];
    });
  return {
    messages: messages.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0) || other.line - one.line),
    contact: names.includes(title) ? title : path === '' ? '' : title,
  };
}

/** Bytes of UTF-8 that were written as letters; a text that is none of the kind stays. */
function mendText(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[\u0100-\uffff]/.test(text)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'));
  } catch {
    return text;
  }
}
