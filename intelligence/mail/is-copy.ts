// Whether two mails that say the same words for the same person are one mail that came twice, or one that was written again. People
// and forms write the same words every week; a copy has the original's name or time, or came after it by another's hand.

export interface MailCopy {
  /** It names itself, or its original: another name is another mail, unless both were sent at once. */
  readonly isNamed: boolean;
  /** When a named one was sent, when one without a name arrived; milliseconds since 1970. */
  readonly atMs: number;
}

/** Programs that send one mail to several mailboxes under several names do so at once; clocks differ. */
const atOnceMs = 600_000;
/** Colleagues pass the same enquiry on within days. */
const passedOnMs = 3 * 86_400_000;

/** Of two mails with the same words, direction and people, whichever was read first. */
export function isCopy(one: MailCopy, other: MailCopy): boolean {
  const apartMs = Math.abs(one.atMs - other.atMs);
  if (one.isNamed && other.isNamed) return apartMs <= atOnceMs;
  if (one.isNamed === other.isNamed) return apartMs <= passedOnMs;
  const [named, nameless] = one.isNamed ? [one, other] : [other, one];
  // What was sent after the copy had arrived was not copied.
  return named.atMs <= nameless.atMs + atOnceMs;
}
