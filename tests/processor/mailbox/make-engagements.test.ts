// Guarantees of what the queue is told of a mail: a shape that the pipeline takes, and the same for the same mail.

import { describe, expect, it } from 'vitest';
import { engagementSchema } from '#contract/engagement.ts';
import type { UnderstoodMail } from '#intelligence/mail/understand-mail.ts';
import { isRequest, makeEngagements, makeMailBatch } from '#processor/mailbox/make-engagements.ts';
import { readRequest } from '#processor/write/read-request.ts';
import { sampleDescribedEvent } from '#tests/support/sample-events.ts';

const mail = (more: Partial<UnderstoodMail> = {}): UnderstoodMail => ({
  ...{
    way: 'received',
    customers: [{ email: 'anna@acme.it', name: '' }],
    isReply: false,
    isForwarded: false,
  },
  ...{
    subject: 'Offerta',
    text: 'Quanto costa?',
    language: 'it',
    authentication: 'pass',
    identity: 'm1@acme.it',
  },
  signature: {
    ...{ name: 'Anna Rossi', jobTitle: 'Buyer', department: '', company: 'Acme S.r.l.', website: '' },
    ...{ linkedin: '', phones: [{ number: '+390212345678', kind: 'office' }] },
  },
  ...more,
});
const arrivedMs = Date.UTC(2026, 2, 3);
const make = (one: UnderstoodMail, sentMs?: number) => makeEngagements(one, { sentMs, arrivedMs });

describe('an understood mail', () => {
  it('has the shape that the pipeline takes, and becomes a request with what the signature says', () => {
    const [engagement] = make(mail());
    expect(engagementSchema.safeParse(engagement).success).toBe(true);
    const event = sampleDescribedEvent({ type: 'engagement', channel: 'provider', raw: engagement });
    expect(readRequest(event, () => ({}))).toMatchObject({
      ...{
        way: 'provider',
        provider: 'mailbox',
        kind: 'message',
        formName: 'Offerta',
        text: 'Quanto costa?',
      },
      claims: {
        ...{ name: 'Anna Rossi', email: 'anna@acme.it', phone: '+390212345678' },
        ...{ company: 'Acme S.r.l.', jobTitle: 'Buyer' },
      },
      language: 'it',
    });
  });

  it('is no request when a colleague wrote it or it only thanks', () => {
    const [sent] = make(mail({ way: 'sent', signature: null }));
    const event = sampleDescribedEvent({ type: 'engagement', channel: 'provider', raw: sent });
    expect(readRequest(event, () => ({}))).toBeUndefined();
    expect(isRequest(mail({ isReply: true, text: 'Grazie, ricevuto.' }))).toBe(false);
    expect(isRequest(mail({ isReply: true, text: 'E il prezzo?' }))).toBe(true);
    expect(isRequest(mail({ text: 'Mandatemi il catalogo' }))).toBe(true);
  });

  it('has the time that it says, unless that cannot be', () => {
    const hourMs = 3_600_000;
    expect(make(mail(), arrivedMs - hourMs)[0]?.at).toBe(arrivedMs - hourMs);
    for (const wrong of [undefined, 0, arrivedMs + 2 * hourMs, arrivedMs - 40 * 24 * hourMs])
      expect(make(mail(), wrong)[0]?.at).toBe(arrivedMs);
  });

  it('gives the same batch each time, and another event for each customer', () => {
    const two = mail({ customers: [...mail().customers, { email: 'bruno@acme.it', name: 'Bruno' }] });
    const batch = () => makeMailBatch({ siteId: 1, identity: 'm1' }, make(two), arrivedMs);
    expect(batch()).toEqual(batch());
    const ids = batch().requests.flatMap(({ events }) => events.map(({ id }) => id));
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8/);
    expect(batch().requests[0]).toMatchObject({
      channel: 'provider',
      consent: { version: 'provider:mailbox' },
    });
  });
});

it('a mail whose sender is not proven becomes a request that says so, without the values of its signature', () => {
  const [engagement] = makeEngagements(mail({ authentication: 'unproven' }), {
    sentMs: arrivedMs,
    arrivedMs,
  });
  expect(engagement).toMatchObject({ reasons: ['sender_unproven'], subject: { email: 'anna@acme.it' } });
  expect(engagement).not.toHaveProperty('signature');
  const event = sampleDescribedEvent({
    type: 'engagement',
    consent: 'granted',
    purposes: 7,
    raw: engagement,
  });
  const request = readRequest(event, () => ({}));
  expect(request).toMatchObject({
    confirmation: 'sender_unproven',
    claims: { email: 'anna@acme.it', phone: '' },
  });
});
