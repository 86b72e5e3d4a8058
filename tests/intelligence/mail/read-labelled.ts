// Reads the labelled mails: texts of people who do not exist, with what is to be found in their signatures.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MailAddress } from '#intelligence/mail/mail-facts.ts';
import { readAddresses } from '#intelligence/mail/read-addresses.ts';

export interface LabelledMail {
  readonly title: string;
  readonly sender: MailAddress;
  readonly text: string;
  /** By field; several values where there are several. */
  readonly expected: ReadonlyMap<string, readonly string[]>;
}

export function readLabelled(): LabelledMail[] {
  const directory = join(import.meta.dirname, 'labelled');
  return readdirSync(directory)
    .sort()
    .flatMap((file) => readFileSync(join(directory, file), 'utf8').split(/^@@@ /m).slice(1).map(readOne));
}

function readOne(part: string): LabelledMail {
  const [head = '', ...rest] = part.split(/^---\n/m);
  const [title = '', ...lines] = head.trim().split('\n');
  const expected = new Map<string, string[]>();
  for (const line of lines) {
    const [, field = '', value = ''] = /^(\w+): (.*)$/.exec(line) ?? [];
    expected.set(field, field === 'phones' ? value.split(', ') : [value]);
  }
  const from = expected.get('from')?.[0] ?? '';
  const bare: MailAddress = { email: from.replace(/[<>]/g, ''), name: '' };
  return { title, sender: readAddresses(from)[0] ?? bare, text: rest.join('---\n'), expected };
}
