// Addresses as they stand in the text of a quoted header: `Mario Rossi <m@acme.example>; info@acme.example [mailto:...]`.

import type { MailAddress } from './mail-facts.ts';

const address = /[^\s<>"'(),;:[\]]{1,64}@[^\s<>"'(),;:[\]@]{1,190}/;
const addressesMax = 50;
const valueCharsMax = 10_000;

/** One entry for each address; a name without any is one entry with an empty address. */
export function readAddresses(value: string): MailAddress[] {
  const text = value
    .slice(0, valueCharsMax)
    .replace(/mailto:/gi, '')
    .trim();
  if (text === '') return [];
  // A comma may stand within a name ("Rossi, Mario"): what has no address belongs to what follows.
  const found: MailAddress[] = [];
  let held = '';
  for (const part of text.split(/[;,]/).slice(0, addressesMax * 2)) {
    held = held === '' ? part : `${held},${part}`;
    // What is held has none, and none goes on over a comma.
    const match = address.exec(part);
    if (match === null) continue;
    found.push({
      email: match[0].toLowerCase().replace(/(?<!\.)\.+$/, ''),
      name: cleanName(held.slice(0, held.length - part.length + match.index)),
    });
    held = '';
  }
  const rest = cleanName(held);
  if (found.length === 0 && rest !== '') found.push({ email: '', name: rest });
  return found.slice(0, addressesMax);
}

/** Without quotes and brackets; "Rossi, Mario" turned round; an address is no name. */
export function cleanName(text: string): string {
  const bare = text
    .slice(0, 500)
    .replace(/["“”<>[\]()]/g, ' ')
    .replace(/(?:^|\s)'|'(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?:via|tramite|per conto di|on behalf of) .*$/i, '')
    .replace(/^[\s,;:-]+|(?<![\s,;:-])[\s,;:-]+$/g, '')
    .slice(0, 150);
  if (bare.includes('@')) return '';
  const turned = /^([^,]+),\s*([^,]+)$/.exec(bare);
  return turned === null || /\b(?:s\.?r\.?l|s\.?p\.?a|gmbh|ltd|inc|llc)\b/i.test(bare)
    ? bare
    : `${turned[2]} ${turned[1]}`.trim();
}
