// Sends the mails that are due, one after the other, and has those tried again that failed, with growing waits: the same for
// every kind of mail.

import type { Logger } from 'pino';
import { isLastingRefusal, type Mail, type SendMail, wasAnswered } from '#outgoing/open-mailer.ts';
import { failureReason } from '#stores/records/failure-reason.ts';

export interface DueMails<Due extends { tries: number }> {
  due: readonly Due[];
  /** Undefined when it is settled without a mail. */
  write(due: Due): Promise<Mail | undefined>;
  noteSent(due: Due): Promise<void>;
  /** `nextAt`: null gives it up. */
  noteFailed(due: Due, nextAt: Date | null, failure: string): Promise<void>;
  /** Milliseconds, by the tries that failed so far; none is left after the last. */
  waitsMs: readonly number[];
  /** What the log says of one that was not sent, and its number; nothing of whom it was to. */
  failed: string;
  idOf(due: Due): number;
}

/** A process that dies between sending and noting sends that mail twice, never not at all. */
export async function sendDueMails<Due extends { tries: number }>(
  send: SendMail,
  log: Pick<Logger, 'warn'>,
  { due, write, noteSent, noteFailed, waitsMs, failed, idOf }: DueMails<Due>,
): Promise<void> {
  for (const one of due) {
    const mail = await write(one);
    if (mail === undefined) continue;
    try {
      await send(mail);
    } catch (error) {
      const waitMs = isLastingRefusal(error) ? undefined : waitsMs[one.tries];
      log.warn({ id: idOf(one), again: waitMs !== undefined }, failed);
      const nextAt = waitMs === undefined ? null : new Date(Date.now() + waitMs);
      await noteFailed(one, nextAt, failureReason(error));
      // A server that does not answer would make every mail of the round wait for it.
      if (!wasAnswered(error)) return;
      continue;
    }
    await noteSent(one);
  }
}
