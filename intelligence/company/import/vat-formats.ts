// The shape of VAT numbers by country, without the country's letters. EU countries from the European Commission's VIES
// page on their structure; the United Kingdom, Switzerland, Norway and San Marino from their tax offices.

export interface VatFormat {
  /** ISO 3166 code. */
  readonly country: string;
  /** Letters before the number; the country's own except for Greece and Northern Ireland. */
  readonly prefix: string;
  readonly pattern: RegExp;
}

const format = (prefix: string, pattern: RegExp, country = prefix): VatFormat => ({
  country,
  prefix,
  pattern,
});

export const vatFormats: readonly VatFormat[] = [
  format('AT', /^U\d{8}$/),
  format('BE', /^[01]\d{9}$/),
  format('BG', /^\d{9,10}$/),
  format('CY', /^\d{8}[A-Z]$/),
  format('CZ', /^\d{8,10}$/),
  format('DE', /^\d{9}$/),
  format('DK', /^\d{8}$/),
  format('EE', /^\d{9}$/),
  format('EL', /^\d{9}$/, 'GR'),
  format('ES', /^[A-Z]\d{7}[A-Z0-9]$|^\d{8}[A-Z]$/),
  format('FI', /^\d{8}$/),
  format('FR', /^[A-HJ-NP-Z0-9]{2}\d{9}$/),
  format('HR', /^\d{11}$/),
  format('HU', /^\d{8}$/),
  format('IE', /^\d{7}[A-W][A-I]?$|^\d[A-Z+*]\d{5}[A-W]$/),
  format('IT', /^\d{11}$/),
  format('LT', /^\d{9}(\d{3})?$/),
  format('LU', /^\d{8}$/),
  format('LV', /^\d{11}$/),
  format('MT', /^\d{8}$/),
  format('NL', /^\d{9}B\d{2}$/),
  format('PL', /^\d{10}$/),
  format('PT', /^\d{9}$/),
  format('RO', /^\d{2,10}$/),
  format('SE', /^\d{10}01$/),
  format('SI', /^\d{8}$/),
  format('SK', /^\d{10}$/),
  format('XI', /^(\d{9}(\d{3})?|(GD|HA)\d{3})$/, 'GB'),
  format('GB', /^(\d{9}(\d{3})?|(GD|HA)\d{3})$/),
  format('CHE', /^\d{9}(MWST|TVA|IVA)?$/, 'CH'),
  format('NO', /^\d{9}(MVA)?$/),
  format('SM', /^\d{3,5}$/),
];
