// The message that a colleague passed on: attached as a whole, or within the text, also when it went through several hands.

import { cleanLines } from './clean-lines.ts';
import { type ForwardedText, findForward } from './find-forward.ts';
import type { MailAddress, MailFacts } from './mail-facts.ts';
import { readAddresses } from './read-addresses.ts';
import { stripSubject } from './strip-subject.ts';

export interface PassedOn {
  /** Its address is '' where the program left it out. */
  readonly sender: MailAddress;
  readonly recipients: readonly MailAddress[];
  readonly subject: string;
  readonly lines: readonly string[];
  /** Of the original message, as far as it is said; '' otherwise. */
  readonly identity: string;
  readonly attached: MailFacts | undefined;
}

/** Through how many hands a message is followed. */
const handsMax = 4;

/** Undefined when nothing was passed on. `isOwn`: whether somebody is a colleague. */
export function openForward(mail: MailFacts, isOwn: (one: MailAddress) => boolean): PassedOn | undefined {
  if (mail.attached?.from !== undefined) return openAttached(mail.attached, isOwn, 1);
  const { isForward } = stripSubject(mail.subject);
  const found = findForward(cleanLines(mail.text), isForward);
  // Programs name the message that they pass on as the one that is answered.
  return found && follow(found, mail.inReplyTo || (mail.references.at(-1) ?? ''), isOwn, 1);
}

function openAttached(
  attached: MailFacts,
  isOwn: (one: MailAddress) => boolean,
  hand: number,
): PassedOn | undefined {
  const { from } = attached;
  if (from === undefined) return undefined;
  if (isOwn(from) && hand < handsMax) {
    const inner = openForward(attached, isOwn);
    if (inner !== undefined) return inner;
  }
  return {
    ...{ sender: from, recipients: [...attached.to, ...attached.cc], subject: attached.subject, attached },
    ...{ lines: cleanLines(attached.text), identity: attached.messageId },
  };
}

/** A colleague who got it from another colleague: the first who is none wrote it. */
function follow(
  { header, lines }: ForwardedText,
  identity: string,
  isOwn: (one: MailAddress) => boolean,
  hand: number,
): PassedOn | undefined {
  const [sender] = readAddresses(header.get('from') ?? '');
  if (sender === undefined) return undefined;
  const subject = header.get('subject') ?? '';
  if (sender.email !== '' && isOwn(sender) && hand < handsMax) {
    const deeper = findForward(lines, stripSubject(subject).isForward);
    const found = deeper && follow(deeper, '', isOwn, hand + 1);
    if (found !== undefined) return found;
  }
  return {
    ...{ sender, subject, lines, identity: hand === 1 ? identity : '', attached: undefined },
    recipients: [...readAddresses(header.get('to') ?? ''), ...readAddresses(header.get('cc') ?? '')],
  };
}
