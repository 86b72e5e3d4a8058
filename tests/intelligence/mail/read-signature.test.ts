// Guarantees what a signature fills a profile with, measured on labelled mails: nearly nothing false, and most of what is there.

import { describe, expect, it } from 'vitest';
import { cleanLines } from '#intelligence/mail/clean-lines.ts';
import { cutDisclaimer } from '#intelligence/mail/cut-disclaimer.ts';
import { cutQuotes } from '#intelligence/mail/cut-quotes.ts';
import { partLetter } from '#intelligence/mail/part-letter.ts';
import { readSignature } from '#intelligence/mail/read-signature.ts';
import { readLabelled } from './read-labelled.ts';

const mails = readLabelled();
const fields = ['name', 'title', 'dept', 'company', 'phones', 'web', 'linkedin'] as const;

interface Score {
  right: number;
  wrong: string[];
  missed: string[];
}

function measure(): Record<(typeof fields)[number], Score> {
  const scores = Object.fromEntries(
    fields.map((field) => [field, { right: 0, wrong: [], missed: [] } as Score]),
  ) as Record<(typeof fields)[number], Score>;
  for (const { title, sender, text, expected } of mails) {
    const { signature } = partLetter(cutDisclaimer(cutQuotes(cleanLines(text))), sender);
    const read = readSignature(signature, sender);
    const found: Record<(typeof fields)[number], string[]> = {
      ...{ name: [read.name], title: [read.jobTitle], dept: [read.department], company: [read.company] },
      ...{ web: [read.website], linkedin: [read.linkedin], phones: read.phones.map(({ number }) => number) },
    };
    for (const field of fields) {
      const wanted = expected.get(field) ?? [];
      for (const value of found[field]) {
        if (value === '') continue;
        if (wanted.includes(value)) scores[field].right += 1;
        else scores[field].wrong.push(`${title}: ${value}`);
      }
      for (const value of wanted)
        if (!found[field].includes(value)) scores[field].missed.push(`${title}: ${value}`);
    }
  }
  return scores;
}

describe('the signature of a mail', () => {
  const scores = measure();

  it('is measured on at least 60 mails', () => {
    expect(mails.length).toBeGreaterThanOrEqual(60);
    const table = fields.map((field) => {
      const { right, wrong, missed } = scores[field];
      const rate = (all: number) => (all === 0 ? '-' : (right / all).toFixed(3));
      return `${field.padEnd(9)} right ${right}, wrong ${wrong.length}, missed ${missed.length}, precision ${rate(right + wrong.length)}, recall ${rate(right + missed.length)}`;
    });
    console.info(table.join('\n'));
  });

  it.each(fields)('gives no false %s', (field) => {
    expect(scores[field].wrong).toEqual([]);
  });

  it.each(fields)('finds nine of ten of what is there: %s', (field) => {
    const { right, missed } = scores[field];
    expect({ missed, isEnough: right / (right + missed.length) >= 0.9 }).toMatchObject({ isEnough: true });
  });
});
