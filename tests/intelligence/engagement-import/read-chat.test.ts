// Transcripts of chats: the visitor's own messages, grouped into conversations, whatever the tool.

import { describe, expect, it, test } from 'vitest';
import { mergeMessages } from '#intelligence/engagement-import/merge-messages.ts';
import { keysOf, readChat, valuesOf } from './sample-files.ts';

const android = `04/05/26, 10:15 - I messaggi e le chiamate sono crittografati end-to-end. Solo le persone in questa chat possono leggerli.
04/05/26, 10:15 - Mario Rossi: Buongiorno, fate presse da 200 t?
Mi serve un preventivo.
04/05/26, 10:16 - Acme Vendite: Certo! Mi lascia una mail?
04/05/26, 10:17 - Mario Rossi: mario@beta-srl.it
04/05/26, 10:17 - Mario Rossi: <Media omessi>
04/05/26, 10:18 - Mario Rossi: Questo messaggio è stato eliminato
20/05/26, 09:00 - Mario Rossi: Novità?
`;
const italian = { name: 'Chat WhatsApp con Mario Rossi.txt' };

describe('a chat of WhatsApp', () => {
  it('gives the visitor’s messages alone, with an address typed later, and a new conversation after a week', async () => {
    const { kind, own, rows } = await readChat(android, italian);
    expect({ kind, own }).toEqual({ kind: 'whatsapp', own: ['Acme Vendite'] });
    expect(valuesOf(rows)).toMatchObject([
      {
        ...{
          at: Date.parse('2026-05-04T08:15:00Z'),
          kind: 'message',
          name: 'Mario Rossi',
          email: 'mario@beta-srl.it',
        },
        text: 'Buongiorno, fate presse da 200 t?\nMi serve un preventivo.',
      },
      { text: 'mario@beta-srl.it' },
      { text: 'Novità?' },
    ]);
    const conversations = valuesOf(rows).map((value) => 'conversation' in value && value.conversation);
    expect(conversations[0]).toBe(conversations[1]);
    expect(conversations[2]).not.toBe(conversations[0]);
  });

  it('is read as iOS writes it, with a clock of two halves, months first and marks of direction', async () => {
    const { rows } = await readChat(
      [
        '[5/13/26, 10:15:33\u202fAM] Acme: \u200eMessages and calls are end-to-end encrypted.',
        '[5/13/26, 1:15:33\u202fPM] +39 333 123 4567: Hello, do you ship to Austria?',
        '\u200e[5/13/26, 1:16:00\u202fPM] +39 333 123 4567: \u200eimage omitted',
        '[5/13/26, 1:17:00\u202fPM] Acme: We do.',
        '[5/13/26, 1:18:00\u202fPM] +39 333 123 4567: Great \u200e<This message was edited>',
      ].join('\n'),
    );
    expect(valuesOf(rows)).toMatchObject([
      {
        at: Date.parse('2026-05-13T11:15:33Z'),
        phone: '+393331234567',
        text: 'Hello, do you ship to Austria?',
      },
      { text: 'Great' },
    ]);
    expect(valuesOf(rows)[0]).not.toHaveProperty('name');
  });

  it('exported again, with what came since, has the same messages and the same conversations', async () => {
    const before = await readChat(android.split('\n').slice(0, 5).join('\n'), italian);
    const later = await readChat(android, italian);
    expect(keysOf(later.rows).slice(0, 2)).toEqual(keysOf(before.rows));
    expect(valuesOf(later.rows)[0]).toMatchObject({
      conversation: (valuesOf(before.rows)[0] as { conversation: string }).conversation,
    });
  });

  it('in which it is not clear who is who gives nothing until that is said', async () => {
    const group = android.replaceAll('Acme Vendite', 'Ugo').replaceAll('Mario Rossi: Novità', 'Ada: Novità');
    const unclear = await readChat(group);
    expect(valuesOf(unclear.rows).every((value) => 'code' in value && value.code === 'not_said_who')).toBe(
      true,
    );
    const said = await readChat(group, { own: ['Ugo'] });
    expect(valuesOf(said.rows).map((value) => 'name' in value && value.name)).toEqual([
      'Mario Rossi',
      'Mario Rossi',
      'Ada',
    ]);
  });

  it('keeps the same word twice in one minute as two messages', async () => {
    const { rows } = await readChat(
      '04/05/26, 10:15 - Mario Rossi: ok\n04/05/26, 10:15 - Mario Rossi: ok\n04/05/26, 10:15 - Acme: bene',
      italian,
    );
    expect(new Set(keysOf(rows)).size).toBe(2);
  });
});

