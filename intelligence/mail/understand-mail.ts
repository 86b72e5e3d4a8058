// What a mail in a shared mailbox means: whose it is, in which direction it went, what was asked, and how the writer signed. The
// same mail gives the same answer, whichever way its copy came.

import { registrableDomain } from '../company/domains/registrable-domain.ts';
import { cleanLines, joinLines } from './clean-lines.ts';
import { cutDisclaimer } from './cut-disclaimer.ts';
import { cutQuotes } from './cut-quotes.ts';
import { detectLanguage } from './detect-language.ts';
import { type AutomaticReason, judgeAutomatic } from './judge-automatic.ts';
import type { MailAddress, MailFacts } from './mail-facts.ts';
import { openCertified } from './open-certified.ts';
import { openForward, type PassedOn } from './open-forward.ts';
import { partLetter } from './part-letter.ts';
import { type Authentication, readAuthentication } from './read-authentication.ts';
import { readSignature, type SignatureValues } from './read-signature.ts';
import { stripSubject } from './strip-subject.ts';

type IgnoredReason = AutomaticReason | 'internal' | 'no_sender' | 'no_text';

export interface UnderstoodMail {
  readonly way: 'received' | 'sent';
  /** Of whoever wrote to the company, or to whom it wrote; one unless several were written to. */
  readonly customers: readonly MailAddress[];
  /** Of a received one: it answers an earlier mail. */
  readonly isReply: boolean;
  readonly isForwarded: boolean;
  readonly subject: string;
  /** Without quoted mails, signature and legal notes. */
  readonly text: string;
  /** ISO 639-1, '' for unknown. */
  readonly language: string;
  /** Null for what colleagues wrote. */
  readonly signature: SignatureValues | null;
  /** What the receiving server said of the sender; `none` where a colleague passed it on. */
  readonly authentication: Authentication;
  /** Names the mail wherever its copies come from; '' when only its content does. */
  readonly identity: string;
}

export type MailMeaning = UnderstoodMail | { readonly ignored: IgnoredReason };

/** `ownDomains`: registrable, of the operator; who writes from them is a colleague. `ownAddresses`: lower case, the mailbox's own. */
export interface OwnMail {
  readonly ownDomains: ReadonlySet<string>;
  readonly ownAddresses: ReadonlySet<string>;
}

const customersMax = 5;
const nobody: MailAddress = { email: '', name: '' };

export function understandMail(mail: MailFacts, own: OwnMail): MailMeaning {
  const { from } = mail;
  if (from === undefined || from.email === '') return { ignored: 'no_sender' };
  const isOwn = ({ email }: MailAddress) => isColleague(email, own);
  const reason = judgeAutomatic(mail, own.ownDomains);
  const certified = reason === undefined ? openCertified(mail) : undefined;
  if (certified !== undefined) {
    const meaning = understandMail(certified.letter, own);
    return 'ignored' in meaning ? meaning : { ...meaning, authentication: certified.authentication };
  }
  const asker = mail.replyTo.find((one) => one.email !== '' && !isOwn(one));
  // A form on the company's own site writes from an own address, and says in Reply-To who asked.
  const isFormMail = isOwn(from) && asker !== undefined;
  if (reason !== undefined && !(isFormMail && (reason === 'no_reply' || reason === 'auto_submitted')))
    return { ignored: reason };
  if (isFormMail && asker !== undefined) return receive(plainOf(mail, asker), mail, mail);
  if (!isOwn(from)) return receive(plainOf(mail, from), mail, mail);
  const passed = openForward(mail, isOwn);
  if (passed !== undefined) return readPassedOn(passed, mail, own);
  const customers = [...mail.to, ...mail.cc].filter((one) => one.email !== '' && !isOwn(one));
  return send(customers, mail);
}

/** What somebody wrote to the company, before it is taken apart. */
interface Letter {
  readonly sender: MailAddress;
  readonly subject: string;
  readonly lines: readonly string[];
  readonly isForwarded: boolean;
  readonly identity: string;
}

