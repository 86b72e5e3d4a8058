// SendGrid's event webhook: always a list. `sg_machine_open` marks Apple's mail privacy protection. Source:
// twilio.com/docs/sendgrid/for-developers/tracking-events/event.

import type { EngagementKind } from '#contract/engagement.ts';
import { flagAgent } from './flag-agent.ts';
import { kindOf } from './kind-of.ts';
import { firstText, listOf, readJsonList, textOf, timeOf } from './read-loose.ts';
import { understandMailEvent } from './understand-mail-event.ts';
import type { WebhookAdapter } from './webhook-adapter.ts';

const kinds: Readonly<Record<string, EngagementKind>> = {
  delivered: 'email_delivered',
  open: 'email_open',
  click: 'email_click',
  bounce: 'email_bounce',
  dropped: 'email_bounce',
  spamreport: 'email_complaint',
  unsubscribe: 'email_unsubscribe',
  group_unsubscribe: 'email_unsubscribe',
  group_resubscribe: 'email_subscribe',
};
/** On the way; what came of it is told later. */
const steps = new Set(['processed', 'deferred']);

export const readSendgrid: WebhookAdapter = (webhook) => ({
  engagements: readJsonList(webhook)
    .filter((event) => !steps.has(textOf(event['event'])))
    .map((event) => {
      const word = textOf(event['event']);
      const at = timeOf(event['timestamp'], 'seconds') ?? webhook.receivedAtMs;
      const ownId = `${textOf(event['sg_message_id'])} ${word} ${at} ${textOf(event['url'])}`;
      return understandMailEvent({
        ...{ provider: 'sendgrid', word, at, kind: kindOf(kinds, word), email: textOf(event['email']) },
        link: textOf(event['url']),
        title: firstText(event['marketing_campaign_name'], listOf(event['category'])[0], event['category']),
        providerId: firstText(event['sg_event_id'], ownId),
        // A server that blocks a mail may take the next one.
        isHard: word === 'bounce' && textOf(event['type']) !== 'blocked',
        machineFlag:
          event['sg_machine_open'] === true ? 'machine_open' : flagAgent(textOf(event['useragent'])),
      });
    }),
});
