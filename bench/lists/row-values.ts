// Values that look like a list of Italian and foreign companies and of the people in them, as expressions over the number of a row:
// the same number has the same values, wherever it is asked for.

export const ownersCount = 40;
export const teamsCount = 5;

export const kinds = [
  ...['officine', 'meccanica', 'tecno', 'edil', 'metal', 'plastica', 'tessile', 'alimentari', 'trasporti'],
  ...[
    'logistica',
    'impianti',
    'elettro',
    'idraulica',
    'carpenteria',
    'stampi',
    'arredamenti',
    'legno',
    'vetro',
  ],
  ...['ceramiche', 'cartiera', 'grafica', 'chimica', 'farma', 'agricola', 'vinicola', 'caseificio', 'molino'],
  ...[
    'pelletteria',
    'calzaturificio',
    'maglificio',
    'fonderia',
    'acciai',
    'costruzioni',
    'servizi',
    'software',
  ],
  ...['sistemi', 'automazione', 'energia', 'ambiente', 'packaging'],
] as const;
export const givenNames = [
  ...[
    'anna',
    'marco',
    'luca',
    'giulia',
    'paolo',
    'elena',
    'andrea',
    'chiara',
    'davide',
    'francesca',
    'matteo',
  ],
  ...[
    'sara',
    'stefano',
    'laura',
    'roberto',
    'silvia',
    'giorgio',
    'marta',
    'pietro',
    'ilaria',
    'simone',
    'alice',
  ],
  ...['carlo', 'monica', 'fabio', 'valentina', 'enrico', 'federica', 'nicola', 'claudia'],
] as const;
const heads = ['bar', 'ber', 'bian', 'can', 'car', 'cor', 'fer', 'gal', 'gre', 'lom', 'man', 'mar', 'mon'];
const middles = ['ti', 'ra', 'ne', 'lo', 'co', 'da', 'se', 'vi', 'po', 'tel', 'ghi', 'ber', 'za'];
const tails = ['ni', 'tti', 'ri', 'lli', 'to', 'ssi', 'chi', 'no', 'co', 'di', 'gli', 'sio', 'rdi'];
const provinces = [
  'MI',
  'TO',
  'BO',
  'VI',
  'PD',
  'BG',
  'BS',
  'VR',
  'MO',
  'RE',
  'RM',
  'NA',
  'FI',
  'GE',
  'BA',
  'CT',
];

const list = (values: readonly string[]) => `ARRAY['${values.join("','")}']`;

/** A whole number below `of`, by chance but always the same of `row`; `salt` makes another one of the same row. */
export function chance(row: string, salt: number, of: number): string {
  return `((hashint8extended((${row})::bigint, ${salt}) & 2147483647) % ${of})::int`;
}

function oneOf(values: readonly string[], row: string, salt: number): string {
  return `(${list(values)})[1 + ${chance(row, salt, values.length)}]`;
}

export const kindOf = (company: string) => oneOf(kinds, company, 1);
export const surnameOf = (row: string) =>
  `(${oneOf(heads, row, 2)} || ${oneOf(middles, row, 3)} || ${oneOf(tails, row, 4)})`;
export const givenNameOf = (person: string) => oneOf(givenNames, person, 5);
export const provinceOf = (company: string) => oneOf(provinces, company, 6);
export const domainOf = (company: string) => `(${surnameOf(company)} || ${company} || '.example')`;
/** Within two years. */
export const momentOf = (row: string, salt: number) =>
  `(now() - ${chance(row, salt, 63_072_000)} * interval '1 second')::timestamptz(3)`;

/** `percent` of all have one; the others are nobody's. */
export function ownerOf(row: string, percent: number): string {
  return `CASE WHEN ${chance(row, 7, 100)} < ${percent} THEN 'sales-' || (1 + ${chance(row, 8, ownersCount)}) END`;
}

/** A value by its share in a hundred. */
export function shared(row: string, salt: number, shares: Readonly<Record<string, number>>): string {
  let below = 0;
  const cases = Object.entries(shares).map(([value, percent]) => {
    below += percent;
    return `WHEN ${chance(row, salt, 100)} < ${below} THEN '${value}'`;
  });
  return `CASE ${cases.join(' ')} END`;
}
