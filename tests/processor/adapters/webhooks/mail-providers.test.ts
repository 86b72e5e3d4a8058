// What mailing services deliver becomes engagement: who, what, when, and whether a machine did it.

import { expect, test } from 'vitest';
import { engagementsOf, readWith } from './read-with.ts';

test('SendGrid: opens of Apple’s protection are a machine’s, steps on the way are left out', () => {
  const base = { email: 'Anna@acme.example', timestamp: 1_669_651_200, sg_message_id: 'm1' };
  const events = engagementsOf('sendgrid', [
    { ...base, event: 'open', sg_event_id: 'e1', sg_machine_open: true, category: ['autumn'] },
    { ...base, event: 'click', sg_event_id: 'e2', url: 'https://www.acme.example/prezzi', ip: '192.0.2.1' },
    { ...base, event: 'processed', sg_event_id: 'e3' },
    { ...base, event: 'bounce', sg_event_id: 'e4' },
    { ...base, event: 'something_new', sg_event_id: 'e5' },
  ]);
  expect(events).toMatchObject([
    {
      kind: 'email_open',
      human: 'machine',
      reasons: ['machine_open'],
      title: 'autumn',
      subject: { email: 'Anna@acme.example' },
      at: 1_669_651_200_000,
      providerId: 'e1',
    },
    { kind: 'email_click', human: 'unsure', target: 'https://www.acme.example/prezzi' },
    { kind: 'email_bounce', human: 'machine', reasons: ['mail_server', 'hard_bounce'] },
    { kind: 'other', word: 'something_new' },
  ]);
  expect(JSON.stringify(events)).not.toContain('192.0.2.1');
});

test('Mailgun: a bot named by the client’s facts is a machine, a temporary failure is no bounce', () => {
  const event = (more: object) => ({
    signature: { timestamp: '1', token: 't', signature: 's' },
    'event-data': {
      ...{ id: 'x1', timestamp: 1_521_243_339.87, recipient: 'anna@acme.example', ...more },
    },
  });
  expect(engagementsOf('mailgun', event({ event: 'opened', 'client-info': { bot: 'apple' } }))).toMatchObject(
    [{ kind: 'email_open', human: 'machine', reasons: ['client_bot'], at: 1_521_243_339_870 }],
  );
  expect(
    engagementsOf(
      'mailgun',
      event({ event: 'clicked', url: 'https://a.example/', 'client-info': { bot: '' } }),
    ),
  ).toMatchObject([{ kind: 'email_click', human: 'unsure', providerId: 'x1' }]);
  expect(engagementsOf('mailgun', event({ event: 'failed', severity: 'temporary' }))).toEqual([]);
  expect(engagementsOf('mailgun', event({ event: 'failed', severity: 'permanent' }))).toMatchObject([
    { kind: 'email_bounce' },
  ]);
  expect(() => engagementsOf('mailgun', {})).toThrow('wrong_shape');
});

test('Postmark: the recipient stands in either field, and inbound mail is a reply without what it quotes', () => {
  const open = { RecordType: 'Open', MessageID: 'm', ReceivedAt: '2026-09-30T08:00:00Z', Tag: 'welcome' };
  const both = [
    ...engagementsOf('postmark', { ...open, Recipient: 'a@x.example' }),
    ...engagementsOf('postmark', { ...open, Email: 'b@x.example' }),
  ];
  expect(both.map(({ subject }) => subject?.email)).toEqual(['a@x.example', 'b@x.example']);
  expect(both[0]).toMatchObject({ kind: 'email_open', title: 'welcome', at: Date.UTC(2026, 8, 30, 8) });
  const reply = {
    RecordType: 'Inbound',
    FromFull: { Email: 'anna@acme.example', Name: 'Anna Rossi' },
    ...{ Subject: 'Re: Offerta', MessageID: 'm2', TextBody: 'Sì\n> quoted', StrippedTextReply: 'Sì' },
  };
  expect(engagementsOf('postmark', reply)).toMatchObject([
    { kind: 'email_reply', human: 'human', text: 'Sì', profile: { name: 'Anna Rossi' } },
  ]);
  const change = { RecordType: 'SubscriptionChange', SuppressSending: true, Recipient: 'a@x.example' };
  expect(engagementsOf('postmark', change)).toMatchObject([{ kind: 'email_unsubscribe' }]);
});

