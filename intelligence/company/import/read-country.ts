// A country's ISO 3166 code from the code or from its name in the languages that customer lists are kept in.

/** Alpha-3 codes that stand in lists of European companies; others are rare enough to be written out. */
const longCodes: Readonly<Record<string, string>> = {
  ...{
    ITA: 'IT',
    DEU: 'DE',
    FRA: 'FR',
    ESP: 'ES',
    PRT: 'PT',
    GBR: 'GB',
    IRL: 'IE',
    AUT: 'AT',
    CHE: 'CH',
    BEL: 'BE',
  },
  ...{
    NLD: 'NL',
    LUX: 'LU',
    DNK: 'DK',
    SWE: 'SE',
    NOR: 'NO',
    FIN: 'FI',
    POL: 'PL',
    CZE: 'CZ',
    SVK: 'SK',
    HUN: 'HU',
  },
  ...{
    SVN: 'SI',
    HRV: 'HR',
    ROU: 'RO',
    BGR: 'BG',
    GRC: 'GR',
    CYP: 'CY',
    MLT: 'MT',
    EST: 'EE',
    LVA: 'LV',
    LTU: 'LT',
  },
  ...{
    SMR: 'SM',
    VAT: 'VA',
    MCO: 'MC',
    LIE: 'LI',
    SRB: 'RS',
    ALB: 'AL',
    TUR: 'TR',
    UKR: 'UA',
    USA: 'US',
    CAN: 'CA',
  },
  ...{
    BRA: 'BR',
    ARG: 'AR',
    MEX: 'MX',
    CHN: 'CN',
    JPN: 'JP',
    IND: 'IN',
    AUS: 'AU',
    ISR: 'IL',
    ARE: 'AE',
    ZAF: 'ZA',
  },
};

/** What people write that the tables of names do not have. */
const otherNames: Readonly<Record<string, string>> = {
  ...{
    uk: 'GB',
    'great britain': 'GB',
    'gran bretagna': 'GB',
    england: 'GB',
    inghilterra: 'GB',
    scotland: 'GB',
  },
  ...{
    usa: 'US',
    'u s a': 'US',
    us: 'US',
    america: 'US',
    "stati uniti d'america": 'US',
    holland: 'NL',
    olanda: 'NL',
  },
  ...{ 'the netherlands': 'NL', 'czech republic': 'CZ', 'repubblica ceca': 'CZ', el: 'GR', 'rep ceca': 'CZ' },
  ...{
    'united states of america': 'US',
    'rep san marino': 'SM',
    'repubblica di san marino': 'SM',
    korea: 'KR',
  },
  ...{
    'citta del vaticano': 'VA',
    turkey: 'TR',
    turchia: 'TR',
    russia: 'RU',
    'hong kong': 'HK',
    taiwan: 'TW',
  },
};

/** '' when it is no country that we know by that name. */
export function readCountry(text: string): string {
  const code = text.trim().toUpperCase();
  if (/^[A-Z]{2}$/.test(code) && isoCodes().has(code)) return code;
  return longCodes[code] ?? names().get(simplify(text)) ?? '';
}

let knownNames: ReadonlyMap<string, string> | undefined;
let knownCodes: ReadonlySet<string> | undefined;

/** Codes that the runtime's own tables (CLDR) have a name for. */
function isoCodes(): ReadonlySet<string> {
  if (knownCodes) return knownCodes;
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const all = letters.flatMap((first) => letters.map((second) => first + second));
  // Withdrawn and reserved codes have names too; these stand for countries that others stand for.
  const withdrawn = new Set([
    'UK',
    'EU',
    'UN',
    'EZ',
    'QO',
    'XA',
    'XB',
    'ZZ',
    'AC',
    'CP',
    'DG',
    'EA',
    'IC',
    'TA',
    'CQ',
  ]);
  knownCodes = new Set(
    all.filter((code) => !withdrawn.has(code) && english.of(code) !== undefined && isOwn(code)),
  );
  return knownCodes;
}

/** A withdrawn code such as DD is written as the one that came after it. */
function isOwn(code: string): boolean {
  return new Intl.Locale(`und-${code}`).region === code;
}

function names(): ReadonlyMap<string, string> {
  if (knownNames) return knownNames;
  const map = new Map<string, string>();
  for (const language of ['en', 'it', 'de', 'fr', 'es']) {
    const display = new Intl.DisplayNames(language, { type: 'region' });
    for (const code of isoCodes()) map.set(simplify(display.of(code) ?? code), code);
  }
  for (const [name, code] of Object.entries(otherNames)) map.set(simplify(name), code);
  knownNames = map;
  return map;
}

function simplify(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
}
