// Countries as daughters of a group write them in their own names.

export const countryNames: Readonly<Record<string, string>> = {
  IT: 'Italia',
  GB: 'UK',
  IE: 'Ireland',
  FR: 'France',
  DE: 'Deutschland',
  AT: 'Österreich',
  CH: 'Schweiz',
  ES: 'España',
  PT: 'Portugal',
  NL: 'Nederland',
  BE: 'Belgium',
  PL: 'Polska',
  SE: 'Sverige',
  CZ: 'Česko',
  RO: 'România',
  TR: 'Türkiye',
};
