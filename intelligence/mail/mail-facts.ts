// What was read of one e-mail, as plain values: the door has parsed it, nothing is understood yet.

export interface MailAddress {
  /** Lower case; '' when the header named somebody without an address. */
  readonly email: string;
  /** As it was written, '' for none. */
  readonly name: string;
}

export interface MailFacts {
  /** Without angle brackets; '' for none. */
  readonly messageId: string;
  readonly inReplyTo: string;
  /** The oldest first. */
  readonly references: readonly string[];
  readonly from: MailAddress | undefined;
  readonly replyTo: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly subject: string;
  /** By its `Date` header, milliseconds since 1970; undefined for none that can be read. */
  readonly sentMs: number | undefined;
  /** The text as a person would read it; lines end in "\n". */
  readonly text: string;
  /** Header lines by name in lower case; where a name stands several times, the first of the message, which the last server wrote. */
  readonly headers: ReadonlyMap<string, string>;
  /** It carries an invitation or the answer to one. */
  readonly hasCalendar: boolean;
  /** A whole message that is attached to it, as some programs forward. */
  readonly attached: MailFacts | undefined;
}
