// `npx fiuto explain webhook`: whether a captured delivery's signature holds, and what it would become.

import { Readable, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { explainCommand } from '#run/commands/explain.ts';

async function explain(args: string[], input: string | Buffer) {
  const written = { out: '', err: '' };
  const sink = (name: 'out' | 'err') =>
    new Writable({
      write(chunk, _encoding, done) {
        written[name] += String(chunk);
        done();
      },
    });
  const io = { stdin: Readable.from([Buffer.from(input)]), stdout: sink('out'), stderr: sink('err') };
  const code = await explainCommand.run(['webhook', ...args], io);
  const [words = '', ...json] = written.out.split('\n');
  const text = json.join('\n').trim();
  return { code, words, line: JSON.parse(text === '' ? '{}' : text) as Record<string, unknown>, ...written };
}

const body = '{"object":"page","entry":[]}';
const meta = [
  'POST /hooks/meta/x HTTP/1.1',
  'Host: t.example.com',
  'Content-Type: application/json',
  'X-Hub-Signature-256: sha256=b5a88eb16fa1b0bd3526754d185ffe266abe023a8d0d305aa57e5f244aaf399d',
  '',
  body,
].join('\r\n');

test('says that a signature holds, and that it does not when one byte differs', async () => {
  const right = await explain(['meta', '--secret', 'test-secret'], meta);
  expect([right.code, right.line]).toEqual([0, { provider: 'meta', signature: { holds: true }, events: [] }]);
  const wrong = await explain(['meta', '--secret', 'test-secret'], meta.replace('"page"', '"pagf"'));
  expect([wrong.code, wrong.line['signature']]).toEqual([1, { holds: false, reason: 'wrong_signature' }]);
  const unset = await explain(['meta'], meta);
  expect(unset.line['signature']).toEqual({ holds: false, reason: 'no_secret' });
});

test('shows the events with the person beside the row, and without one where nobody agreed', async () => {
  const click = JSON.stringify({
    ...{ event: 'click', email: 'anna@acme.example', 'message-id': '<m>', ts_event: 1_790_000_000 },
    link: 'https://www.example.com/?utm_source=x&mc_eid=7',
  });
  const at = ['--at', '2026-10-01T12:00:00Z'];
  const agreed = await explain(['brevo', '--consent', ...at], click);
  expect(agreed.line['events']).toMatchObject([
    {
      action: 'email_click',
      target: 'https://www.example.com/?utm_source=x',
      consent: { state: 'granted' },
      subject: { email: 'anna@acme.example' },
    },
  ]);
  const counted = await explain(['brevo', ...at], click);
  expect(counted.line['events']).toMatchObject([{ consent: { state: 'limited' } }]);
  expect(JSON.stringify(counted.line['events'])).not.toContain('anna@');
});

test('begins with a line of words, and what follows is indented', async () => {
  const right = await explain(['meta', '--secret', 'test-secret'], meta);
  expect(right.words).toBe('The signature holds. No event would come of it.');
  expect(right.out.split('\n')).toContain('  "provider": "meta",');
  const click = JSON.stringify({
    event: 'click',
    'message-id': '<m>',
    ts_event: 1_790_000_000,
    email: 'a@b.it',
  });
  const unsigned = await explain(['brevo', '--secret', 's', '--at', '2026-10-01T12:00:00Z'], click);
  expect(unsigned.words).toBe('The request carries no signature. One event would come of it.');
  const unreadable = await explain(['brevo', '--secret', 's'], 'nonsense');
  expect(unreadable.words).toBe('The request carries no signature. The body cannot be read.');
});

test('answers a handshake, and names what is wrong with its use', async () => {
  const ask = 'GET /hooks/x/t?crc_token=9b4507b3-9040-4669-9ca3-6b94edb50553 HTTP/1.1\nHost: t\n\n';
  const { code, line } = await explain(['x', '--secret', 'test-secret'], ask);
  expect(code).toBe(0);
  expect(JSON.stringify(line)).toContain('sha256=RUmWxC5MPBQnLlR6kaBcxG1gTUM+GFIYMn2KOm+D8+g=');
  const unknown = await explain(['telegraph'], '');
  expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('Name one provider: meta,')]);
  const unmapped = await explain(['generic'], '{"a":1}');
  expect(unmapped.line['error']).toContain('--mapping');
});
