// Makes rows of the messages of a chat: the visitor's alone, what we ourselves wrote is left out. A conversation ends after a
// week of silence, where the tool does not say itself what belongs together.

import type { EngagementRow } from '#contract/engagement-import.ts';
import type { EngagementFileKind } from '#contract/import-report.ts';
import { describeEmail } from '../../company/emails/describe-email.ts';
import type { NumberedRow } from '../read-engagement-rows.ts';
import { type ChatFile, type ChatMessage, messageCharsMax } from './chat-message.ts';
import { findTypedContacts } from './find-typed-contacts.ts';

const silenceMs = 7 * 86_400_000;
const speakersMax = 50;
const textMax = 8_000;
const nameMax = 300;

export interface ChatReading {
  readonly kind: Extract<EngagementFileKind, 'chat' | 'whatsapp' | 'messenger'>;
  /** Names under which we wrote ourselves. */
  readonly own: readonly string[];
  readonly oldestMs: number;
  readonly newestMs: number;
}

/** Who wrote where the file does not say which side; the most talkative first. */
export function listSpeakers({ messages }: ChatFile): string[] {
  const counts = new Map<string, number>();
  for (const { sender, role } of messages)
    if (role === undefined && sender !== '') counts.set(sender, (counts.get(sender) ?? 0) + 1);
  return [...counts]
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, speakersMax)
    .map(([sender]) => sender);
}

/** Of two speakers, the one whom the file does not name. Empty when that is not clear: then it has to be said. */
export function guessOwnNames(file: ChatFile): string[] {
  const speakers = listSpeakers(file);
  const plain = (name: string) =>
    /^\+[\d\s()-]+$/.test(name) ? name.replace(/[^\d+]/g, '') : name.toLowerCase();
  const contact = plain(file.contact);
  if (contact !== '' && speakers.some((name) => plain(name) === contact))
    return speakers.length === 2 ? speakers.filter((name) => plain(name) !== contact) : [];
  const unknown = speakers.filter((name) => !name.startsWith('+'));
  return speakers.length === 2 && unknown.length === 1 ? unknown : [];
}

export function* makeChatRows(file: ChatFile, reading: ChatReading): Generator<NumberedRow> {
  const messages = file.messages.map((message) => ({
    ...message,
    text: message.text.slice(0, messageCharsMax),
  }));
  const own = new Set(reading.own);
  const isOurs = (message: ChatMessage) => message.role === 'ours' || own.has(message.sender);
  const isUnclear = (message: ChatMessage) => message.role === undefined && own.size === 0;
  const theirs = messages.filter((message) => !isOurs(message) && !isUnclear(message));
  for (const message of messages)
    if (!isOurs(message) && isUnclear(message))
      yield { line: message.line, fault: { code: 'not_said_who', value: message.sender.slice(0, 80) } };
  for (const conversation of splitConversations(theirs)) yield* rowsOf(conversation, reading);
}

/** Those of one writer; by the tool's own name, else by silence. */
function splitConversations(messages: readonly ChatMessage[]): ChatMessage[][] {
  const open = new Map<string, ChatMessage[]>();
  const all: ChatMessage[][] = [];
  for (const message of messages) {
    const name = message.conversation === '' ? `of ${message.sender}` : `in ${message.conversation}`;
    const last = open.get(name);
    const before = last?.at(-1)?.at;
    const isSilent =
      message.conversation === '' && before !== undefined && (message.at ?? before) - before > silenceMs;
    if (last && !isSilent) last.push(message);
    else {
      const fresh = [message];
      open.set(name, fresh);
      all.push(fresh);
    }
  }
  return all;
}

function* rowsOf(messages: readonly ChatMessage[], reading: ChatReading): Generator<NumberedRow> {
  const { kind } = reading;
  const [first] = messages;
  if (!first) return;
  const typed = findTypedContacts(messages.map(({ text }) => text));
  const said = (pick: (message: ChatMessage) => string) =>
    messages.map(pick).find((text) => text !== '') ?? '';
  const email = (said((message) => message.email) || typed.email).toLowerCase();
  const phone = said((message) => message.phone) || typed.phone;
  const sender = said(({ sender: name }) => (name.startsWith('+') ? '' : name)).slice(0, nameMax);
  const name = sender || typed.name;
  const id = first.conversation === '' ? `${first.sender} ${first.at ?? ''}` : first.conversation;
  const person = {
    ...(email !== '' && describeEmail(email).kind !== 'invalid' ? { email } : {}),
    ...(phone !== '' && phone.length <= 40 ? { phone } : {}),
    ...(name === '' ? {} : { name }),
  };
  const times = new Map<string, number>();
  for (const message of messages) {
    const { line, at } = message;
    if (at === undefined) yield { line, fault: { code: 'no_time', value: '' } };
    else if (at > reading.newestMs) yield { line, fault: { code: 'time_ahead', value: '' } };
    else if (at < reading.oldestMs) yield { line, fault: { code: 'too_old', value: '' } };
    else {
      const text = message.text.slice(0, textMax);
      const row: EngagementRow = {
        at,
        kind: 'message',
        ...person,
        text,
        conversation: `${kind} ${id}`.slice(0, 300),
      };
      // Some tools tell minutes alone: the same word twice in one is two messages.
      const unnumbered = JSON.stringify([kind, message.conversation, message.sender, at, text]);
      const nth = times.get(unnumbered) ?? 0;
      times.set(unnumbered, nth + 1);
      const keyText =
        message.id === '' ? `${unnumbered} ${nth}` : JSON.stringify([kind, message.conversation, message.id]);
      yield { line, row, keyText };
    }
  }
}
