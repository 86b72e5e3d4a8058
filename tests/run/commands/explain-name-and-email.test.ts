// `npx fiuto explain name` and `explain email`, as support and tests use them.

import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { explainCommand } from '#run/commands/explain.ts';

async function explain(args: string[], input = '') {
  let out = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      out += String(chunk);
      done();
    },
  });
  const code = await explainCommand.run(args, { stdin: Readable.from([input]), stdout: sink, stderr: sink });
  const lines = out.split('\n').filter((line) => line.startsWith('{'));
  return { code, lines: lines.map((line): Record<string, unknown> => JSON.parse(line)) };
}

describe('fiuto explain name', () => {
  it('says whether two names with a tab between them are one company, with score and reasons', async () => {
    const { code, lines } = await explain(
      ['name'],
      'Banca Unicredit SPA\tUnicredit Banca S.p.A.\nDeutsche Bank AG\tDeutsche Bank GmbH\nBanca di Bologna\tBanca di Verona\n',
    );
    expect(code).toBe(0);
    expect(lines).toMatchObject([
      { answer: 'match', match: true, left: 'Banca Unicredit SPA', right: 'Unicredit Banca S.p.A.' },
      { answer: 'suggest', match: false },
      { answer: 'differ', match: false },
    ]);
    for (const line of lines) {
      expect(line['score']).toEqual(expect.any(Number));
      expect(line['reasons']).toEqual(expect.arrayContaining([expect.any(String)]));
    }
  });

  it('explains how one name is read', async () => {
    const { lines } = await explain([
      'name',
      'The Barilla G. e R. Fratelli S.p.A.',
      'Clara Alfaro',
      'ADSL Pool',
    ]);
    expect(lines).toMatchObject([
      { base: 'barilla g and r fratelli', legalForms: [{ form: 'spa' }], personSigns: [], dummyReason: '' },
      { personSigns: ['given_name'] },
      { poolWords: ['adsl', 'pool'], isProperName: false },
    ]);
  });

  it('says what is wrong with what are no names', async () => {
    const { code, lines } = await explain(['name'], '\nA\tB\tC\nA\t\n');
    expect(code).toBe(1);
    expect(lines).toMatchObject([
      { error: expect.any(String) },
      { error: expect.any(String) },
      { error: expect.any(String) },
    ]);
  });
});

describe('fiuto explain email', () => {
  it('says kind, domain and role', async () => {
    const { code, lines } = await explain([
      'email',
      'anna.neri@mail.acme.it',
      'info@acme.it',
      'a@libero.it',
      'nope',
    ]);
    expect(code).toBe(0);
    expect(lines).toMatchObject([
      { kind: 'work', domain: 'acme.it', isRole: false, namesCompany: true },
      { kind: 'role', domain: 'acme.it', isRole: true, namesCompany: true },
      { kind: 'internet_provider', domain: 'libero.it', namesCompany: false },
      { kind: 'invalid', domain: '', namesCompany: false, reasons: [expect.any(String)] },
    ]);
  });

  it('says that an empty line is no address', async () => {
    const { code, lines } = await explain(['email'], '\n');
    expect(code).toBe(1);
    expect(lines).toMatchObject([{ error: expect.any(String) }]);
  });
});
