// What the collector knows of links and recipients: asked of the records when it is needed and remembered for some
// seconds, so that a mailing costs one question for each link. While the records are away or hang, what was known goes on.

import { createHmac } from 'node:crypto';
import QuickLRU from 'quick-lru';
import type { RefusalWay } from '#contract/link-report.ts';
import type { LiveLink, LiveRecipient } from '#contract/links.ts';
import { lastDayOf, readLinkToken, writeLinkToken } from '#intelligence/email/link-token.ts';
import type { Records } from '../open-records.ts';
import { answerSoon, atLastMs, soonMs } from './answer-soon.ts';
import { type ForgottenRecipient, findForgottenRecipient } from './find-forgotten.ts';
import { findLiveLink, findLiveRecipient } from './find-live.ts';
import { type RefusalToken, readRefusalToken, writeRefusalToken } from './refusal-token.ts';
import { unsubscribe, withdrawTracking } from './refuse-mail.ts';

export interface LinkBook {
  /** Undefined when no link has the code. Rejects when the records do not answer within seconds and it was not asked for before. */
  findLink(code: string): Promise<LiveLink | undefined>;
  /**
   * Whose token it is, while it holds; undefined for anything else. `atMs` 0: also when its time is over. Rejects when the
   * records do not answer within half a second.
   */
  findRecipient(token: string, atMs: number): Promise<LiveRecipient | undefined>;
  /** Numbers in a token that was signed here and holds; asks nobody. */
  readToken(token: string, atMs: number): { recipientId: number; mailingId: number } | undefined;
  /** A recipient's token that holds `days` days from `atMs` on. */
  makeToken(of: { recipientId: number; mailingId: number }, atMs: number, days: number): string;
  /**
   * For an address that can unsubscribe and nothing else: no link and no picture takes it, no browser is tied to it, and it is
   * for recipients as well who did not agree to be tracked. It holds for ever, also when the list was forgotten.
   */
  makeRefusalToken(of: RefusalToken): string;
  /** Whose refusal a token is for, of either kind. */
  findRefuser(token: string): Promise<Refuser | undefined>;
  unsubscribe(recipient: Refuser['recipient'], by: RefusalWay): Promise<void>;
  withdraw(recipient: LiveRecipient): Promise<void>;
}

/** `isTracked` when a click counts as well. */
type Refuser =
  | { recipient: LiveRecipient; isTracked: boolean }
  | { recipient: ForgottenRecipient; isTracked: false };

const linksMax = 10_000;
/** After this long an archived link is gone everywhere. */
const freshMs = 5_000;

/** `key`: 32 bytes, of this purpose alone. `erasedHash`: of a name; without it, tokens can be made and clicks of the erased not told. */
export function openLinkBook(
  records: Records,
  key: Buffer,
  erasedHash: (name: string) => string = () => '',
): LinkBook {
  const known = new QuickLRU<string, { link: LiveLink | undefined; atMs: number }>({ maxSize: linksMax });
  // Tokens of the one kind are nothing to the other.
  const refusalKey = createHmac('sha256', key).update('refusals').digest();
  const readToken = (text: string, atMs: number) => {
    const read = readLinkToken(key, text, atMs);
    return 'token' in read ? read.token : undefined;
  };
  // Remembered also when it comes too late for whoever asked.
  const ask = async (code: string) => {
    const link = await findLiveLink(records, code);
    known.set(code, { link, atMs: performance.now() });
    return link;
  };
  return {
    findLink: async (code) => {
      const before = known.get(code);
      if (before !== undefined && performance.now() - before.atMs < freshMs) return before.link;
      try {
        return await answerSoon(ask(code), before === undefined ? atLastMs : soonMs);
      } catch (error) {
        if (before === undefined) throw error;
        return before.link;
      }
    },
    findRecipient: async (text, atMs) => {
      const token = readToken(text, atMs);
      return token === undefined ? undefined : answerSoon(findLiveRecipient(records, token), soonMs);
    },
    readToken,
    makeRefusalToken: (of) => writeRefusalToken(refusalKey, of),
    findRefuser: async (text) => {
      const refusal = readRefusalToken(refusalKey, text);
      // A refusal holds when a link's token no longer does.
      const token = refusal ?? readToken(text, 0);
      const recipient = token && (await findLiveRecipient(records, token));
      if (recipient) return { recipient, isTracked: refusal?.isTracked ?? true };
      if (refusal === undefined) return undefined;
      const hash = erasedHash(`email:${refusal.email}`);
      const forgotten = await findForgottenRecipient(records, refusal, hash);
      return forgotten && { recipient: forgotten, isTracked: false };
    },
    makeToken: ({ recipientId, mailingId }, atMs, days) =>
      writeLinkToken(key, { recipientId, mailingId, lastDay: lastDayOf(atMs, days) }),
    unsubscribe: async (recipient, by) => {
      if (recipient.email !== '') await unsubscribe(records, recipient, by);
    },
    withdraw: (recipient) => withdrawTracking(records, recipient),
  };
}
