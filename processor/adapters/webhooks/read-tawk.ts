// Tawk.to's webhooks: a chat that begins, its transcript some minutes after its end, and tickets. What our own people wrote is
// left out. A chat is one request: its first message stands until the transcript comes. Source: developer.tawk.to/webhooks.

import type { WireEngagement } from '#contract/engagement.ts';
import type { Enclosure } from '#contract/request-report.ts';
import { findTypedContacts } from '#intelligence/engagement-import/chat/find-typed-contacts.ts';
import { enclosureOf } from './enclosure-of.ts';
import { makeEngagement } from './make-engagement.ts';
import { dateOf, firstText, type Loose, listOf, objectOf, readJsonObject, textOf } from './read-loose.ts';
import type { WebhookAdapter } from './webhook-adapter.ts';

/** What Tawk calls those who gave no name. */
const namelessVisitor = /^V\d{6,}$/;

export const readTawk: WebhookAdapter = (webhook) => {
  const payload = readJsonObject(webhook);
  const at = dateOf(payload['time']) ?? webhook.receivedAtMs;
  switch (textOf(payload['event'])) {
    case 'chat:start':
      return { engagements: readStart(payload, at), about: [chatIdOf(payload)] };
    case 'chat:end':
      return { engagements: readEnd(payload, at), about: [chatIdOf(payload)] };
    case 'chat:transcript_created':
    case 'chat:transcript':
      return { engagements: readTranscript(payload, at), about: [chatIdOf(payload)] };
    case 'ticket:create':
      return { engagements: readTicket(payload, at) };
    default:
      return { engagements: [] };
  }
};

function chatIdOf(payload: Loose): string {
  return firstText(payload['chatId'], objectOf(payload['chat'])['id']);
}

interface Person {
  email: string;
  phone: string;
  profile: { name?: string };
}

/** As the chat's form has it, else as they typed it in the chat. */
function personOf(visitor: Loose, texts: readonly string[]): Person {
  const typed = findTypedContacts(texts);
  const given = textOf(visitor['name']);
  const name = namelessVisitor.test(given) ? typed.name : given || typed.name;
  return {
    email: textOf(visitor['email']) || typed.email,
    phone: typed.phone,
    profile: name === '' ? {} : { name },
  };
}

function readStart(payload: Loose, at: number): WireEngagement[] {
  const message = objectOf(payload['message']);
  const isVisitors = textOf(objectOf(message['sender'])['type']) === 'visitor';
  const text = isVisitors && textOf(message['type']) === 'msg' ? textOf(message['text']) : '';
  const id = chatIdOf(payload);
  return [
    makeEngagement({
      // The transcript holds the message again, which counts then.
      ...{ provider: 'tawk', kind: 'other', human: 'human', word: 'chat:start', at, text },
      ...personOf(objectOf(payload['visitor']), [text]),
      title: textOf(objectOf(payload['property'])['name']),
      ...(id === '' ? {} : { conversation: { id, isProvisional: true } }),
      providerId: `start ${id}`,
    }),
  ];
}

function readEnd(payload: Loose, at: number): WireEngagement[] {
  const id = chatIdOf(payload);
  return [
    makeEngagement({
      ...{ provider: 'tawk', kind: 'other', human: 'human', word: 'chat:end', at },
      ...personOf(objectOf(payload['visitor']), []),
      title: textOf(objectOf(payload['property'])['name']),
      ...(id === '' ? {} : { conversation: { id } }),
      providerId: `end ${id}`,
    }),
  ];
}

function readTranscript(payload: Loose, at: number): WireEngagement[] {
  const chat = objectOf(payload['chat']);
  const id = chatIdOf(payload);
  const said = listOf(chat['messages'])
    .map(objectOf)
    .filter((message) => {
      const sender = objectOf(message['sender']);
      return ['v', 'visitor'].includes(firstText(sender['t'], sender['type']));
    })
    .map((message) => ({
      text: firstText(message['msg'], message['text']),
      at: dateOf(message['time']) ?? at,
      enclosed: listOf(message['attchs']).map((one) => readAttached(objectOf(one))),
    }))
    .filter(({ text, enclosed }) => text !== '' || enclosed.length > 0);
  const person = personOf(
    objectOf(chat['visitor'] ?? payload['visitor']),
    said.map(({ text }) => text),
  );
  const title = textOf(objectOf(payload['property'])['name']);
  return said.map((message, index) =>
    makeEngagement({
      ...{
        provider: 'tawk',
        kind: 'message',
        human: 'human',
        word: 'chat:transcript',
        ...message,
        ...person,
        title,
      },
      ...(id === '' ? {} : { conversation: { id } }),
      providerId: `message ${id} ${index}`,
    }),
  );
}

function readAttached(attached: Loose): Enclosure {
  const file = objectOf(objectOf(attached['content'])['file']);
  return enclosureOf(textOf(file['mimeType']));
}

function readTicket(payload: Loose, at: number): WireEngagement[] {
  const ticket = objectOf(payload['ticket']);
  const text = textOf(ticket['message']);
  return [
    makeEngagement({
      ...{ provider: 'tawk', kind: 'message', human: 'human', word: 'ticket:create', at, text },
      ...personOf(objectOf(payload['requester']), [text]),
      title: textOf(ticket['subject']),
      target: firstText(ticket['humanId'], ticket['id']),
      providerId: `ticket ${textOf(ticket['id'])}`,
    }),
  ];
}