function plainOf(mail: MailFacts, sender: MailAddress): Letter {
  const lines = cleanLines(mail.text);
  return { sender, subject: mail.subject, lines, isForwarded: false, identity: mail.messageId };
}

function readPassedOn(passed: PassedOn, mail: MailFacts, own: OwnMail): MailMeaning {
  if (passed.attached !== undefined) {
    const reason = judgeAutomatic(passed.attached, own.ownDomains);
    if (reason !== undefined) return { ignored: reason };
  }
  const inner: MailFacts = {
    ...(passed.attached ?? mail),
    ...{ from: passed.sender, subject: passed.subject },
    ...(passed.attached === undefined && { headers: new Map(), inReplyTo: '', references: [] }),
  };
  const isOwn = (one: MailAddress) => isColleague(one.email, own);
  if (passed.sender.email !== '' && isOwn(passed.sender)) {
    const customers = passed.recipients.filter((one) => one.email !== '' && !isOwn(one));
    return send(customers, { ...inner, text: passed.lines.join('\n'), messageId: passed.identity });
  }
  const reason = judgeAutomatic(inner, own.ownDomains);
  if (reason !== undefined) return { ignored: reason };
  const { sender, subject, lines, identity } = passed;
  return receive({ sender, subject, lines, isForwarded: true, identity }, inner, mail);
}

function receive(letter: Letter, inner: MailFacts, outer: MailFacts): MailMeaning {
  const own = cutQuotes(letter.lines);
  const passedOnBy = letter.isForwarded ? outer.from : undefined;
  const part = (lines: readonly string[]) => partLetter(lines, letter.sender, passedOnBy);
  const first = part(cutDisclaimer(own));
  // Who passes a thread on without a word of their own asks with the thread; who only signs, with the subject.
  const isBare = joinLines(first.body) === '' && !(letter.isForwarded && first.isSigned);
  const lines = cutDisclaimer(isBare && !letter.isForwarded ? letter.lines : own);
  const { body, signature } = part(lines);
  const text = joinLines(isBare ? lines : body);
  const { subject, isReply } = stripSubject(letter.subject);
  if (text === '' && subject === '') return { ignored: 'no_text' };
  return {
    ...{ way: 'received', customers: [letter.sender], subject, text },
    isReply: !letter.isForwarded && (isReply || inner.inReplyTo !== ''),
    isForwarded: letter.isForwarded,
    language: detectLanguage(`${subject}\n${text}`),
    signature: readSignature(signature, letter.sender),
    authentication: letter.isForwarded ? 'none' : tellSender(outer),
    identity: letter.identity,
  };
}

/** A mail that was left in although its sender's domain would refuse it came by the own server. */
function tellSender({ headers }: MailFacts): Authentication {
  const found = readAuthentication(headers.get('authentication-results') ?? '');
  return found === 'fail' ? 'unproven' : found;
}

function send(customers: readonly MailAddress[], mail: MailFacts): MailMeaning {
  if (customers.length === 0) return { ignored: 'internal' };
  const { body } = partLetter(cutDisclaimer(cutQuotes(cleanLines(mail.text))), mail.from ?? nobody);
  const { subject, isReply } = stripSubject(mail.subject);
  const text = joinLines(body);
  return {
    ...{ way: 'sent', isReply, isForwarded: false, subject, text, signature: null, authentication: 'none' },
    customers: [...new Map(customers.map((one) => [one.email, one])).values()].slice(0, customersMax),
    language: detectLanguage(`${subject}\n${text}`),
    identity: mail.messageId,
  };
}

function isColleague(email: string, { ownDomains, ownAddresses }: OwnMail): boolean {
  if (ownAddresses.has(email)) return true;
  return ownDomains.has(registrableDomain(email.slice(email.lastIndexOf('@') + 1)));
}
