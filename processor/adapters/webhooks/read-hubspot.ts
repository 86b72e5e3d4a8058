// HubSpot's webhooks: records that changed, as a list. Values of properties stay out, but for the e-mail by which a contact is
// known. Source: developers.hubspot.com/docs/api/webhooks.

import type { WireEngagement } from '#contract/engagement.ts';
import { makeEngagement } from './make-engagement.ts';
import { firstText, type Loose, readJsonList, textOf, timeOf } from './read-loose.ts';
import type { WebhookAdapter } from './webhook-adapter.ts';

const goneTypes = new Set(['contact.privacyDeletion', 'contact.deletion']);

export const readHubspot: WebhookAdapter = (webhook) => {
  const events = readJsonList(webhook);
  const thingOf = (event: Loose) => `${objectName(event)}/${textOf(event['objectId'])}`;
  const isGone = (event: Loose) => goneTypes.has(textOf(event['subscriptionType']));
  return {
    engagements: events.map((event) => readEvent(event, thingOf(event), webhook.receivedAtMs)),
    things: events.map((event) => (isGone(event) ? '' : thingOf(event))),
    about: events.filter((event) => !isGone(event)).map(thingOf),
    gone: events.filter(isGone).map(thingOf),
  };
};

function objectName(event: Loose): string {
  return textOf(event['subscriptionType']).split('.')[0] ?? '';
}

function readEvent(event: Loose, target: string, receivedAtMs: number): WireEngagement {
  const word = textOf(event['subscriptionType']);
  const at = timeOf(event['occurredAt'], 'milliseconds') ?? receivedAtMs;
  const property = textOf(event['propertyName']);
  const isMail = word.startsWith('contact.') && property === 'email';
  const isMessage = word === 'conversation.newMessage';
  return makeEngagement({
    ...{ provider: 'hubspot', kind: isMessage ? 'message' : 'record_changed', word, at, target },
    ...(isMessage
      ? { human: 'unsure', reasons: ['either_side'] }
      : { human: 'machine', reasons: ['not_by_the_person'] }),
    email: isMail ? textOf(event['propertyValue']) : '',
    title: property,
    // A later try has the same, with another number of the try.
    providerId: [event['portalId'], event['eventId'], event['objectId'], word, at]
      .map((part) => firstText(part))
      .join(' '),
  });
}
