// Reads messages of any chat tool as JSON: a list of messages, an object with such a list, or a list of conversations that
// each have one, under the names that such tools usually give.

import { TableError } from '../../company/import/read-table.ts';
import { type MomentReading, readMoment } from '../read-moment.ts';
import type { ChatFile, ChatMessage } from './chat-message.ts';
import { asObject, asText, type Loose, pickText } from './loose-json.ts';
import { readRole } from './read-role.ts';

const names = {
  text: ['text', 'message', 'body', 'content', 'msg', 'testo', 'messaggio'],
  at: ['at', 'time', 'timestamp', 'date', 'created_at', 'createdAt', 'sent_at', 'sentAt', 'ts', 'data'],
  role: ['role', 'from', 'direction', 'sender_type', 'senderType', 'author_type', 'type', 't'],
  name: ['name', 'sender_name', 'senderName', 'nickname', 'full_name', 'n', 'nome'],
  email: ['email', 'mail', 'sender_email'],
  phone: ['phone', 'telephone', 'mobile', 'telefono'],
  conversation: [
    'conversation',
    'conversation_id',
    'conversationId',
    'chat_id',
    'chatId',
    'session_id',
    'thread_id',
  ],
  id: ['id', 'message_id', 'messageId', '_id', 'uuid'],
  people: ['visitor', 'customer', 'contact', 'user', 'requester', 'cliente'],
  lists: ['messages', 'messaggi', 'history', 'transcript', 'chat', 'items', 'conversations', 'chats', 'data'],
} as const;

/** Throws TableError when no message is found in it. */
export function readChatJson(read: unknown, reading: MomentReading): ChatFile {
  const messages: ChatMessage[] = [];
  collect(read, {}, '', messages, reading, 0);
  if (messages.length === 0)
    throw new TableError(
      'The file holds no messages: each needs a text and a time, such as {"text": "...", "at": "..."}.',
    );
  return { messages, contact: '' };
}

const depthMax = 4;

/** `person`: of whoever the conversation around it is with. */
function collect(
  value: unknown,
  person: Loose,
  conversation: string,
  into: ChatMessage[],
  reading: MomentReading,
  depth: number,
): void {
  if (depth > depthMax) return;
  if (Array.isArray(value)) {
    for (const one of value) collect(one, person, conversation, into, reading, depth + 1);
    return;
  }
  const object = asObject(value);
  const list = names.lists.map((name) => object[name]).find((one) => Array.isArray(one) || isHolder(one));
  if (list !== undefined) {
    const found = asObject(names.people.map((name) => object[name]).find((one) => typeof one === 'object'));
    const around = Object.keys(found).length > 0 ? found : person;
    const id = pickText(object, [...names.conversation, ...names.id]) || conversation;
    collect(list, around, id, into, reading, depth + 1);
    return;
  }
  const text = pickText(object, names.text);
  if (text === '') return;
  into.push(toMessage(object, text, person, conversation, into.length + 1, reading));
}

function isHolder(value: unknown): boolean {
  return names.lists.some((name) => Array.isArray(asObject(value)[name]));
}

function toMessage(
  object: Loose,
  text: string,
  person: Loose,
  conversation: string,
  line: number,
  reading: MomentReading,
): ChatMessage {
  const sender = asObject(object['sender'] ?? object['author'] ?? object['user']);
  const senderName = asText(object['sender'] ?? object['author']).trim();
  const role =
    readRole(pickText(sender, names.role)) ?? readRole(pickText(object, names.role)) ?? readRole(senderName);
  const own = role === 'visitor' ? person : {};
  const pick = (wanted: readonly string[]) =>
    pickText(sender, wanted) || pickText(object, wanted) || pickText(own, wanted);
  return {
    ...{ line, role, text },
    at: readMoment(pickText(object, names.at), reading),
    sender: pick(names.name) || (readRole(senderName) === undefined ? senderName : ''),
    conversation: pickText(object, names.conversation) || conversation,
    email: pick(names.email),
    phone: pick(names.phone),
    id: pickText(object, names.id),
  };
}
