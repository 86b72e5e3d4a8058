// A postcode of an address as a territory asks for it: addresses of accounting programs and spreadsheets have the country in front of
// it, or have lost the zeros that it begins with.

/** The letters that stood for countries before their codes, where they are others. */
const oldLetters: Readonly<Record<string, string>> = {
  ...{ AT: 'A', BE: 'B', DE: 'D', ES: 'E', FI: 'FIN', FR: 'F', HU: 'H', IT: 'I', LI: 'FL', LU: 'L', NO: 'N' },
  ...{ PT: 'P', SE: 'S', SI: 'SLO', SM: 'RSM' },
};

/** Digits of a postcode where some begin with zero. */
const lengths: Readonly<Record<string, number>> = {
  ...{ AU: 4, DE: 5, DK: 4, EE: 5, ES: 5, FI: 5, FR: 5, IT: 5, JP: 7, LT: 5, MX: 5, NO: 4, PL: 5, RO: 6 },
  ...{ SG: 6, SM: 5, TR: 5, UA: 5, US: 5, VA: 5 },
};

/** In capitals, without signs between; two where it may be meant with the country or without. `country`: ISO 3166. */
export function readPostcode(country: string, postcode: string): string[] {
  const plain = postcode.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  const front = [country, oldLetters[country] ?? country].find(
    (letters) => letters !== '' && plain.startsWith(letters) && /^\d/.test(plain.slice(letters.length)),
  );
  if (front === undefined) return [fillUp(country, plain)];
  return [plain, fillUp(country, plain.slice(front.length))];
}

function fillUp(country: string, code: string): string {
  return /^\d+$/.test(code) ? code.padStart(lengths[country] ?? 0, '0') : code;
}
