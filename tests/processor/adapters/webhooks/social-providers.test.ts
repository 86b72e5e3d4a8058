// What social networks deliver becomes engagement, in every shape that they use, and what is deleted there is named.

import { expect, test } from 'vitest';
import { engagementsOf, readWith } from './read-with.ts';

const page = (value: object, field = 'feed', id = 'PAGE') => ({
  object: 'page',
  entry: [{ id, time: 1_520_383_571, changes: [{ field, value }] }],
});

test('Meta: comments, reactions with their word, and posts of visitors', () => {
  const comment = {
    from: { id: '42', name: 'Jane Doe' },
    ...{ item: 'comment', comment_id: 'P_C', post_id: 'P_1', parent_id: 'P_1', verb: 'add' },
    ...{ created_time: 1_520_383_571, message: 'Love this!' },
  };
  expect(engagementsOf('meta', page(comment))).toMatchObject([
    {
      kind: 'comment',
      human: 'human',
      text: 'Love this!',
      target: 'P_C',
      at: 1_520_383_571_000,
      subject: { social: { network: 'facebook', id: '42' } },
      profile: { name: 'Jane Doe' },
    },
  ]);
  const reaction = {
    item: 'reaction',
    reaction_type: 'love',
    verb: 'add',
    post_id: 'P_1',
    created_time: 5e8,
  };
  expect(engagementsOf('meta', page({ ...reaction, sender_id: 7, sender_name: 'N. C.' }))).toMatchObject([
    { kind: 'reaction', word: 'love', subject: { social: { id: '7' } } },
  ]);
  const post = { item: 'post', verb: 'add', post_id: 'P_2', from: { id: '42' } };
  expect(engagementsOf('meta', page(post))).toMatchObject([{ kind: 'mention' }]);
});

test('Meta: what the page does itself is nobody’s engagement', () => {
  const own = { item: 'comment', verb: 'add', comment_id: 'P_C', from: { id: 'PAGE', name: 'Acme' } };
  const [engagement] = engagementsOf('meta', page(own));
  expect(engagement).toMatchObject({ human: 'machine', reasons: ['own_account'] });
  expect(engagement?.subject).toBeUndefined();
});

test('Meta: a like that comes as two items is one', () => {
  const like = { verb: 'add', post_id: 'P_1', from: { id: '42' }, created_time: 1_520_383_571 };
  const [asLike, asReaction] = [
    ...engagementsOf('meta', page({ ...like, item: 'like' })),
    ...engagementsOf('meta', page({ ...like, item: 'reaction', reaction_type: 'like' })),
  ];
  expect(asLike?.providerId).toBe(asReaction?.providerId);
});

test('Meta: a removed comment is named, to be forgotten, and says nothing more', () => {
  const removed = { item: 'comment', verb: 'remove', comment_id: 'P_C', message: 'gone', from: { id: '4' } };
  const understood = readWith('meta', page(removed));
  expect(understood.gone).toEqual(['P_C']);
  expect(understood.engagements[0]).toMatchObject({ kind: 'other', word: 'comment_remove' });
  expect(understood.engagements[0]?.text).toBeUndefined();
});

test('Meta: a reaction that is taken back takes nothing of the post with it', () => {
  const taken = { item: 'reaction', verb: 'remove', post_id: 'P_1', from: { id: '42' } };
  const given = { ...taken, verb: 'add', reaction_type: 'love' };
  const { gone = [] } = readWith('meta', page(taken));
  // The other thing that it is about is whoever gave it.
  expect(readWith('meta', page(given)).about).toEqual([...gone, 'user 42']);
  expect(readWith('meta', page({ ...given, from: { id: '43' } })).about).not.toEqual(
    readWith('meta', page(given)).about,
  );
});

test('Meta: a lead is known by its id alone, as number or text', () => {
  for (const leadgen_id of [123_123_123_123, '123123123123']) {
    const lead = { leadgen_id, form_id: 12_312_312_312, created_time: 1_440_120_384 };
    const understood = readWith('meta', page(lead, 'leadgen'));
    expect(understood.engagements).toMatchObject([
      { kind: 'lead_form', target: '12312312312', providerId: 'lead 123123123123' },
    ]);
    expect(understood.about).toEqual(['123123123123']);
  }
});

