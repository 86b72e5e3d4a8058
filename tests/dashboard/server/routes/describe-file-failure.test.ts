// What is wrong with a file is said in Italian as well, whatever it is: the messages are those that reading really gives.

import { describe, expect, it } from 'vitest';
import { describeFileFailure } from '#dashboard/server/routes/describe-file-failure.ts';
import { inspectFile } from '#intelligence/company/import/inspect-file.ts';
import { readCompanyLines } from '#intelligence/company/import/read-company-lines.ts';

async function fail(text: string, mapping?: Record<string, 'name' | 'ignore'>): Promise<string> {
  const open = async function* () {
    yield Buffer.from(text);
  };
  try {
    const layout = await inspectFile(open);
    for await (const _ of readCompanyLines(open, layout, mapping ?? layout.guessed));
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the fault of a file', () => {
  it.each([
    ['', undefined, /Il file è vuoto/],
    ['PK\u0003\u0004', undefined, /foglio di calcolo/],
    ['Nome;Sito\nA;"b\n', undefined, /virgolette aperte alla riga \d/],
    [`Nome;Sito\nA;${'x'.repeat(1_100_000)}\n`, undefined, /La riga \d+ supera il milione/],
    ['Nome;Sito\nA;b\n', { Nome: 'ignore' as const, Sito: 'ignore' as const }, /Nessuna colonna.*"Nome"/],
    ['Nome;Sito\nA;b\n', { Altro: 'name' as const }, /non ha la colonna "Altro".*"Nome", "Sito"/],
  ])('%#: is said in Italian', async (text, mapping, words) => {
    const said = await fail(text, mapping);
    expect(said).not.toBe('');
    expect(describeFileFailure(said, 'it')).toMatch(words);
    expect(describeFileFailure(said, 'en')).toBe(said);
  });

  it('that nobody foresaw is said as it is', () => {
    expect(describeFileFailure('Something new.', 'it')).toBe('Something new.');
  });
});
