// The company that stands in a signature: a line with a legal form, or one that reads as the domain of the sender's address. Whom
// the company belongs to, represents or delivers to stands there as well, and is somebody else.

import { domainLabel } from '../company/domains/registrable-domain.ts';
import { describeEmail } from '../company/emails/describe-email.ts';

const form =
  /(?<![\p{L}.])(?:s\.?\s?r\.?\s?l\.?\s?s?\.?|s\.?\s?p\.?\s?a\.?|s\.?\s?n\.?\s?c\.?|s\.?\s?a\.?\s?s\.?|s\.?c\.?a?\.?\s?r\.?l\.?|soc\.? coop\.?|società cooperativa|società benefit|gmbh(?: & co\.? kg)?|ag|kg|ltd\.?|limited|llc|llp|plc|inc\.?|corp\.?|b\.?v\.?|n\.?v\.?|s\.?a\.?r\.?l\.?|sas|s\.a\.|s\.?l\.?|oy|ab|aps|a\/s|sp\. z o\.?o\.?|s\.r\.o\.|d\.o\.o\.|lda\.?|ltda\.?)(?: (?:unipersonale|a socio unico|società benefit|a s\.u\.|con socio unico))?(?=$|[\s,;()–—-])/iu;
const others =
  /\b(?:gruppo|group of|member of|membro|part of|parte d[ie]l|società del|societa' del|soggetta|direzione e coordinamento|distribut|rivenditor|reseller|partner|agen(?:te|zia|t) (?:di|per|for|of)|rappresentan|on behalf|per conto|concessionari|una società|a company of|a subsidiary|powered by|certificat|controllata|licen[sz])/iu;
const noCompany =
  /[@]|https?:|www\.|^(?:via|viale|piazza|corso|tel|cell|fax|p\.?\s?iva|c\.?f|sede)\b|[.!?]\s\p{Lu}?\p{Ll}{3,}\s\p{Ll}/iu;
const charsMax = 90;
const wordsMax = 8;

export function readSignatureCompany(lines: readonly string[], email: string, name: string): string {
  const { kind, domain } = describeEmail(email);
  const label = kind === 'work' || kind === 'role' ? squash(domainLabel(domain)) : '';
  for (const line of lines) {
    const found = readFormLine(line, name);
    if (found !== '') return found;
  }
  if (label.length < 3) return '';
  return lines.map((line) => readPlainLine(line, label, name)).find((found) => found !== '') ?? '';
}

/** "ACME S.r.l. - Via Roma 1": up to the form. */
function readFormLine(line: string, name: string): string {
  if (line.length > 200 || others.test(line)) return '';
  const found = form.exec(line);
  if (found === null) return '';
  const before = line.slice(0, found.index).replace(/^.*(?:\s[–—-]\s|:\s)/u, '');
  if (noCompany.test(before) || before.length > charsMax || before.split(' ').length > wordsMax) return '';
  const bare = before.replace(/(?<![\s,])[\s,]+$/, '').replace(/^[\s,;–—-]+/, '');
  if (!/^[\p{Lu}\d"«]/u.test(bare) && !/^\p{L}[\p{L}\d.-]*$/u.test(bare)) return '';
  if (squash(bare).length < 2 || squash(bare) === squash(name)) return '';
  return `${bare} ${found[0].trim().replace(/,$/, '')}`;
}

/** A line of its own that reads as the domain does: "Acme Pumps" of acmepumps.example. */
function readPlainLine(line: string, label: string, name: string): string {
  const text = line.replace(/[,;]$/, '').trim();
  const plain = squash(text);
  if (text.length > 60 || plain !== label || plain === squash(name) || /[@/]|\.\p{L}{2,}$/u.test(text))
    return '';
  return text;
}

function squash(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, 'e')
    .replace(/[^a-z0-9]/g, '');
}
