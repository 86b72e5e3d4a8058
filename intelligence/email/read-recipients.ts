// Reads a list of recipients: e-mail, name, and perhaps what each said about being tracked. A list with a fault in any
// line is refused as a whole, with the lines that are at fault, so that nothing is half done.

import { describeEmail } from '../company/emails/describe-email.ts';
import { decodeText } from '../company/import/decode-text.ts';
import { inspectFile, type OpenFile } from '../company/import/inspect-file.ts';
import { readTable, TableError } from '../company/import/read-table.ts';

interface Recipient {
  /** Lower case. */
  email: string;
  name: string;
  /** Null when the list has no column for it. */
  allowsTracking: boolean | null;
}

export interface RecipientFault {
  /** Of the file, the first is 1; 0 when it is about the file as a whole. */
  line: number;
  code: 'no_email_column' | 'no_email' | 'unclear_consent' | 'no_lines' | 'too_many' | 'unreadable';
  /** What stands there, cut short; with `unreadable` the whole sentence. */
  value: string;
}

export type ReadRecipients =
  | { recipients: Recipient[]; repeated: number; hasConsent: boolean }
  | { faults: RecipientFault[]; faultCount: number };

const faultsNamedMax = 20;
const recipientsMax = 200_000;
const nameLengthMax = 200;
const headerWords = {
  email: [
    'email',
    'e-mail',
    'mail',
    'e mail',
    'email address',
    'e-mail address',
    'indirizzo e-mail',
    'indirizzo email',
    'posta elettronica',
    'emailaddress',
  ],
  name: ['name', 'full name', 'nome', 'nome e cognome', 'nominativo', 'nome completo'],
  first: ['first name', 'firstname', 'fname'],
  last: ['last name', 'lastname', 'surname', 'lname', 'cognome'],
  consent: [
    'tracking',
    'consent',
    'tracking consent',
    'consent to tracking',
    'consenso',
    'consenso tracciamento',
    'consenso al tracciamento',
    'tracciamento',
  ],
} as const;
const yes = new Set(['yes', 'y', 'true', '1', 'si', 'sì', 's', 'ok', 'x', 'granted', 'vero']);
const no = new Set(['no', 'n', 'false', '0', '', 'denied', 'falso', '-']);

/** Throws nothing about the file; what is wrong with it is among the faults. An address that stands twice is taken once. */
export async function readRecipients(open: OpenFile): Promise<ReadRecipients> {
  try {
    return await readList(open);
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    return refuse([{ line: error.line, code: 'unreadable', value: error.message }]);
  }
}

async function readList(open: OpenFile): Promise<ReadRecipients> {
  const { encoding, separator, headers, headerLine } = await inspectFile(open);
  const columns = findColumns(headers);
  if (columns.email < 0)
    return refuse([{ line: headerLine, code: 'no_email_column', value: headers.join(', ').slice(0, 200) }]);
  const found = new Map<string, Recipient>();
  const faults: RecipientFault[] = [];
  let lines = 0;
  for await (const { line, cells } of readTable(decodeText(open(), encoding), separator)) {
    if (line <= headerLine) continue;
    lines++;
    const read = readLine(cells, columns, line);
    if ('code' in read) faults.push(read);
    else {
      const before = found.get(read.email);
      // Of two lines about one person the one that refuses counts.
      if (before?.allowsTracking !== false) found.set(read.email, read);
    }
    if (found.size > recipientsMax) return refuse([{ line, code: 'too_many', value: String(recipientsMax) }]);
  }
  if (lines === 0) return refuse([{ line: 0, code: 'no_lines', value: '' }]);
  if (faults.length > 0) return refuse(faults);
  return { recipients: [...found.values()], repeated: lines - found.size, hasConsent: columns.consent >= 0 };
}

type Columns = Record<keyof typeof headerWords, number>;

function findColumns(headers: readonly string[]): Columns {
  const simple = headers.map((header) =>
    header
      .trim()
      .toLowerCase()
      .replace(/[_\s]+/g, ' '),
  );
  const find = (words: readonly string[]) => simple.findIndex((header) => words.includes(header));
  return {
    email: find(headerWords.email),
    name: find(headerWords.name),
    first: find(headerWords.first),
    last: find(headerWords.last),
    consent: find(headerWords.consent),
  };
}

function readLine(cells: readonly string[], columns: Columns, line: number): Recipient | RecipientFault {
  const cell = (at: number) => (at < 0 ? '' : (cells[at] ?? '').trim());
  const email = cell(columns.email).toLowerCase();
  if (email.length > 320 || describeEmail(email).kind === 'invalid')
    return { line, code: 'no_email', value: email.slice(0, 80) };
  const said = cell(columns.consent).toLowerCase();
  if (columns.consent >= 0 && !yes.has(said) && !no.has(said))
    return { line, code: 'unclear_consent', value: said.slice(0, 80) };
  const name = [cell(columns.first), columns.name < 0 ? '' : cell(columns.name), cell(columns.last)]
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, nameLengthMax);
  return { email, name, allowsTracking: columns.consent < 0 ? null : yes.has(said) };
}

function refuse(faults: RecipientFault[]): ReadRecipients {
  return { faults: faults.slice(0, faultsNamedMax), faultCount: faults.length };
}
