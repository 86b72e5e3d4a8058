// What a sample delivery of each provider says: as small as the provider would send it, about nobody.

import type { WebhookProvider } from '#contract/connection-report.ts';

interface Sample {
  contentType: string;
  body: string;
}

const email = 'person@example.com';

/** `nowMs`: milliseconds since 1970; `nonce` makes every sample another one. Undefined where only the provider can sign. */
export function samplePayload(provider: WebhookProvider, nowMs: number, nonce: string): Sample | undefined {
  if (provider === 'mailchimp') {
    const fields = { type: 'subscribe', fired_at: isoDate(nowMs), 'data[id]': nonce, 'data[email]': email };
    return {
      contentType: 'application/x-www-form-urlencoded',
      body: new URLSearchParams(fields).toString(),
    };
  }
  if (provider === 'youtube') return { contentType: 'application/atom+xml', body: sampleFeed(nowMs, nonce) };
  const make = samples[provider];
  if (make === undefined) return undefined;
  const contentType = provider === 'cloudevents' ? 'application/cloudevents+json' : 'application/json';
  return { contentType, body: JSON.stringify(make(nowMs, nonce)) };
}

type MakeSample = (nowMs: number, nonce: string) => unknown;

const seconds = (nowMs: number) => Math.floor(nowMs / 1_000);
const iso = (nowMs: number) => new Date(nowMs).toISOString();
const isoDate = (nowMs: number) => iso(nowMs).slice(0, 19).replace('T', ' ');

const samples: Partial<Record<WebhookProvider, MakeSample>> = {
  meta: (nowMs, nonce) => ({
    object: 'page',
    entry: [
      {
        id: '0',
        time: seconds(nowMs),
        changes: [
          {
            field: 'leadgen',
            value: { leadgen_id: nonce, page_id: '0', form_id: '0', created_time: seconds(nowMs) },
          },
        ],
      },
    ],
  }),
  linkedin: (nowMs, nonce) => ({
    type: 'LEAD_ACTION',
    leadGenFormResponse: `urn:li:leadGenFormResponse:${nonce}`,
    leadType: 'SPONSORED',
    leadAction: 'CREATED',
    occurredAt: nowMs,
  }),
  x: (nowMs, nonce) => ({
    for_user_id: '0',
    favorite_events: [
      { id: nonce, timestamp_ms: nowMs, favorited_status: { id_str: '0' }, user: { id_str: '1' } },
    ],
  }),
  mailgun: (nowMs, nonce) => ({
    'event-data': { event: 'delivered', id: nonce, timestamp: nowMs / 1_000, recipient: email },
  }),
  postmark: (nowMs, nonce) => ({
    RecordType: 'Delivery',
    MessageID: nonce,
    Recipient: email,
    DeliveredAt: iso(nowMs),
  }),
  brevo: (nowMs, nonce) => ({
    event: 'delivered',
    email,
    'message-id': `<${nonce}>`,
    ts_event: seconds(nowMs),
  }),
  typeform: (nowMs, nonce) => ({
    event_id: nonce,
    event_type: 'form_response',
    form_response: {
      form_id: '0',
      token: nonce,
      submitted_at: iso(nowMs),
      definition: { id: '0', title: 'Test', fields: [{ id: '1', title: 'E-mail', type: 'email' }] },
      answers: [{ type: 'email', email, field: { id: '1', type: 'email' } }],
    },
  }),
  calendly: (nowMs, nonce) => ({
    event: 'invitee.created',
    created_at: iso(nowMs),
    payload: { uri: nonce, email, scheduled_event: { uri: nonce, name: 'Test' } },
  }),
  hubspot: (nowMs, nonce) => [
    {
      eventId: nonce,
      portalId: 0,
      objectId: 0,
      occurredAt: nowMs,
      subscriptionType: 'contact.creation',
      attemptNumber: 0,
    },
  ],
  pipedrive: (nowMs, nonce) => ({
    data: { id: 0, emails: [{ value: email, primary: true }] },
    previous: null,
    meta: { id: nonce, action: 'create', entity: 'person', entity_id: 0, timestamp: iso(nowMs) },
  }),
  tawk: (nowMs, nonce) => ({
    event: 'chat:start',
    chatId: nonce,
    time: iso(nowMs),
    message: { text: 'Test', type: 'msg', sender: { type: 'visitor' } },
    visitor: { name: 'Test', email },
    property: { id: '0', name: 'Test' },
  }),
  crisp: (nowMs, nonce) => ({
    website_id: '0',
    event: 'message:send',
    data: {
      ...{ website_id: '0', session_id: nonce, type: 'text', content: 'Test', from: 'user', origin: 'chat' },
      ...{ timestamp: nowMs, fingerprint: nowMs, user: { nickname: 'Test', user_id: nonce } },
    },
    timestamp: nowMs,
  }),
  twenty: (nowMs, nonce) => ({
    eventName: 'person.created',
    eventDate: iso(nowMs),
    objectMetadata: { nameSingular: 'person' },
    record: { id: nonce, emails: { primaryEmail: email } },
  }),
  cloudevents: (nowMs, nonce) => ({
    specversion: '1.0',
    id: nonce,
    source: '/fiuto/test',
    type: 'test',
    time: iso(nowMs),
    data: { email },
  }),
  standard: (nowMs) => ({ type: 'test', timestamp: iso(nowMs), data: { email } }),
  generic: (nowMs, nonce) => ({ id: nonce, at: iso(nowMs), email }),
};

function sampleFeed(nowMs: number, nonce: string): string {
  const inside = `<yt:videoId>${nonce}</yt:videoId><title>Test</title><updated>${iso(nowMs)}</updated>`;
  return `<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015"><entry>${inside}</entry></feed>`;
}
