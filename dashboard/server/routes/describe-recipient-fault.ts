// What is wrong with a line of a list of recipients, in words.

import type { Language } from '#contract/report.ts';
import type { RecipientFault } from '#intelligence/email/read-recipients.ts';
import { describeFileFailure } from './describe-file-failure.ts';

const texts: Record<
  Exclude<RecipientFault['code'], 'unreadable'>,
  Record<Language, (value: string) => string>
> = {
  no_email_column: {
    en: (value) => `No column is called “email”. The columns are: ${value}.`,
    it: (value) => `Nessuna colonna si chiama “email”. Le colonne sono: ${value}.`,
  },
  no_email: {
    en: (value) => (value === '' ? 'The e-mail address is missing.' : `“${value}” is no e-mail address.`),
    it: (value) => (value === '' ? 'Manca l’indirizzo e-mail.' : `“${value}” non è un indirizzo e-mail.`),
  },
  unclear_consent: {
    en: (value) => `“${value}” under the consent says neither yes nor no.`,
    it: (value) => `“${value}” alla voce consenso non dice né sì né no.`,
  },
  no_lines: {
    en: () => 'The file has headers and no line below them.',
    it: () => 'Il file ha le intestazioni e nessuna riga sotto.',
  },
  too_many: {
    en: (value) => `More than ${value} recipients: split the list into several mailings.`,
    it: (value) => `Più di ${value} destinatari: dividi l’elenco in più invii.`,
  },
};

/** Fields of a refusal: `line 3` to what is wrong there; `file` for the file as a whole. */
export function describeRecipientFaults(
  faults: readonly RecipientFault[],
  faultCount: number,
  language: Language,
): Record<string, string> {
  const word = language === 'it' ? 'riga' : 'line';
  const fields = Object.fromEntries(
    faults.map(({ line, code, value }) => [
      line === 0 ? 'file' : `${word} ${line}`,
      code === 'unreadable' ? describeFileFailure(value, language) : texts[code][language](value),
    ]),
  );
  const more = faultCount - faults.length;
  if (more > 0) fields['…'] = language === 'it' ? `e altre ${more} righe` : `and ${more} more lines`;
  return fields;
}
