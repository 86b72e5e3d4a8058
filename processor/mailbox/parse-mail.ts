// The door of mails: header lines and a text as they were sent become plain values. Character sets, encodings and HTML end here.

import { htmlToText } from 'html-to-text';
import { type AddressObject, type EmailAddress, type ParsedMail, simpleParser } from 'mailparser';
import type { MailAddress, MailFacts } from '#intelligence/mail/mail-facts.ts';
import { cleanName } from '#intelligence/mail/read-addresses.ts';
import type { FetchedMail, FetchedText } from './fetch-mail.ts';

const addressesMax = 100;
const referencesMax = 50;
const textCharsMax = 200_000;
const valueCharsMax = 4_000;

/** Rejects when the parser meets what it cannot take apart. */
export async function parseMail(mail: FetchedMail): Promise<MailFacts> {
  const attached = mail.attached && (await parseText(mail.attached, '', false, undefined));
  return parseText(mail, mail.type, mail.hasCalendar, attached);
}

async function parseText(
  { header, text }: FetchedText,
  type: string,
  hasCalendar: boolean,
  attached: MailFacts | undefined,
): Promise<MailFacts> {
  const parsed = await simpleParser(compose(header, text), {
    ...{ skipHtmlToText: true, skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true },
    maxHtmlLengthToParse: textCharsMax * 4,
  });
  const headers = readHeaders(parsed);
  if (type !== '') headers.set('content-type', type);
  const [from] = addressesOf(parsed.from);
  return {
    messageId: bareId(headers.get('message-id') ?? ''),
    inReplyTo: bareId(headers.get('in-reply-to') ?? ''),
    references: (headers.get('references') ?? '')
      .split(/\s+/)
      .map(bareId)
      .filter(Boolean)
      .slice(-referencesMax),
    from,
    replyTo: addressesOf(parsed.replyTo),
    to: addressesOf(parsed.to),
    cc: addressesOf(parsed.cc),
    subject: (parsed.subject ?? '').slice(0, 1_000),
    sentMs: readTime(headers.get('date') ?? ''),
    text: readText(parsed),
    ...{ headers, hasCalendar, attached },
  };
}

/** A small message of its own: the lines of the header without those of the body, and the one part that was asked for. */
function compose(header: Buffer, text: FetchedText['text']): Buffer {
  const lines = header
    .toString('latin1')
    .replace(/\r?\n/g, '\r\n')
    .replace(
      /^(?:content-(?:type|transfer-encoding|disposition)|mime-version):[^\r]*\r\n(?:[ \t][^\r]*\r\n)*/gim,
      '',
    )
    .replace(/(?:\r\n)+$/, '');
  const { type = 'text/plain', charset = 'utf-8', encoding = '7bit', isFlowed = false } = text?.part ?? {};
  const own = [
    `Content-Type: ${type}; charset=${charset}${isFlowed ? '; format=flowed' : ''}`,
    `Content-Transfer-Encoding: ${encoding}`,
    'MIME-Version: 1.0',
  ];
  const head = `${lines === '' ? '' : `${lines}\r\n`}${own.join('\r\n')}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), text?.body ?? Buffer.alloc(0)]);
}

/** The first of each name: what the last server wrote stands above. */
function readHeaders({ headerLines }: ParsedMail): Map<string, string> {
  const headers = new Map<string, string>();
  for (const { key, line } of headerLines) {
    if (headers.has(key)) continue;
    const value = line.slice(line.indexOf(':') + 1).replace(/\r?\n[ \t]+/g, ' ');
    headers.set(key, value.trim().slice(0, valueCharsMax));
  }
  return headers;
}

function addressesOf(header: AddressObject | AddressObject[] | undefined): MailAddress[] {
  const objects = header === undefined ? [] : Array.isArray(header) ? header : [header];
  return objects
    .flatMap(({ value }) => value)
    .flatMap((one): EmailAddress[] => one.group ?? [one])
    .slice(0, addressesMax)
    .map(({ address = '', name }) => ({ email: address.toLowerCase(), name: cleanName(name) }));
}

function readText({ text, html }: ParsedMail): string {
  const plain = typeof html === 'string' && (text ?? '').trim() === '' ? toPlain(html) : (text ?? '');
  return plain.slice(0, textCharsMax);
}

/** Nothing of it is fetched or run: tags are taken away, quoted parts are marked as in plain mails. */
function toPlain(html: string): string {
  return htmlToText(html, {
    wordwrap: false,
    limits: { maxDepth: 100, maxInputLength: textCharsMax * 4 },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
    ],
  });
}

function bareId(id: string): string {
  return (/<([^<>\s]{1,500})>/.exec(id)?.[1] ?? id.trim().slice(0, 500)).trim();
}

function readTime(date: string): number | undefined {
  const time = Date.parse(date.replace(/\([^)]*\)/g, ''));
  return Number.isNaN(time) ? undefined : time;
}