test('Meta: a lead’s number keeps all its digits, so that no other person’s lead is asked for', () => {
  const body = JSON.stringify(page({ form_id: 5 }, 'leadgen')).replace(
    '"form_id":5',
    '"leadgen_id":12345678901234567,"form_id":98765432109876543',
  );
  expect(readWith('meta', body).leads).toMatchObject([
    { leadId: '12345678901234567', formId: '98765432109876543' },
  ]);
});

test('Meta: Instagram’s comments, wrapped and flat, and mentions', () => {
  const value = { id: 'C1', from: { id: '9', username: 'anna' }, text: 'bello', media: { id: 'M1' } };
  const flat = { object: 'instagram', entry: [{ id: 'IG', time: 1_700_000_000, field: 'comments', value }] };
  const wrapped = { object: 'instagram', entry: [{ id: 'IG', changes: [{ field: 'comments', value }] }] };
  for (const payload of [flat, wrapped]) {
    expect(engagementsOf('meta', payload)).toMatchObject([
      { kind: 'comment', target: 'M1', subject: { social: { network: 'instagram', id: '9' } } },
    ]);
  }
  const mention = {
    object: 'instagram',
    entry: [{ id: 'IG', changes: [{ field: 'mentions', value: { media_id: 'M2' } }] }],
  };
  expect(engagementsOf('meta', mention)).toMatchObject([{ kind: 'mention', target: 'M2' }]);
});

test('Meta: Messenger’s messages but no echoes, and WhatsApp with name and number', () => {
  const messaging = [
    {
      sender: { id: 'U' },
      recipient: { id: 'P' },
      timestamp: 1_700_000_000_000,
      message: { mid: 'm1', text: 'Ciao' },
    },
    { sender: { id: 'P' }, timestamp: 1_700_000_000_001, message: { mid: 'm2', text: 'us', is_echo: true } },
    { sender: { id: 'U' }, timestamp: 1_700_000_000_002, read: { watermark: 1 } },
    { sender: { id: 'U' }, timestamp: 1_700_000_000_003, referral: { ref: 'token', type: 'OPEN_THREAD' } },
  ];
  const events = engagementsOf('meta', { object: 'page', entry: [{ id: 'P', messaging }] });
  expect(events).toMatchObject([
    {
      kind: 'message',
      text: 'Ciao',
      subject: { social: { network: 'messenger', id: 'U' } },
      providerId: 'm1',
    },
    { kind: 'message', word: 'referral', target: 'token' },
  ]);
  const whatsapp = {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: 'W',
        changes: [
          {
            field: 'messages',
            value: {
              contacts: [{ profile: { name: 'Anna' }, wa_id: '393331234567' }],
              messages: [
                {
                  from: '393331234567',
                  id: 'wamid.1',
                  timestamp: '1700000000',
                  type: 'text',
                  text: { body: 'Prezzo?' },
                },
              ],
              statuses: [{ id: 'wamid.0', status: 'delivered' }],
            },
          },
        ],
      },
    ],
  };
  expect(engagementsOf('meta', whatsapp)).toMatchObject([
    {
      kind: 'message',
      word: 'whatsapp_text',
      text: 'Prezzo?',
      subject: { phone: '+393331234567' },
      profile: { name: 'Anna' },
    },
  ]);
});

test('Meta: a field that nobody wrote for is kept with its name', () => {
  expect(engagementsOf('meta', page({ id: 'x' }, 'page_upcoming_change'))).toMatchObject([
    { kind: 'other', word: 'page_upcoming_change' },
  ]);
  expect(() => engagementsOf('meta', { object: 'page' })).toThrow('wrong_shape');
});

