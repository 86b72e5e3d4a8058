// Telephones in a signature: numbers that are called one. Tax numbers, faxes, postal codes and bank accounts look alike.

export interface FoundPhone {
  /** Digits, after a plus where the country is known. */
  readonly number: string;
  readonly kind: 'mobile' | 'office';
}

const mobileLabel =
  '(?:cell(?:ulare)?|cel|mob(?:ile)?|mobil|handy|gsm|m|c|whatsapp|wa|smartphone|portable|móvil)';
const officeLabel =
  '(?:tel(?:efono|efon|ephone)?|phone|ph|t|p|d|direct(?: line)?|diretto|dir|office|uff(?:icio)?|centralino|switchboard|fisso|landline|durchwahl|o)';
const number = '(\\(?\\+?\\d[\\d\\s()./\\-–]{5,22}\\d)';
const labelled = new RegExp(
  `(?<![\\p{L}\\d])(?:(?<mobile>${mobileLabel})|(?<office>${officeLabel}))(?:\\.|\\b)\\s*(?:(?:/|e|and|&|\\+)\\s*(?:fax|whatsapp|cell\\.?|tel\\.?)\\.?\\s*)?(?:n[.°]?\\s*)?(?:diretto|direct)?\\s*[:.)]?\\s*(?:\\(?(?:it|ita)\\)?\\s*)?${number}`,
  'giu',
);
const alone = /^\+\d[\d\s()./-]{7,20}\d$/;
const noPhone =
  /\b(?:p\.?\s?iva|partita iva|c\.?\s?f\.?|cod(?:ice)?\.?\s?fisc(?:ale)?|vat|ust-?id|rea|r\.e\.a|iban|sdi|cap\.?\s?soc|capitale sociale|reg(?:istro)?\.? imp(?:rese)?|albo|rui|hrb|siret|ein)\b/iu;
const digitsLeast = 8;
const digitsMost = 15;
const phonesMax = 3;

/** The personal ones first. `email`: by its country a number without prefix is read. */
export function readSignaturePhones(lines: readonly string[], email: string): FoundPhone[] {
  const found: FoundPhone[] = [];
  const take = (written: string, isMobile: boolean) => {
    const phone = normalise(written, email);
    if (phone === '' || found.some((one) => one.number === phone)) return;
    found.push({ number: phone, kind: isMobile || isItalianMobile(phone) ? 'mobile' : 'office' });
  };
  for (const line of lines) {
    if (alone.test(line)) take(line, false);
    // Behind the name of a tax number stands no telephone.
    const noAt = line.search(noPhone);
    for (const match of line.matchAll(labelled)) {
      if (noAt >= 0 && noAt <= (match.index ?? 0)) continue;
      take(match[3] ?? '', match.groups?.['mobile'] !== undefined);
    }
  }
  return [
    ...found.filter(({ kind }) => kind === 'mobile'),
    ...found.filter(({ kind }) => kind === 'office'),
  ].slice(0, phonesMax);
}

/** '' for what is no number that can be dialled. */
function normalise(written: string, email: string): string {
  // "02 1234567 / 8" is one line and the next; "02/1234567" is one number.
  const first = written.replace(/\s[/–-]\s?\d{1,3}$/, '').replace(/\(0\)/g, '');
  const digits = first.replace(/\D/g, '');
  if (digits.length < digitsLeast || digits.length > digitsMost || /^(\d)\1+$/.test(digits)) return '';
  const trimmed = first.trim().replace(/^\(/, '');
  if (trimmed.startsWith('+')) return /^\+[1-9]/.test(trimmed) ? `+${digits}` : '';
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  // In Italy the zero of a town stays, and mobiles begin with a three.
  if (email.endsWith('.it') && /^(?:0\d{7,10}|3\d{8,9})$/.test(digits)) return `+39${digits}`;
  return digits.startsWith('0') || digits.startsWith('3') ? digits : '';
}

function isItalianMobile(phone: string): boolean {
  return /^\+393\d{8,9}$/.test(phone);
}