test('SES: events inside SNS, a topic that asks to be confirmed, and a greeting that says nothing', () => {
  const message = {
    eventType: 'Click',
    mail: {
      messageId: 'ses-1',
      destination: ['anna@acme.example'],
      commonHeaders: { subject: 'Autumn' },
    },
    click: { timestamp: '2026-09-30T10:00:00.000Z', link: 'https://a.example/x', ipAddress: '192.0.2.7' },
  };
  const notice = { Type: 'Notification', Message: JSON.stringify(message) };
  expect(engagementsOf('ses', notice)).toMatchObject([
    {
      kind: 'email_click',
      title: 'Autumn',
      target: 'https://a.example/x',
      subject: { email: 'anna@acme.example' },
      at: Date.UTC(2026, 8, 30, 10),
    },
  ]);
  const bounce = {
    notificationType: 'Bounce',
    mail: { messageId: 'ses-2', destination: ['a@x.example', 'b@x.example'] },
    bounce: { bouncedRecipients: [{ emailAddress: 'b@x.example' }], timestamp: '2026-09-30T10:00:00Z' },
  };
  const bounced = engagementsOf('ses', { Type: 'Notification', Message: JSON.stringify(bounce) });
  expect(bounced.map(({ subject }) => subject?.email)).toEqual(['b@x.example']);
  const asks = { Type: 'SubscriptionConfirmation', SubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?x' };
  expect(readWith('ses', asks)).toEqual({
    engagements: [],
    confirmUrl: 'https://sns.eu-west-1.amazonaws.com/?x',
  });
  const greeting = { Type: 'Notification', Message: 'Successfully validated SNS topic.' };
  expect(engagementsOf('ses', greeting)).toEqual([]);
});

test('Brevo: both words of one open have one id, a proxy’s open is a machine’s', () => {
  const open = {
    ...{ email: 'anna@acme.example', 'message-id': '<m@mailin.fr>', subject: 'Novità' },
    ts_event: 1_703_181_242,
  };
  const [unique, plain, proxy] = ['unique_opened', 'opened', 'proxy_open'].flatMap((event) => [
    ...engagementsOf('brevo', { ...open, event }),
  ]);
  expect(unique).toMatchObject({ kind: 'email_open', word: 'unique_opened', human: 'unsure' });
  expect(unique?.providerId).toBe(plain?.providerId);
  expect(unique?.at).toBe(plain?.at);
  expect(proxy).toMatchObject({ human: 'machine', reasons: ['proxy_open'] });
  expect(proxy?.providerId).not.toBe(plain?.providerId);
  const batch = [
    { ...open, event: 'click', link: 'https://a.example/1' },
    { ...open, event: 'click', link: 'https://a.example/2' },
  ];
  const idsOf = (events: object[]) => engagementsOf('brevo', events).map(({ providerId }) => providerId);
  expect(new Set(idsOf(batch)).size).toBe(2);
  // One message to two people, delivered in the same second.
  const together = ['anna@acme.example', 'bo@acme.example'].map((email) => ({
    ...open,
    event: 'delivered',
    email,
  }));
  expect(new Set(idsOf(together)).size).toBe(2);
});

test('Mailchimp: a form with brackets, of which no name becomes a property', () => {
  const form = new URLSearchParams([
    ['type', 'subscribe'],
    ['fired_at', '2026-09-30 21:35:57'],
    ['data[id]', '8a25ff1d98'],
    ['data[list_id]', 'a6b5da1054'],
    ['data[email]', 'anna@acme.example'],
    ['data[merges][FNAME]', 'Anna'],
    ['data[merges][LNAME]', 'Rossi'],
    ['data[__proto__][polluted]', 'yes'],
    ['data[constructor][prototype][polluted]', 'yes'],
    ['__proto__[polluted]', 'yes'],
  ]).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  expect(engagementsOf('mailchimp', form, { headers })).toMatchObject([
    {
      kind: 'email_subscribe',
      human: 'unsure',
      at: Date.UTC(2026, 8, 30, 21, 35, 57),
      subject: { email: 'anna@acme.example' },
      profile: { firstName: 'Anna', lastName: 'Rossi' },
    },
  ]);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test('Mailchimp: addresses of a list that are cleaned in the same second are told one by one', () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const cleaned = (email: string) =>
    engagementsOf(
      'mailchimp',
      new URLSearchParams([
        ['type', 'cleaned'],
        ['fired_at', '2026-09-30 22:01:00'],
        ['data[list_id]', 'a6b5da1054'],
        ['data[campaign_id]', '4fjk2ma9xd'],
        ['data[reason]', 'hard'],
        ['data[email]', email],
      ]).toString(),
      { headers },
    )[0]?.providerId;
  expect(cleaned('anna@acme.example')).not.toBe(cleaned('bruno@acme.example'));
  expect(cleaned('anna@acme.example')).toBe(cleaned('Anna@acme.example'));
  expect(cleaned('anna@acme.example')).not.toContain('acme');
});

test('Mailchimp: whoever deletes contacts there says nothing for them, and a complaint is told apart', () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const left = (action: string, reason: string) =>
    engagementsOf(
      'mailchimp',
      new URLSearchParams([
        ['type', 'unsubscribe'],
        ['fired_at', '2026-09-30 22:01:00'],
        ['data[action]', action],
        ['data[reason]', reason],
        ['data[email]', 'anna@acme.example'],
      ]).toString(),
      { headers },
    )[0];
  expect(left('unsub', 'manual')).toMatchObject({ kind: 'email_unsubscribe', human: 'unsure' });
  expect(left('unsub', 'abuse')).toMatchObject({ kind: 'email_complaint', human: 'unsure' });
  expect(left('delete', 'manual')).toMatchObject({ kind: 'record_changed', human: 'machine' });
});

test('Postmark: one mail that reaches several recipients in the same second is told for each', () => {
  const delivered = (Recipient: string) =>
    engagementsOf('postmark', {
      ...{ RecordType: 'Delivery', MessageID: 'pm-9', Recipient },
      DeliveredAt: '2026-09-30T10:00:00Z',
    })[0]?.providerId;
  expect(delivered('anna@acme.example')).not.toBe(delivered('bruno@acme.example'));
  expect(delivered('anna@acme.example')).toBe(delivered('anna@acme.example'));
});

test.each(['Open', 'Click', 'Complaint', 'Subscription'])(
  'SES: of a mail with several recipients, %s is put down to nobody rather than to all',
  (eventType) => {
    const told = (destination: string[]) => {
      const mail = { messageId: 'ses-3', timestamp: '2026-09-30T09:00:00Z', destination };
      const Message = JSON.stringify({ eventType, mail, [eventType.toLowerCase()]: {} });
      return engagementsOf('ses', { Type: 'Notification', Message, Timestamp: '2026-09-30T10:00:00Z' });
    };
    const several = told(['anna@acme.example', 'bruno@acme.example']);
    expect(several).toHaveLength(1);
    expect(several[0]?.subject).toBeUndefined();
    expect(told(['anna@acme.example'])[0]?.subject).toEqual({ email: 'anna@acme.example' });
  },
);

test('SES: what a mail server did with the mail holds for all of its recipients', () => {
  const mail = { messageId: 'ses-4', destination: ['anna@acme.example', 'bruno@acme.example'] };
  for (const eventType of ['Delivery', 'Reject', 'Rendering Failure']) {
    const Message = JSON.stringify({ eventType, mail });
    expect(engagementsOf('ses', { Type: 'Notification', Message })).toHaveLength(2);
  }
});

test.each([
  [{ SuppressSending: true, SuppressionReason: 'ManualSuppression' }, 'email_unsubscribe'],
  [{ SuppressSending: true, SuppressionReason: 'HardBounce' }, 'email_bounce'],
  [{ SuppressSending: true, SuppressionReason: 'SpamComplaint' }, 'email_complaint'],
  [{ SuppressSending: false, SuppressionReason: null }, 'email_subscribe'],
])('Postmark: an address that is suppressed as %j is told as %s', (change, kind) => {
  const record = { RecordType: 'SubscriptionChange', MessageID: 'pm-1', Recipient: 'anna@acme.example' };
  expect(engagementsOf('postmark', { ...record, ...change })).toMatchObject([{ kind }]);
});

test.each([
  [{ newTopicPreferences: { unsubscribeAll: true } }, 'email_unsubscribe'],
  [
    { newTopicPreferences: { unsubscribeAll: false }, oldTopicPreferences: { unsubscribeAll: true } },
    'email_subscribe',
  ],
  [
    { newTopicPreferences: { unsubscribeAll: false }, oldTopicPreferences: { unsubscribeAll: false } },
    'other',
  ],
])('SES: a change of subscriptions %j is told as %s', (subscription, kind) => {
  const mail = { messageId: 'ses-5', destination: ['anna@acme.example'] };
  const Message = JSON.stringify({ eventType: 'Subscription', mail, subscription });
  expect(engagementsOf('ses', { Type: 'Notification', Message })).toMatchObject([{ kind }]);
});

test('SES: a mail that could not be put together failed when Amazon says so', () => {
  const failure = { timestamp: '2026-09-30T10:00:00Z', templateName: 't' };
  const mail = { messageId: 'ses-6', destination: ['anna@acme.example'] };
  const Message = JSON.stringify({ eventType: 'Rendering Failure', mail, failure });
  expect(engagementsOf('ses', { Type: 'Notification', Message })[0]?.at).toBe(Date.UTC(2026, 8, 30, 10));
});
