// What chats deliver becomes the visitor's own words, one conversation each; what our own people wrote is left out.

import { expect, test } from 'vitest';
import { engagementsOf, readWith } from './read-with.ts';

const visitor = { name: 'Anna Rossi', email: 'anna@acme-srl.it', city: 'Torino', country: 'IT' };
const property = { id: 'p1', name: 'Acme' };

test('Tawk.to: the first message stands until the transcript, which holds the visitor’s messages alone', () => {
  const start = readWith('tawk', {
    ...{ event: 'chat:start', chatId: 'c1', time: '2026-09-30T10:00:05Z', visitor, property },
    message: { text: 'Fate presse?', type: 'msg', sender: { type: 'visitor' } },
  });
  expect(start.about).toEqual(['c1']);
  expect(start.engagements).toMatchObject([
    {
      ...{ kind: 'other', word: 'chat:start', text: 'Fate presse?', subject: { email: 'anna@acme-srl.it' } },
      ...{ profile: { name: 'Anna Rossi' }, conversation: { id: 'c1', isProvisional: true } },
    },
  ]);
  const transcript = {
    ...{ event: 'chat:transcript_created', time: '2026-09-30T10:10:00Z', property },
    chat: {
      id: 'c1',
      visitor: { name: 'V1234567890123456', email: '' },
      messages: [
        { sender: { t: 's' }, type: 'msg', msg: 'Benvenuti', time: '2026-09-30T10:00:00Z' },
        { sender: { t: 'v' }, type: 'msg', msg: 'Fate presse?', time: '2026-09-30T10:00:04Z' },
        { sender: { t: 'a', n: 'Ugo', id: 'a1' }, type: 'msg', msg: 'Sì', time: '2026-09-30T10:01:00Z' },
        {
          sender: { t: 'v' },
          type: 'msg',
          msg: 'Mi chiamo Ada Neri, ada@beta-srl.it',
          time: '2026-09-30T10:02:00Z',
        },
      ],
    },
  };
  const person = {
    subject: { email: 'ada@beta-srl.it' },
    profile: { name: 'Ada Neri' },
    conversation: { id: 'c1' },
  };
  expect(engagementsOf('tawk', transcript)).toMatchObject([
    { kind: 'message', text: 'Fate presse?', at: Date.parse('2026-09-30T10:00:04Z'), ...person },
    { kind: 'message', text: 'Mi chiamo Ada Neri, ada@beta-srl.it', ...person },
  ]);
  expect(engagementsOf('tawk', transcript)).toEqual(engagementsOf('tawk', transcript));
});

test('Tawk.to: the end of a chat and a ticket', () => {
  expect(
    engagementsOf('tawk', {
      event: 'chat:end',
      chatId: 'c1',
      time: '2026-09-30T10:09:00Z',
      visitor,
      property,
    }),
  ).toMatchObject([{ kind: 'other', word: 'chat:end' }]);
  expect(
    engagementsOf('tawk', {
      ...{ event: 'ticket:create', time: '2026-09-30T10:00:00Z', property },
      requester: { name: 'Anna', email: 'anna@acme-srl.it', type: 'visitor' },
      ticket: { id: 't1', humanId: 7, subject: 'Listino', message: 'Mi mandate il listino?' },
    }),
  ).toMatchObject([
    {
      kind: 'message',
      title: 'Listino',
      text: 'Mi mandate il listino?',
      target: '7',
      providerId: 'ticket t1',
    },
  ]);
});

const crisp = (event: string, data: object) => ({
  ...{ website_id: 'w', event, timestamp: 1_790_000_000_001 },
  data: { website_id: 'w', session_id: 'session_1', ...data },
});
const message = {
  ...{ type: 'text', from: 'user', origin: 'chat', timestamp: 1_790_000_000_000, fingerprint: 42 },
  ...{ content: 'Avete un listino?', user: { nickname: 'visitor493603', user_id: 'session_1' } },
};

test('Crisp: a visitor’s text is a message of its session, ours is left out, and a file is told by its kind alone', () => {
  const read = readWith('crisp', crisp('message:send', message));
  expect(read.about).toEqual(['session_1', 'message session_1 42']);
  expect(read.engagements).toEqual([
    {
      ...{ type: 'engagement', provider: 'crisp', kind: 'message', at: 1_790_000_000_000, human: 'human' },
      ...{ word: 'message:send', text: 'Avete un listino?', conversation: { id: 'session_1' } },
      providerId: 'message session_1 42',
    },
  ]);
  expect(engagementsOf('crisp', crisp('message:send', { ...message, from: 'operator' }))).toEqual([]);
  expect(engagementsOf('crisp', crisp('message:send', { ...message, automated: true }))).toEqual([]);
  expect(engagementsOf('crisp', crisp('message:received', { ...message, from: 'operator' }))).toEqual([]);
  const file = { url: 'https://storage.example/secret.png', name: 'secret.png', type: 'image/png' };
  const sent = engagementsOf('crisp', crisp('message:send', { ...message, type: 'file', content: file }));
  expect(sent).toMatchObject([{ kind: 'message', enclosed: ['image'], conversation: { id: 'session_1' } }]);
  expect(JSON.stringify(sent)).not.toContain('secret');
  const picked = { ...message, type: 'animation', content: file };
  expect(engagementsOf('crisp', crisp('message:send', picked))).toEqual([]);
});

test('Crisp: who somebody says to be belongs to the session, and what is removed there is gone here', () => {
  expect(engagementsOf('crisp', crisp('session:set_email', { email: 'anna@acme-srl.it' }))).toMatchObject([
    {
      kind: 'other',
      word: 'session:set_email',
      subject: { email: 'anna@acme-srl.it' },
      conversation: { id: 'session_1' },
    },
  ]);
  expect(engagementsOf('crisp', crisp('session:set_nickname', { nickname: 'Anna' }))).toMatchObject([
    { profile: { name: 'Anna' } },
  ]);
  expect(readWith('crisp', crisp('message:removed', { fingerprint: 42 })).gone).toEqual([
    'message session_1 42',
  ]);
  expect(readWith('crisp', crisp('session:removed', {})).gone).toEqual(['session_1']);
});