test('Messenger’s letters that were written byte by byte are put right, and newest first is turned round', async () => {
  const wrong = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
  const { kind, own, rows } = await readChat(
    JSON.stringify({
      participants: [{ name: wrong('Niccolò Blu') }, { name: 'Acme' }],
      messages: [
        {
          sender_name: wrong('Niccolò Blu'),
          timestamp_ms: 1_778_000_060_000,
          content: wrong('È urgente 🙏'),
        },
        { sender_name: 'Acme', timestamp_ms: 1_778_000_030_000, content: 'Buongiorno' },
        {
          sender_name: wrong('Niccolò Blu'),
          timestamp_ms: 1_778_000_020_000,
          content: wrong('Niccolò ha inviato un allegato.'),
        },
        {
          sender_name: wrong('Niccolò Blu'),
          timestamp_ms: 1_778_000_000_000,
          content: wrong('Quanto costa? Perché no'),
        },
      ],
      title: wrong('Niccolò Blu'),
      thread_path: 'inbox/niccoloblu_1',
    }),
  );
  expect({ kind, own }).toEqual({ kind: 'messenger', own: ['Acme'] });
  expect(valuesOf(rows)).toMatchObject([
    { name: 'Niccolò Blu', text: 'Quanto costa? Perché no' },
    { text: 'È urgente 🙏' },
  ]);
});

test('messages of any tool are read from JSON and from CSV, by the side that wrote them', async () => {
  const json = await readChat(
    JSON.stringify({
      conversations: [
        {
          id: 'c1',
          visitor: { name: 'Eva', email: 'eva@delta-srl.it' },
          messages: [
            { sender: 'visitor', text: 'Avete un listino?', time: '2026-05-04T10:00:00Z' },
            { sender: 'agent', text: 'Sì', time: '2026-05-04T10:01:00Z' },
          ],
        },
      ],
    }),
  );
  expect(valuesOf(json.rows)).toEqual([
    {
      ...{ at: Date.parse('2026-05-04T10:00:00Z'), kind: 'message', name: 'Eva', email: 'eva@delta-srl.it' },
      ...{ text: 'Avete un listino?', conversation: 'chat c1' },
    },
  ]);
  const csv = await readChat(
    [
      'Conversation ID,Time,Sender Type,Name,Email,Message',
      'c9,2026-05-04 10:00,visitor,Eva,eva@delta-srl.it,Avete un listino?',
      'c9,2026-05-04 10:01,operator,Ugo,,Sì',
    ].join('\n'),
  );
  expect(valuesOf(csv.rows)).toMatchObject([{ email: 'eva@delta-srl.it', conversation: 'chat c9' }]);
});

test('of two addresses that somebody types neither is taken for theirs', async () => {
  const { rows } = await readChat(
    '04/05/26, 10:15 - Mario Rossi: io sono a@beta-srl.it, il collega b@beta-srl.it, tel 333 1234567\n04/05/26, 10:15 - Acme: bene',
    italian,
  );
  expect(valuesOf(rows)[0]).toMatchObject({ phone: '+393331234567' });
  expect(valuesOf(rows)[0]).not.toHaveProperty('email');
});

test('what is known of a conversation and what comes in any order end the same, and a transcript replaces what was provisional', () => {
  const first = { id: 'b', atMs: 2, text: 'two' };
  const second = { id: 'a', atMs: 1, text: 'one' };
  const provisional = { id: 'p', atMs: 0, text: 'one', isProvisional: true as const };
  const wanted = [second, first];
  expect(mergeMessages([first], [second])).toEqual(wanted);
  expect(mergeMessages([second, first], [first])).toEqual(wanted);
  expect(mergeMessages([provisional], [first, second])).toEqual(wanted);
  expect(mergeMessages(mergeMessages([first, second], [provisional]), [])).toEqual(wanted);
  expect(mergeMessages([], [provisional])).toEqual([provisional]);
});
