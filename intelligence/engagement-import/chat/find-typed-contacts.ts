// Finds how to reach whoever wrote, where they typed it themselves. It is their word: nothing of it is proven.

import { messageCharsMax } from './chat-message.ts';

/** Own list of openings, as people write in English and Italian. */
const naming =
  /(?:\b[Mm]i chiamo|\b[Ii]l mio nome è|\b[Mm]y name is|\b[Mm]y name's)\s+(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,2})/u;
const mail = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,24}/gu;
/** With the country in front, or an Italian mobile number. */
const phone =
  /(?:(?:\+|\b00)[1-9]\d{0,2}[\s./-]?(?:\d[\s./-]?){6,12}\d|\b3\d{2}[\s./-]?\d{3}[\s./-]?\d{3,4}\b)/g;

export interface TypedContacts {
  email: string;
  phone: string;
  name: string;
}

/** Of two addresses or numbers the second may be a colleague's, so neither is taken. `texts`: one person's, in their order. */
export function findTypedContacts(texts: readonly string[]): TypedContacts {
  const emails = new Set<string>();
  const phones = new Set<string>();
  let name = '';
  for (const whole of texts) {
    const text = whole.slice(0, messageCharsMax);
    for (const found of text.match(mail) ?? []) emails.add(found.toLowerCase());
    for (const found of text.replace(mail, ' ').match(phone) ?? []) phones.add(plainPhone(found));
    name ||= naming.exec(text)?.[1]?.replace(/\s+/g, ' ') ?? '';
  }
  const only = (found: ReadonlySet<string>) => (found.size === 1 ? ([...found][0] ?? '') : '');
  return { email: only(emails), phone: only(phones), name };
}

function plainPhone(text: string): string {
  const digits = text.replace(/[\s./-]/g, '').replace(/^00/, '+');
  return digits.startsWith('+') ? digits : `+39${digits}`;
}
