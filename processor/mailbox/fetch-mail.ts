// Asks a mail server for one message: some of its header lines and its text, both of bounded size, and nothing else.

import type { FetchMessageObject, ImapFlow } from 'imapflow';
import { type ChosenParts, chooseParts, type TextPart } from './choose-parts.ts';
import { MailboxError } from './imap-account.ts';

/** Of a text as it is sent: more than any letter has. */
const textBytesMax = 400_000;
const headerBytesMax = 65_536;

const headerNames = [
  ...['from', 'reply-to', 'to', 'cc', 'subject', 'date', 'message-id', 'in-reply-to', 'references'],
  ...[
    'return-path',
    'authentication-results',
    'auto-submitted',
    'precedence',
    'x-autoreply',
    'x-autorespond',
  ],
  ...['x-forwarded-for', 'resent-from', 'x-trasporto', 'x-ricevuta', 'content-class'],
  ...['list-id', 'list-post', 'list-unsubscribe', 'feedback-id', 'x-failed-recipients'],
  ...[
    'x-spam-flag',
    'x-spam-status',
    'x-spam',
    'x-ms-exchange-organization-scl',
    'x-forefront-antispam-report',
  ],
];

export interface FetchedText {
  readonly header: Buffer;
  /** As it was sent, cut where it is too long; undefined when there is no text. */
  readonly text: { readonly body: Buffer; readonly part: TextPart } | undefined;
}

export interface FetchedMail extends FetchedText {
  /** By the server, milliseconds since 1970. */
  readonly arrivedMs: number;
  /** Of the whole message. */
  readonly type: string;
  readonly hasCalendar: boolean;
  readonly attached: FetchedText | undefined;
}

/** Undefined when the message is gone. */
export async function fetchMail(client: ImapFlow, uid: number): Promise<FetchedMail | undefined> {
  const query = { uid: true, internalDate: true, bodyStructure: true, headers: headerNames };
  const found = await client.fetchOne(String(uid), query, { uid: true });
  if (!found) return undefined;
  const parts = chooseParts(found.bodyStructure);
  const bodies = await fetchParts(client, uid, parts);
  const arrived = new Date(found.internalDate ?? Date.now()).getTime();
  const { attached } = parts;
  return {
    arrivedMs: Number.isNaN(arrived) ? Date.now() : arrived,
    type: found.bodyStructure?.type ?? '',
    hasCalendar: parts.hasCalendar,
    header: (found.headers ?? Buffer.alloc(0)).subarray(0, headerBytesMax),
    text: withBody(bodies, parts.text),
    attached: attached && {
      header: bodies.get(`${attached.part}.header`) ?? Buffer.alloc(0),
      text: withBody(bodies, attached.text),
    },
  };
}

async function fetchParts(client: ImapFlow, uid: number, { text, attached }: ChosenParts): Promise<Bodies> {
  const bodyParts = [
    ...(text === undefined ? [] : [{ key: text.part, start: 0, maxLength: textBytesMax }]),
    ...(attached === undefined
      ? []
      : [{ key: `${attached.part}.header`, start: 0, maxLength: headerBytesMax }]),
    ...(attached?.text === undefined ? [] : [{ key: attached.text.part, start: 0, maxLength: textBytesMax }]),
  ];
  if (bodyParts.length === 0) return new Map();
  const found: FetchMessageObject | false = await client.fetchOne(
    String(uid),
    { uid: true, bodyParts },
    { uid: true },
  );
  // Gone since its header was read: the next look will say so.
  if (!found) throw new MailboxError('broken_off');
  return new Map([...(found.bodyParts ?? [])].map(([key, body]) => [key.toLowerCase(), body]));
}

type Bodies = ReadonlyMap<string, Buffer>;

function withBody(bodies: Bodies, part: TextPart | undefined): FetchedText['text'] {
  const body = part && bodies.get(part.part.toLowerCase());
  return part === undefined || body === undefined ? undefined : { body, part };
}
