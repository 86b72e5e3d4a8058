// What the queue is told of an understood mail: one happening for each customer, named after the mail, so that another copy of it
// is the same.

import { senderUnproven, type WireEngagement } from '#contract/engagement.ts';
import type { QueuedBatch } from '#contract/queued-batch.ts';
import { queuedBatchVersion } from '#contract/queued-batch.ts';
import type { UnderstoodMail } from '#intelligence/mail/understand-mail.ts';
import { deriveIdFrom } from '../arrived-event.ts';
import { makeRequest } from '../connections/make-requests.ts';

export interface MailTimes {
  /** As the mail says, milliseconds since 1970; undefined when it says nothing. */
  readonly sentMs: number | undefined;
  /** By the mail server. */
  readonly arrivedMs: number;
}

const mailboxProvider = 'mailbox';

/** A clock that is further ahead is wrong. */
const aheadMsMax = 3_600_000;
/** What is older than what the pipeline takes was moved here from elsewhere. */
const behindMsMax = 29 * 86_400_000;
const textCharsMax = 10_000;
const titleCharsMax = 300;
/** An answer that asks nothing and is shorter is a thank-you, not a request. */
const requestWordsLeast = 12;

/** Whether somebody asked for something: an answer may as well only thank. */
export function isRequest({ way, isReply, text }: UnderstoodMail): boolean {
  if (way === 'sent') return false;
  return !isReply || text.includes('?') || text.split(/\s+/).length >= requestWordsLeast;
}

export function makeEngagements(mail: UnderstoodMail, times: MailTimes): WireEngagement[] {
  const { way, customers, subject, text, language, signature, authentication, isForwarded } = mail;
  const received = isRequest(mail) ? 'message' : 'email_reply';
  const reasons = [
    ...(authentication === 'pass' ? ['dmarc_pass'] : []),
    ...(authentication === 'unproven' ? [senderUnproven] : []),
    ...(isForwarded ? ['forwarded'] : []),
  ];
  return customers.map(({ email, name }) => ({
    ...{ type: 'engagement', at: timeOf(times), provider: mailboxProvider, human: 'human', reasons },
    kind: way === 'sent' ? 'email_sent' : received,
    ...(email !== '' && email.length <= 320 && { subject: { email } }),
    profile: {
      ...(name !== '' && { name: name.slice(0, titleCharsMax) }),
      ...(way === 'received' && language !== '' && { language }),
    },
    // Values of whoever did not prove to be the sender are nobody's.
    ...(signature !== null && authentication !== 'unproven' && { signature: signed(signature) }),
    ...(subject !== '' && { title: subject.slice(0, titleCharsMax) }),
    // Who writes only a subject has asked with it.
    text: (text || subject).slice(0, textCharsMax),
  }));
}

/** What is not there is left out. */
function signed({ phones, ...values }: NonNullable<UnderstoodMail['signature']>) {
  const said = Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) => (value === '' ? [] : [[field, value.slice(0, 150)]])),
  );
  return { ...said, ...(phones.length > 0 && { phones: phones.map(({ number }) => number) }) };
}

/** When the mail was sent, milliseconds since 1970; when it arrived, where its own date cannot be. */
export function timeOf({ sentMs, arrivedMs }: MailTimes): number {
  const isUsable =
    sentMs !== undefined && sentMs >= arrivedMs - behindMsMax && sentMs <= arrivedMs + aheadMsMax;
  return isUsable ? sentMs : arrivedMs;
}

export interface MailName {
  siteId: number;
  /** What tells the mail from all others, wherever its copies come from. */
  identity: string;
}

/** The same mail gives the same batch, to the last id. `arrivedMs`: by the mail server, milliseconds since 1970. */
export function makeMailBatch(
  { siteId, identity }: MailName,
  engagements: readonly WireEngagement[],
  arrivedMs: number,
): QueuedBatch {
  const events = engagements.map((engagement, index) => ({
    id: deriveIdFrom(`mail ${siteId} ${identity} ${engagement.subject?.email ?? index}`, engagement.at),
    raw: engagement,
  }));
  const request = makeRequest(
    events,
    { state: 'granted', version: `provider:${mailboxProvider}`, origin: 'api' },
    { siteId, receivedAtMs: arrivedMs },
  );
  return {
    version: queuedBatchVersion,
    batchId: deriveIdFrom(`mail batch ${siteId} ${JSON.stringify(request)}`, arrivedMs),
    requests: [request],
  };
}