test('LinkedIn: leads and their deletion, social actions with their person', () => {
  const lead = {
    ...{ type: 'LEAD_ACTION', leadGenFormResponse: 'urn:li:r:1', leadGenForm: 'urn:li:f:2' },
    ...{ leadType: 'SPONSORED', leadAction: 'CREATED', occurredAt: 1_700_000_000_000 },
  };
  const made = readWith('linkedin', lead);
  expect(made.engagements).toMatchObject([{ kind: 'lead_form', target: 'urn:li:f:2' }]);
  const signed = { headers: { 'content-type': 'application/json', 'x-li-signature': 'checked' } };
  const deleted = readWith('linkedin', { ...lead, leadAction: 'DELETED' }, signed);
  expect(deleted).toMatchObject({ gone: made.about, engagements: [{ kind: 'other', word: 'lead_deleted' }] });
  // Without a signature it is somebody's word: LinkedIn itself is asked.
  expect(readWith('linkedin', { ...lead, leadAction: 'DELETED' })).toEqual({
    engagements: [],
    doubted: made.about,
  });
  const actions = {
    type: 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS',
    notifications: [
      {
        ...{
          notificationId: 1,
          action: 'COMMENT',
          sourcePost: 'urn:li:share:1',
          lastModifiedAt: 1_700_000_000_000,
        },
        decoratedGeneratedActivity: { comment: { owner: 'urn:li:person:p', text: 'Interessante' } },
      },
      { notificationId: 2, action: 'LIKE', sourcePost: 'urn:li:share:1' },
      { notificationId: 3, action: 'ADMIN_COMMENT', sourcePost: 'urn:li:share:1' },
    ],
  };
  expect(engagementsOf('linkedin', actions)).toMatchObject([
    {
      kind: 'comment',
      text: 'Interessante',
      subject: { social: { network: 'linkedin', id: 'urn:li:person:p' } },
      providerId: '1',
    },
    { kind: 'reaction' },
    { kind: 'comment', human: 'machine' },
  ]);
});

test('X: mentions, replies, likes, follows and messages, but nothing of our own account', () => {
  const user = { id_str: '7', name: 'Anna', screen_name: 'anna' };
  const events = engagementsOf('x', {
    for_user_id: '1',
    tweet_create_events: [
      { id_str: '10', text: '@acme hi', user, timestamp_ms: '1700000000000' },
      { id_str: '11', text: 'reply', user, in_reply_to_status_id_str: '5' },
      { id_str: '12', text: 'ours', user: { id_str: '1' } },
    ],
    favorite_events: [{ id: 'f', user, favorited_status: { id_str: '5' }, timestamp_ms: 1_700_000_000_001 }],
    follow_events: [
      { type: 'follow', created_timestamp: '1700000000002', source: { id: '7' }, target: { id: '1' } },
    ],
    direct_message_events: [
      {
        id: 'd',
        created_timestamp: '1700000000003',
        message_create: { sender_id: '7', message_data: { text: 'Ciao' } },
      },
      {
        id: 'e',
        created_timestamp: '1700000000004',
        message_create: { sender_id: '1', message_data: { text: 'us' } },
      },
    ],
    users: { '7': { name: 'Anna' } },
  });
  expect(events.map(({ kind, human }) => `${kind} ${human}`)).toEqual([
    'mention human',
    'comment human',
    'post_published machine',
    'reaction human',
    'follow human',
    'message human',
  ]);
  expect(events[5]).toMatchObject({ text: 'Ciao', subject: { social: { network: 'x', id: '7' } } });
});

const feed = (inside: string) =>
  `<?xml version="1.0"?><feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns="http://www.w3.org/2005/Atom">${inside}</feed>`;

test('YouTube: videos published and deleted; documents with entities are refused', () => {
  const entry =
    '<entry><id>yt:video:VID</id><yt:videoId>VID</yt:videoId><yt:channelId>UC1</yt:channelId>' +
    '<title>Pompe &amp; filtri &#xE8;</title><link rel="alternate" href="https://www.youtube.com/watch?v=VID"/>' +
    '<published>2026-09-30T10:00:00+00:00</published><updated>2026-09-30T10:05:00+00:00</updated></entry>';
  expect(engagementsOf('youtube', feed(entry))).toMatchObject([
    {
      kind: 'post_published',
      title: 'Pompe & filtri è',
      target: 'https://www.youtube.com/watch?v=VID',
      at: Date.UTC(2026, 8, 30, 10, 5),
    },
  ]);
  const deleted = '<at:deleted-entry ref="yt:video:VID" when="2026-09-30T11:00:00+00:00"/>';
  expect(readWith('youtube', feed(deleted))).toMatchObject({ gone: ['yt:video:VID'] });
  const bomb = `<!DOCTYPE x [<!ENTITY a "b">]>${feed(entry)}`;
  expect(() => engagementsOf('youtube', bomb)).toThrow('wrong_shape');
});

