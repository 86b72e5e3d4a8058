// A subject without what programs put before it, and whether they say that it is an answer or was passed on.

export interface StrippedSubject {
  readonly subject: string;
  readonly isReply: boolean;
  readonly isForward: boolean;
}

/** As Outlook, Gmail, Apple Mail and Thunderbird write them in English, Italian, German, French and Spanish. */
const reply = 're|r|rif|risp|aw|antw|rép|sv|res|ref';
const forward = 'fwd?|i|inoltro|inoltra|wg|tr|rv|enc|weitergeleitet';
const prefix = new RegExp(
  `^\\s*(?:(${reply})|(${forward}))\\s*(?:\\[\\d+\\]|\\(\\d+\\))?\\s*[:：]\\s*`,
  'iu',
);
const mark =
  /^\s*(?:\[(?:ext|external|esterno|extern)[^\]]{0,20}\]|\*+\s*(?:ext|external|esterno)\s*\*+)\s*/i;

export function stripSubject(given: string): StrippedSubject {
  let [subject, isReply, isForward] = [given.replace(/\s+/g, ' '), false, false];
  for (;;) {
    const found = prefix.exec(subject);
    const marked = mark.exec(subject);
    if (found !== null) {
      // The first one says what this message is.
      if (!isReply && !isForward) {
        isReply = found[1] !== undefined;
        isForward = found[2] !== undefined;
      }
      subject = subject.slice(found[0].length);
    } else if (marked !== null) subject = subject.slice(marked[0].length);
    else return { subject: subject.trim(), isReply, isForward };
  }
}
