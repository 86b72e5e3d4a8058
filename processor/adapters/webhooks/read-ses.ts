// Events of Amazon SES inside messages of SNS; also the message by which a topic asks to be confirmed. Sources:
// docs.aws.amazon.com/ses, Examples of event data; docs.aws.amazon.com/sns, message formats.

import type { EngagementKind } from '#contract/engagement.ts';
import { parseExactJson } from '#intelligence/webhooks/parse-exact-json.ts';
import { flagAgent } from './flag-agent.ts';
import { kindOf } from './kind-of.ts';
import { nameRecipient } from './name-recipient.ts';
import { dateOf, firstText, type Loose, listOf, objectOf, readJsonObject, textOf } from './read-loose.ts';
import { understandMailEvent } from './understand-mail-event.ts';
import { type UnderstoodWebhook, type WebhookAdapter, WebhookFault } from './webhook-adapter.ts';

const kinds: Readonly<Record<string, EngagementKind>> = {
  Delivery: 'email_delivered',
  Open: 'email_open',
  Click: 'email_click',
  Bounce: 'email_bounce',
  Reject: 'email_bounce',
  'Rendering Failure': 'email_bounce',
  Complaint: 'email_complaint',
};
/** Where Amazon calls the details otherwise than the event. */
const detailNames: Readonly<Record<string, string>> = { 'Rendering Failure': 'failure' };
const steps = new Set(['Send', 'DeliveryDelay']);
/** What a mail server did with the whole mail. Anything else was done by one of the recipients, and of several nobody knows by which. */
const ofAllRecipients = new Set(['Delivery', 'Reject', 'Rendering Failure']);

export const readSes: WebhookAdapter = (webhook) => {
  const envelope = readJsonObject(webhook);
  const type = textOf(envelope['Type']);
  if (type === 'SubscriptionConfirmation') {
    return { engagements: [], confirmUrl: textOf(envelope['SubscribeURL']) };
  }
  if (type === 'UnsubscribeConfirmation') return { engagements: [], isGivenUp: true };
  return readNotification(readMessage(textOf(envelope['Message'])), envelope, webhook.receivedAtMs);
};

function readMessage(text: string): Loose {
  try {
    return objectOf(parseExactJson(text));
  } catch {
    // Amazon greets a new destination with a sentence.
    return {};
  }
}

function readNotification(message: Loose, envelope: Loose, receivedAtMs: number): UnderstoodWebhook {
  const word = firstText(message['eventType'], message['notificationType']);
  if (word === '') {
    if (textOf(envelope['Message']) === '') throw new WebhookFault('wrong_shape');
    return { engagements: [] };
  }
  if (steps.has(word)) return { engagements: [] };
  const mail = objectOf(message['mail']);
  const details = objectOf(
    message[Object.hasOwn(detailNames, word) ? (detailNames[word] ?? '') : word.toLowerCase()],
  );
  const kind = word === 'Subscription' ? readSubscription(details) : kindOf(kinds, word);
  const at = dateOf(details['timestamp']) ?? dateOf(envelope['Timestamp']) ?? receivedAtMs;
  const recipients = readRecipients(word, details, mail);
  const link = textOf(details['link']);
  return {
    engagements: recipients.map((email) =>
      understandMailEvent({
        ...{ provider: 'ses', word, kind, at, email, link },
        title: textOf(objectOf(mail['commonHeaders'])['subject']),
        isHard: textOf(details['bounceType']) === 'Permanent',
        // Two links of one mail may be clicked in one second; a recipient is part of it since one message tells of several.
        providerId: [textOf(mail['messageId']), word, at, nameRecipient(email), link].join(' '),
        machineFlag: flagAgent(textOf(details['userAgent'])),
      }),
    ),
  };
}

/** Who changed the topics alone still wants to be written to. */
function readSubscription(details: Loose): EngagementKind {
  const isOutOfAll = (name: string) => objectOf(details[name])['unsubscribeAll'];
  const now = isOutOfAll('newTopicPreferences');
  if (now !== false) return 'email_unsubscribe';
  return isOutOfAll('oldTopicPreferences') === true ? 'email_subscribe' : 'other';
}

function readRecipients(word: string, details: Loose, mail: Loose): string[] {
  const named = [...listOf(details['bouncedRecipients']), ...listOf(details['complainedRecipients'])]
    .map((recipient) => textOf(objectOf(recipient)['emailAddress']))
    .filter((email) => email !== '');
  if (named.length > 0) return named;
  const all = listOf(details['recipients'] ?? mail['destination']).map(textOf);
  return all.length === 1 || (all.length > 1 && ofAllRecipients.has(word)) ? all : [''];
}
