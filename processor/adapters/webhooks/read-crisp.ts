// Crisp's web hooks: what a visitor writes in a chat, and who they say to be. What our own people wrote is left out. A session is
// one conversation, so that an address given late stands on the request all the same. Source: docs.crisp.chat/references/web-hooks/v1.

import type { WireEngagement } from '#contract/engagement.ts';
import type { Enclosure } from '#contract/request-report.ts';
import { findTypedContacts } from '#intelligence/engagement-import/chat/find-typed-contacts.ts';
import { enclosureOf } from './enclosure-of.ts';
import { makeEngagement } from './make-engagement.ts';
import { firstText, type Loose, objectOf, readJsonObject, stampOf, textOf } from './read-loose.ts';
import type { UnderstoodWebhook, WebhookAdapter } from './webhook-adapter.ts';

/** What Crisp calls those who gave no name. */
const namelessVisitor = /^visitor\d+$/i;
/** Events that say who somebody is: where it stands in the data. */
const sayings: Readonly<Record<string, 'email' | 'phone' | 'nickname'>> = {
  'session:set_email': 'email',
  'session:set_phone': 'phone',
  'session:set_nickname': 'nickname',
};

export const readCrisp: WebhookAdapter = (webhook) => {
  const payload = readJsonObject(webhook);
  const event = textOf(payload['event']);
  const data = objectOf(payload['data']);
  const session = textOf(data['session_id']);
  const at = stampOf(data['timestamp']) ?? stampOf(payload['timestamp']) ?? webhook.receivedAtMs;
  if (event === 'message:send') return readMessage(data, session, at);
  if (event === 'message:removed') return { engagements: [], gone: [messageName(data, session)] };
  if (event === 'session:removed') return { engagements: [], gone: [session] };
  const field = Object.hasOwn(sayings, event) ? sayings[event] : undefined;
  const said = field === undefined ? '' : textOf(data[field]);
  if (field === undefined || said === '' || session === '') return { engagements: [] };
  return { engagements: [readSaying(event, field, said, session, at)], about: [session] };
};

function messageName(data: Loose, session: string): string {
  return `message ${session} ${textOf(data['fingerprint'])}`;
}

function readMessage(data: Loose, session: string, at: number): UnderstoodWebhook {
  const isVisitors = textOf(data['from']) === 'user' && data['automated'] !== true;
  const text = isVisitors && textOf(data['type']) === 'text' ? textOf(data['content']) : '';
  const enclosed = isVisitors ? readEnclosed(data) : [];
  if (text === '' && enclosed.length === 0) return { engagements: [] };
  const typed = findTypedContacts([text]);
  const nickname = textOf(objectOf(data['user'])['nickname']);
  const name = namelessVisitor.test(nickname) ? typed.name : firstText(nickname, typed.name);
  const engagement = makeEngagement({
    ...{ provider: 'crisp', kind: 'message', human: 'human', word: 'message:send', at, text, enclosed },
    ...{ email: typed.email, phone: typed.phone, profile: name === '' ? {} : { name } },
    target: textOf(data['origin']).startsWith('urn:') ? textOf(data['origin']) : '',
    ...(session === '' ? {} : { conversation: { id: session } }),
    providerId: messageName(data, session),
  });
  const about = [session, messageName(data, session)];
  return { engagements: [engagement], about, things: [about] };
}

/** A file, which says of itself what it is, or a spoken message; moving pictures that people choose from a list are none. */
function readEnclosed(data: Loose): Enclosure[] {
  const type = textOf(data['type']);
  if (type === 'audio') return ['audio'];
  if (type !== 'file') return [];
  return [enclosureOf(textOf(objectOf(data['content'])['type']))];
}

/** Without a text: it completes the conversation's request, and is somebody's claim. */
function readSaying(
  event: string,
  field: 'email' | 'phone' | 'nickname',
  said: string,
  session: string,
  at: number,
): WireEngagement {
  const isName = field === 'nickname' && !namelessVisitor.test(said);
  return makeEngagement({
    ...{ provider: 'crisp', kind: 'other', human: 'human', word: event, at },
    email: field === 'email' ? said : '',
    phone: field === 'phone' ? said : '',
    profile: isName ? { name: said } : {},
    conversation: { id: session },
    providerId: `${event} ${session} ${said}`,
  });
}
