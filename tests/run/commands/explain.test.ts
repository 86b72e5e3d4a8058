// `npx fiuto explain`: one JSON object a line, with the reasons.

import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { explainCommand } from '#run/commands/explain.ts';

async function explain(args: string[], input = '') {
  const written = { out: '', err: '' };
  const sink = (name: 'out' | 'err') =>
    new Writable({
      write(chunk, _encoding, done) {
        written[name] += String(chunk);
        done();
      },
    });
  const io = { stdin: Readable.from([input]), stdout: sink('out'), stderr: sink('err') };
  const code = await explainCommand.run(args, io);
  const lines = written.out.split('\n').filter((line) => line.startsWith('{'));
  return { code, lines: lines.map((line): Record<string, unknown> => JSON.parse(line)), ...written };
}

describe('fiuto explain', () => {
  it('explains one value per argument', async () => {
    const { code, lines } = await explain([
      'user-agent',
      'curl/8.5.0',
      'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0',
    ]);
    expect(code).toBe(0);
    expect(lines).toMatchObject([
      { isBot: true, botReasons: ['agent:curl'] },
      { isBot: false, browser: 'Firefox', os: 'Linux' },
    ]);
  });

  it('explains one value per line of standard input', async () => {
    const { code, lines } = await explain(
      ['referrer', '--site-host', 'acme.it'],
      'https://www.google.it/\n\nhttps://acme.it/x\n',
    );
    expect(code).toBe(0);
    expect(lines).toMatchObject([
      { trafficChannel: 'search', why: 'list:google.*' },
      { trafficChannel: 'direct' },
      { trafficChannel: 'internal' },
    ]);
  });

  it('explains a page with the rules of the command line', async () => {
    const { lines } = await explain([
      'page',
      '/offerta',
      'https://acme.it/prezzi?x=1&utm_medium=email',
      '--rule',
      '/offerta=quote',
    ]);
    expect(lines).toMatchObject([
      { pageKind: 'quote', pageKindWhy: 'rule:/offerta' },
      { pageKind: 'price', dropped: ['x'], trafficChannel: 'email' },
    ]);
  });

  it('runs an event or a whole batch through the real steps', async () => {
    const batch = {
      v: 1,
      site: 'abc',
      userAgent: 'curl/8.5.0',
      events: [
        { type: 'page_view', page: { url: 'https://acme.it/accedi', referrer: 'https://chatgpt.com/' } },
        { type: 'consent' },
      ],
    };
    const { code, lines } = await explain(['event', JSON.stringify(batch)]);
    expect(code).toBe(0);
    expect(lines).toMatchObject([
      {
        outcome: 'stored',
        event: { pageKind: 'login', isBot: true, trafficChannel: 'ai', language: '' },
        why: { traffic: 'list:chatgpt.com' },
      },
      { outcome: 'stored', event: { type: 'consent' } },
    ]);
  });

  it('answers bad input with a line that says what is wrong, goes on, and exits with 1', async () => {
    const { code, lines } = await explain(
      ['event'],
      '[1\n{"type":"nope"}\n{"type":"consent"}\n{"v":1,"events":[]}\n',
    );
    expect(code).toBe(1);
    expect(lines).toMatchObject([
      { error: expect.stringContaining('no JSON') },
      { outcome: 'rejected', reason: 'unknown_type', error: expect.stringContaining('nope') },
      { outcome: 'stored' },
      { error: expect.stringContaining('site') },
    ]);
    expect((await explain(['referrer', 'nope'])).code).toBe(1);
  });

  it('says how it is used when it is used wrongly', async () => {
    for (const args of [[], ['nothing'], ['page', '--rule', 'x'], ['page', '--unknown']]) {
      const { code, err } = await explain(args);
      expect(code).toBe(2);
      expect(err).toContain('Usage: npx fiuto explain');
    }
    expect((await explain(['--help'])).code).toBe(0);
  });
});
