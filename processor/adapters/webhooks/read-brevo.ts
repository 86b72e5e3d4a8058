// Brevo's webhooks, one event or a list. A first open comes twice, as `unique_opened` and as `opened`: both have the same id
// here, so that it counts once. Source: developers.brevo.com/docs/transactional-webhooks and marketing-webhooks.

import type { EngagementKind } from '#contract/engagement.ts';
import { kindOf } from './kind-of.ts';
import { nameRecipient } from './name-recipient.ts';
import { dateOf, firstText, type Loose, readJsonList, textOf, timeOf } from './read-loose.ts';
import { understandMailEvent } from './understand-mail-event.ts';
import type { WebhookAdapter } from './webhook-adapter.ts';

const kinds: Readonly<Record<string, EngagementKind>> = {
  delivered: 'email_delivered',
  opened: 'email_open',
  unique_opened: 'email_open',
  proxy_open: 'email_open',
  unique_proxy_open: 'email_open',
  click: 'email_click',
  hard_bounce: 'email_bounce',
  soft_bounce: 'email_bounce',
  blocked: 'email_bounce',
  invalid_email: 'email_bounce',
  error: 'email_bounce',
  spam: 'email_complaint',
  complaint: 'email_complaint',
  unsubscribed: 'email_unsubscribe',
  unsubscribe: 'email_unsubscribe',
};
const steps = new Set(['request', 'deferred', 'sent']);
const byProxy = new Set(['proxy_open', 'unique_proxy_open']);

export const readBrevo: WebhookAdapter = (webhook) => ({
  engagements: readJsonList(webhook)
    .filter((event) => !steps.has(textOf(event['event'])))
    .map((event) => {
      const word = textOf(event['event']);
      const kind = kindOf(kinds, word);
      const link = firstText(event['link'], event['URL']);
      const isProxy = byProxy.has(word);
      // The same for both words of one open; a proxy's open is another happening.
      const what = kind === 'other' ? word : isProxy ? 'proxy_open' : kind;
      const happening = firstText(event['ts_event'], event['ts_epoch'], event['ts'], event['date']);
      const recipient = [textOf(event['contact_id']), nameRecipient(textOf(event['email']))].join(' ');
      const message = firstText(event['message-id'], event['camp_id'], event['id']);
      return understandMailEvent({
        ...{ provider: 'brevo', word, kind, link },
        at: readTime(event) ?? webhook.receivedAtMs,
        email: textOf(event['email']),
        title: firstText(event['campaign name'], event['subject'], event['tag']),
        // A recipient is part of it: one message may tell of several.
        providerId: [message, recipient, what, happening, link].join(' '),
        machineFlag: isProxy ? 'proxy_open' : '',
      });
    }),
});

function readTime(event: Loose): number | undefined {
  return (
    timeOf(event['ts_event'], 'seconds') ??
    timeOf(event['ts_epoch'], 'milliseconds') ??
    timeOf(event['ts'], 'seconds') ??
    dateOf(event['date'])
  );
}
