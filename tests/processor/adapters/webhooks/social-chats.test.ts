// Chats that a social network never ends: who wrote to which account, and what came without words.

import { expect, test } from 'vitest';
import { engagementsOf } from './read-with.ts';

test('Meta and X: what one person writes to one account is one chat, and a file without words is told by its kind', () => {
  const silenceMs = 86_400_000;
  const messenger = (object: string, message: object) => ({
    ...{ object, entry: [{ id: 'PAGE', time: 1, messaging: [{ timestamp: 1_700_000_000_000, message }] }] },
  });
  const from = (envelope: ReturnType<typeof messenger>) => {
    for (const { messaging } of envelope.entry)
      Object.assign(messaging[0] ?? {}, { sender: { id: 'anna' }, recipient: { id: 'PAGE' } });
    return engagementsOf('meta', envelope);
  };
  const attachments = [
    { type: 'image', payload: { url: 'https://x' } },
    { type: 'file' },
    { type: 'template' },
  ];
  expect(from(messenger('page', { mid: 'm1', attachments }))).toMatchObject([
    { enclosed: ['image', 'document'], conversation: { id: 'messenger PAGE anna', silenceMs } },
  ]);
  const thumb = [{ type: 'image', payload: { sticker_id: 369_239_263_222_822 } }];
  const [sticker] = from(messenger('instagram', { mid: 'm2', attachments: thumb }));
  expect(sticker).toMatchObject({ conversation: { id: 'instagram PAGE anna', silenceMs } });
  expect(sticker?.enclosed).toBeUndefined();
  const whatsapp = (message: object) => ({
    object: 'whatsapp_business_account',
    entry: [
      {
        changes: [
          {
            field: 'messages',
            value: {
              metadata: { phone_number_id: '55' },
              messages: [{ from: '393331234567', id: 'w', ...message }],
            },
          },
        ],
      },
    ],
  });
  expect(engagementsOf('meta', whatsapp({ type: 'audio', audio: { id: '1' } }))).toMatchObject([
    { enclosed: ['audio'], conversation: { id: 'whatsapp 55 393331234567', silenceMs } },
  ]);
  const photo = { type: 'image', image: { id: '1', caption: 'Questo pezzo?' } };
  expect(engagementsOf('meta', whatsapp(photo))).toMatchObject([
    { text: 'Questo pezzo?', enclosed: ['image'] },
  ]);
  const order = { product_items: [{ product_retailer_id: 'PUMP-2', quantity: 3 }, { quantity: '1' }] };
  expect(engagementsOf('meta', whatsapp({ type: 'order', order }))).toMatchObject([
    { text: '3 × PUMP-2\n1 ×' },
  ]);
  const worded = { ...order, text: 'By Friday?' };
  expect(engagementsOf('meta', whatsapp({ type: 'order', order: worded }))).toMatchObject([
    { text: 'By Friday?\n3 × PUMP-2\n1 ×' },
  ]);
  const flow = JSON.stringify({ flow_token: 'secret', city: 'Brescia', sizes: ['S', 'M'] });
  const answered = { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json: flow } };
  expect(engagementsOf('meta', whatsapp({ type: 'interactive', interactive: answered }))).toMatchObject([
    { text: 'city: Brescia\nsizes: S, M' },
  ]);
  const direct = (data: object) =>
    engagementsOf('x', {
      for_user_id: '1',
      direct_message_events: [{ id: 'd', message_create: { sender_id: '7', message_data: data } }],
    });
  expect(direct({ text: '', attachment: { type: 'media', media: { id: 5, type: 'photo' } } })).toMatchObject([
    { enclosed: ['image'], conversation: { id: '1 7', silenceMs } },
  ]);
});
