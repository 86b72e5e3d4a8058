// Descriptions of lines and pools are told from names in every language of the product; firms' names stay names.

import { describe, expect, it } from 'vitest';
import { createNameReader } from '#intelligence/company/read-name.ts';

const names = createNameReader(1_000);

const lines: readonly (readonly [line: string, kind: string])[] = [
  ['Indirizzi statici clienti affari Viterbo', 'isp_pool'],
  ['Plages fixes professionnels Quimper', 'isp_pool'],
  ['Feste Adressen Firmenkunden Oldenburg', 'isp_pool'],
  ['Vaste adressen zakelijke klanten Zutphen', 'isp_pool'],
  ['Direcciones fijas negocios Albacete', 'isp_pool'],
  ['Enderecos estaticos empresas Leiria', 'isp_pool'],
  ['Adrese fixe clienti firme Suceava', 'isp_pool'],
  ['Fasta adresser foretagskunder Kalmar', 'isp_pool'],
  ['Pula statyczna klienci biznesowi Opole', 'isp_pool'],
  ['Staticke adresy firemni zakaznici Jihlava', 'isp_pool'],
  ['Kurumsal musteriler sabit adres Konya', 'isp_pool'],
  ['Static addresses business customers Swindon', 'isp_pool'],
  ['Metaltel Geschaeftskunden feste IP', 'isp_pool'],
  ['Famiglie fibra Latina', 'residential'],
  ['Privatkunden Kabel Trier', 'residential'],
  ['Hogares fibra Lugo', 'residential'],
  ['Huishoudens glasvezel Delft', 'residential'],
  ['Gospodarstwa domowe Elblag', 'residential'],
  ['Dynamicke adresy domacnosti Zlin', 'residential'],
  ['Loopback-Adressen Kernnetz Fulda', 'infrastructure'],
  ['Liaisons point a point Niort', 'infrastructure'],
  ['Apparati di rete Pistoia', 'infrastructure'],
  ['Urzadzenia sieciowe Kielce', 'infrastructure'],
  ['Ekipmanlar Samsun', 'infrastructure'],
  ['Gaeste-WLAN Stadthalle Hagen', 'public_access'],
  ['Wifi ospiti Albergo Miramonti', 'public_access'],
  ['Besucher Messehalle 4', 'public_access'],
  ['Biblioteka Miejska czytelnia', 'public_access'],
  ['Mestska knihovna Trutnov', 'public_access'],
  ['Halk kutuphanesi Bolu', 'public_access'],
  ['Folkbiblioteket Boras', 'public_access'],
];

describe('the description of a line', () => {
  it.each(lines)('is no name: %s', (line, kind) => {
    expect(names.read(line).poolKind).toBe(kind);
    expect(names.read(line.toUpperCase()).poolKind).toBe(kind);
  });

  it.each([
    'Officine Bertoldi',
    'Kowalewski Transport',
    'Fijas y Tornillos S.L.',
    'Static Motion GmbH',
    'Ospiti Felici S.r.l.',
    'Zakelijk Drukwerk B.V.',
    'Brauerei Hirschmann',
    'Menuiserie Plantagenet',
    'Centro Diagnostico Aurelia',
    'Klantgericht B.V.',
    'Dynamic Systems S.r.l.',
  ])('is not seen in the name %s', (name) => {
    expect(names.read(name).poolKind).toBe('');
  });
});