test('a message that is taken back is gone, and no more is told of it than that', () => {
  const instagram = {
    object: 'instagram',
    entry: [
      {
        id: '17',
        time: 1_789_000_000,
        messaging: [
          { sender: { id: '9' }, timestamp: 1_789_000_000_000, message: { mid: 'm1', is_deleted: true } },
        ],
      },
    ],
  };
  const revoked = { from: '393331234567', id: 'w2', timestamp: '1789000000', type: 'revoke' };
  const whatsapp = {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '1',
        changes: [
          {
            field: 'messages',
            value: { messages: [{ ...revoked, revoke: { original_message_id: 'w1' } }] },
          },
        ],
      },
    ],
  };
  for (const [body, gone] of [
    [instagram, 'm1'],
    [whatsapp, 'w1'],
  ] as const) {
    const understood = readWith('meta', body);
    expect(understood.gone).toEqual([gone]);
    expect(understood.engagements).toMatchObject([{ kind: 'other', word: 'message_deleted' }]);
    expect(understood.engagements[0]?.subject).toBeUndefined();
  }
});

test('a removed comment does not name who removed it', () => {
  const value = {
    ...{ from: { id: '42', name: 'Jane' }, item: 'comment', comment_id: '1_2', post_id: '1', verb: 'remove' },
    created_time: 1_520_383_571,
  };
  const body = { object: 'page', entry: [{ id: '1', time: 1, changes: [{ field: 'feed', value }] }] };
  const understood = readWith('meta', body);
  expect(understood.gone).toEqual(['1_2']);
  expect(JSON.stringify(understood.engagements)).not.toContain('Jane');
});

test('a message of Messenger’s without a time happened when it was sent to us, not in 1970', () => {
  const messaging = [{ sender: { id: 'U' }, message: { mid: 'm1', text: 'Ciao' } }];
  const entry = { id: 'P', time: 1_789_000_000_000, messaging };
  const understood = readWith('meta', { object: 'page', entry: [entry] });
  expect(understood.engagements).toMatchObject([{ at: 1_789_000_000_000, providerId: 'm1' }]);
  expect([...(understood.undated ?? [])]).toEqual([0]);
});

test('Instagram’s messages are read also where they stand among the changes', () => {
  const value = {
    ...{ sender: { id: '9' }, recipient: { id: 'IG' }, timestamp: '1789000000000' },
    message: { mid: 'm7', text: 'Quanto costa?' },
  };
  const entry = { id: 'IG', time: 1_789_000_000, changes: [{ field: 'messages', value }] };
  expect(engagementsOf('meta', { object: 'instagram', entry: [entry] })).toMatchObject([
    {
      ...{ kind: 'message', text: 'Quanto costa?', at: 1_789_000_000_000 },
      subject: { social: { network: 'instagram', id: '9' } },
    },
  ]);
});

test.each([
  [{ type: 'image', image: { id: '1', caption: 'Preventivo per questo pezzo?' } }],
  [{ type: 'video', video: { id: '1', caption: 'Preventivo per questo pezzo?' } }],
  [{ type: 'document', document: { id: '1', caption: 'Preventivo per questo pezzo?' } }],
  [
    {
      type: 'interactive',
      interactive: { button_reply: { id: 'b', title: 'Preventivo per questo pezzo?' } },
    },
  ],
  [{ type: 'interactive', interactive: { list_reply: { id: 'l', title: 'Preventivo per questo pezzo?' } } }],
])('WhatsApp: what is written under a file or chosen by a button is read: %j', (message) => {
  const value = { messages: [{ from: '393331234567', id: 'w1', timestamp: '1789000000', ...message }] };
  const body = {
    object: 'whatsapp_business_account',
    entry: [{ id: 'W', changes: [{ field: 'messages', value }] }],
  };
  expect(engagementsOf('meta', body)).toMatchObject([{ text: 'Preventivo per questo pezzo?' }]);
});
