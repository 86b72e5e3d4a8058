// A line of a postal address is never the name of who uses a range, in the manner of any country; names with numbers stay.

import { describe, expect, it } from 'vitest';
import { createNameReader } from '#intelligence/company/read-name.ts';

const names = createNameReader(1_000);
const isAddress = (line: string) => names.read(line).dummyReason === 'a line of an address';

describe('a line of an address', () => {
  it.each([
    '37121 Verona',
    'I-37121 Verona VR',
    '29200 Brest',
    'F-29200 Brest CEDEX 2',
    'D-26122 Oldenburg',
    '8400 Winterthur',
    'CH-8400 Winterthur',
    '3511 ED Utrecht',
    '50-062 Wroclaw',
    '611 00 Brno',
    '411 38 Goteborg',
    '4000-322 Porto',
    '400001 Cluj-Napoca',
    '06420 Ankara',
    'Bristol BS1 4DJ',
    'Dublin D02 AF30',
    'Via Garibaldi 12',
    'Viale della Repubblica, 41/B',
    '14 rue des Carmes',
    'Hauptstrasse 5',
    'Lange Gasse 7a',
    'Kerkstraat 118',
    'Storgatan 22',
    'ul. Dluga 8',
    'C/ Mayor 15',
    'Avenida da Liberdade 200',
    'Bulevardul Unirii 9',
    '10 Downing Street',
    'Ataturk Caddesi No 4',
    'PO Box 1532',
    'Postfach 20 11',
    'BP 7132',
    'Casella postale 88',
    'Torino',
  ])('is no name: %s', (line) => {
    expect(isAddress(line)).toBe(true);
  });

  it.each([
    '3M Italia S.r.l.',
    '360 Grad Architektur',
    '24 Ore Cultura S.r.l.',
    'Via Verde S.A.',
    'Banca di Bologna',
    'Studio 54',
    'Universal 1912 Ltd',
    'Rossi Trasporti',
    'Marktkauf GmbH',
    'Wegmann Bau',
  ])('is not seen in the name %s', (name) => {
    expect(isAddress(name)).toBe(false);
  });
});
