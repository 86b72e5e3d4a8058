// Postmark's webhooks, one record each; inbound mail is a reply. Source: postmarkapp.com/developer/webhooks.

import type { EngagementKind } from '#contract/engagement.ts';
import { flagAgent } from './flag-agent.ts';
import { kindOf } from './kind-of.ts';
import { makeEngagement } from './make-engagement.ts';
import { nameRecipient } from './name-recipient.ts';
import { dateOf, firstText, type Loose, objectOf, readJsonObject, textOf } from './read-loose.ts';
import { understandMailEvent } from './understand-mail-event.ts';
import { type WebhookAdapter, WebhookFault } from './webhook-adapter.ts';

const kinds: Readonly<Record<string, EngagementKind>> = {
  Delivery: 'email_delivered',
  Open: 'email_open',
  Click: 'email_click',
  Bounce: 'email_bounce',
  SpamComplaint: 'email_complaint',
};

/** Types of bounces after which Postmark itself writes to nobody again. */
const hardTypes = new Set(['HardBounce', 'BadEmailAddress', 'ManuallyDeactivated']);

export const readPostmark: WebhookAdapter = (webhook) => {
  const record = readJsonObject(webhook);
  const word = textOf(record['RecordType']);
  // Inbound mail of older servers carries no record type.
  if (word === 'Inbound' || (word === '' && record['FromFull'] !== undefined)) {
    return { engagements: [readReply(record, webhook.receivedAtMs)] };
  }
  if (word === '') throw new WebhookFault('wrong_shape');
  const stated = firstText(
    ...['ReceivedAt', 'ClickedAt', 'DeliveredAt', 'BouncedAt', 'ChangedAt'].map((name) => record[name]),
  );
  const at = dateOf(stated) ?? webhook.receivedAtMs;
  const email = firstText(record['Recipient'], record['Email']);
  const link = textOf(record['OriginalLink']);
  const kind = word === 'SubscriptionChange' ? readChange(record) : kindOf(kinds, word);
  const engagement = understandMailEvent({
    ...{ provider: 'postmark', word, kind, at, link },
    email,
    title: firstText(record['Tag'], record['Subject']),
    isHard: hardTypes.has(textOf(record['Type'])),
    // A recipient is part of it: one message goes to all who stand in To, Cc and Bcc.
    providerId: [textOf(record['MessageID']), word, stated, nameRecipient(email), link].join(' ').trim(),
    machineFlag: flagAgent(textOf(record['UserAgent'])),
  });
  return { engagements: [engagement] };
};

/** Nothing is sent to an address any more since somebody asked for it, or since it bounced or complained. */
const suppressions: Readonly<Record<string, EngagementKind>> = {
  HardBounce: 'email_bounce',
  SpamComplaint: 'email_complaint',
  ManualSuppression: 'email_unsubscribe',
};

function readChange(record: Loose): EngagementKind {
  if (record['SuppressSending'] === false) return 'email_subscribe';
  const kind = kindOf(suppressions, textOf(record['SuppressionReason']));
  return kind === 'other' ? 'email_unsubscribe' : kind;
}

/** What somebody wrote anew, without what was quoted. */
function readReply(record: Loose, receivedAtMs: number) {
  const from = objectOf(record['FromFull']);
  return makeEngagement({
    ...{ provider: 'postmark', kind: 'email_reply', word: 'Inbound', human: 'human' },
    at: dateOf(record['Date']) ?? receivedAtMs,
    email: firstText(from['Email'], record['From']),
    profile: { name: firstText(from['Name'], record['FromName']) },
    title: textOf(record['Subject']),
    text: textOf(record['StrippedTextReply']) || textOf(record['TextBody']),
    providerId: textOf(record['MessageID']),
  });
}
