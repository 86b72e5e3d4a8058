// YouTube's notices of WebSub: a video was published or its title changed, or it was deleted. The feed has one fixed shape, of
// which single elements are read; documents that define entities are refused. Source: developers.google.com/youtube/v3/guides/push_notifications.

import type { WireEngagement } from '#contract/engagement.ts';
import { makeEngagement } from './make-engagement.ts';
import { dateOf } from './read-loose.ts';
import { type WebhookAdapter, WebhookFault } from './webhook-adapter.ts';

const entriesMax = 100;
/** Far longer than any entry. */
const pieceCharsMax = 20_000;

export const readYoutube: WebhookAdapter = ({ body, receivedAtMs }) => {
  const xml = body.toString('utf8');
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new WebhookFault('wrong_shape');
  if (!/<feed[\s>]/.test(xml)) throw new WebhookFault('not_readable');
  const entries = cutOut(xml, /<entry[\s>]/g, '</entry>');
  const deleted = cutOut(xml, /<at:deleted-entry\s/g, '>');
  const deletedRefs = deleted.map((tag) => readAttribute(tag, 'ref'));
  return {
    engagements: [
      ...entries.map((entry) => readEntry(entry, receivedAtMs)),
      ...deleted.map((tag) => readDeleted(tag, receivedAtMs)),
    ],
    gone: deletedRefs,
  };
};

/** The pieces from each start to the next end, in one pass however many starts there are. */
function cutOut(xml: string, start: RegExp, end: string): string[] {
  const pieces: string[] = [];
  for (let found = start.exec(xml); found !== null && pieces.length < entriesMax; found = start.exec(xml)) {
    const until = xml.indexOf(end, found.index);
    if (until < 0) break;
    pieces.push(xml.slice(found.index, Math.min(until, found.index + pieceCharsMax)));
    start.lastIndex = until;
  }
  return pieces;
}

function readEntry(entry: string, receivedAtMs: number): WireEngagement {
  const video = readElement(entry, 'yt:videoId');
  const [published, updated] = [readElement(entry, 'published'), readElement(entry, 'updated')];
  const link = /<link\s[^>]*rel="alternate"[^>]*>/.exec(entry)?.[0] ?? '';
  return makeEngagement({
    ...{ provider: 'youtube', kind: 'post_published', word: 'video', human: 'machine' },
    reasons: ['own_account'],
    at: dateOf(updated) ?? dateOf(published) ?? receivedAtMs,
    target: readAttribute(link, 'href') || `https://www.youtube.com/watch?v=${video}`,
    title: readElement(entry, 'title'),
    providerId: `yt:video:${video} ${updated}`,
  });
}

function readDeleted(attributes: string, receivedAtMs: number): WireEngagement {
  const ref = readAttribute(attributes, 'ref');
  return makeEngagement({
    ...{ provider: 'youtube', kind: 'other', word: 'video_deleted', human: 'machine', target: ref },
    reasons: ['own_account'],
    at: dateOf(readAttribute(attributes, 'when')) ?? receivedAtMs,
    providerId: `${ref} deleted`,
  });
}

/** The text of the first element of this name. */
function readElement(xml: string, name: string): string {
  const start = xml.indexOf(`<${name}>`);
  const end = xml.indexOf(`</${name}>`, start);
  return start < 0 || end < 0 ? '' : decode(xml.slice(start + name.length + 2, end)).trim();
}

function readAttribute(tag: string, name: string): string {
  return decode(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-z]{2,4});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
      ? String.fromCodePoint(code)
      : whole;
  });
}
