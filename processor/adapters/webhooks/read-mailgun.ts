// Mailgun's webhooks, one event each. `client-info.bot` names the machine that opened or clicked. Source: documentation.mailgun.com,
// Webhooks and Event Structure.

import type { EngagementKind } from '#contract/engagement.ts';
import { flagAgent } from './flag-agent.ts';
import { kindOf } from './kind-of.ts';
import { firstText, listOf, objectOf, readJsonObject, textOf, timeOf } from './read-loose.ts';
import { understandMailEvent } from './understand-mail-event.ts';
import { type WebhookAdapter, WebhookFault } from './webhook-adapter.ts';

const kinds: Readonly<Record<string, EngagementKind>> = {
  delivered: 'email_delivered',
  opened: 'email_open',
  clicked: 'email_click',
  failed: 'email_bounce',
  rejected: 'email_bounce',
  complained: 'email_complaint',
  unsubscribed: 'email_unsubscribe',
};

export const readMailgun: WebhookAdapter = (webhook) => {
  const body = readJsonObject(webhook);
  const event = objectOf(body['event-data']);
  const word = textOf(event['event']);
  if (word === '') throw new WebhookFault('wrong_shape');
  if (isOnTheWay(word, textOf(event['severity']))) return { engagements: [] };
  const message = objectOf(objectOf(event['message'])['headers']);
  const client = objectOf(event['client-info']);
  const campaign = objectOf(listOf(event['campaigns'])[0]);
  const engagement = understandMailEvent({
    ...{ provider: 'mailgun', word, kind: kindOf(kinds, word) },
    at: timeOf(event['timestamp'], 'seconds') ?? webhook.receivedAtMs,
    email: textOf(event['recipient']),
    link: textOf(event['url']),
    title: firstText(campaign['name'], message['subject'], listOf(event['tags'])[0]),
    providerId: firstText(event['id'], objectOf(body['signature'])['token']),
    machineFlag: textOf(client['bot']) === '' ? flagAgent(textOf(client['user-agent'])) : 'client_bot',
  });
  return { engagements: [engagement] };
};

/** A temporary failure is tried again, and the end of it is told later. */
function isOnTheWay(word: string, severity: string): boolean {
  return word === 'accepted' || word === 'stored' || (word === 'failed' && severity === 'temporary');
}
