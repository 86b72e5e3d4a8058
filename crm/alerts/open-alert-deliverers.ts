// Which way of telling is delivered by which file.

import type { Deliverers } from '../outbox/deliverer.ts';
import type { AlertParts } from './alert-parts.ts';
import { createAlertDeliverer } from './deliver-alert.ts';
import { makeSheet } from './make-sheet.ts';
import { createSendAlertMail, mailPace } from './send-alert-mail.ts';
import { chatKinds, chatPace, createSendChat } from './send-chat.ts';
import { createSendPush, pushPace } from './send-push.ts';
import { createSendWebhook, webhookPace } from './send-webhook.ts';

type AlertKind = 'alert_mail' | 'alert_slack' | 'alert_teams' | 'alert_webhook' | 'alert_push';

export function openAlertDeliverers(parts: AlertParts): Pick<Deliverers, AlertKind> {
  const chat = (kind: keyof typeof chatKinds) =>
    createAlertDeliverer(parts, makeSheet, { ...chatPace, send: createSendChat(parts, chatKinds[kind]) });
  return {
    alert_mail: createAlertDeliverer(parts, makeSheet, { ...mailPace, send: createSendAlertMail(parts) }),
    alert_slack: chat('slack'),
    alert_teams: chat('teams'),
    alert_webhook: createAlertDeliverer(parts, makeSheet, {
      ...webhookPace,
      send: createSendWebhook(parts),
    }),
    alert_push: createAlertDeliverer(parts, makeSheet, { ...pushPace, send: createSendPush(parts) }),
  };
}
