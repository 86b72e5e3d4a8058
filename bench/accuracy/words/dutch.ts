// Dutch words for the generator: the Netherlands and Flanders.

import { cities, entries, type Language } from './language.ts';

export const dutch: Language = {
  code: 'nl',
  countries: [
    {
      code: 'NL',
      domain: 'nl',
      share: 7,
      mobileCountryCode: '204',
      cities: cities(
        "Amsterdam 1012_AB, Rotterdam 3011_AA, Utrecht 3511_AX, Eindhoven 5611_AZ, Groningen 9711_LM, Tilburg 5038_EA, Breda 4811_XC, Arnhem 6811_CG, Zwolle 8011_PK, Enschede 7511_JG, 's-Hertogenbosch 5211_RX, Maastricht 6211_AX",
      ),
      freeMail: ['gmail.com', 'ziggo.nl', 'kpnmail.nl', 'hotmail.nl', 'planet.nl'],
    },
    {
      code: 'BE',
      domain: 'be',
      share: 3,
      mobileCountryCode: '206',
      cities: cities('Brussel 1000, Antwerpen 2000, Gent 9000, Brugge 8000, Leuven 3000, Hasselt 3500'),
      freeMail: ['gmail.com', 'telenet.be', 'skynet.be'],
    },
  ],
  given: entries(
    'Jan, Pieter, Anna, Kees, Maria, Willem, Johanna, Henk, Ingrid, Dirk, Sander, Marloes, Bart, Femke, Jeroen, Annelies, Ruud, Saskia, Thijs, Lotte',
  ),
  surnames: entries(
    'de Jong, Jansen, de Vries, van den Berg, Bakker, van Dijk, Visser, Smit, Meijer, de Boer, Mulder, de Groot, Bos, Vos, Peters, Hendriks, van Leeuwen, Dekker, Brouwer, de Wit, Dijkstra, Kok, Verhoeven, Willems, Peeters, Maes, Claes, Wouters, Hoekstra, Kuipers',
  ),
  rootStarts: entries(
    'Hol, Delta, Polder, Maas, Rijn, Schel, Agri, Tech, Bouw, Zee, Groen, Fri, Bra, Lim, Twen, Neder, Vlaam, Veld, Water, Kas, Bloem, Data, Pro',
  ),
  rootEnds: entries(
    'land, tech, mar, bouw, flex, plast, tron, pak, zorg, plan, werk, flora, vis, staal, tex, mat, lux, kade, sluis, groep, dam, via',
  ),
  trades: entries(
    'Transport, Bouw, Installatietechniek, Machinefabriek, Bloemen, Kwekerij, Zuivel, Visgroothandel, Drukkerij, Uitgeverij, Accountants, Advocaten, Architecten, Makelaars, Verzekeringen, Metaalbewerking, Kunststoffen, Verpakkingen, Meubelen, Interieurbouw, Automaterialen, Technische Groothandel, Scheepswerf, Zaden, Vleeswaren, Bakkerij, Schilders, Tandtechniek, Uitzendbureau, Zorggroep',
  ),
  qualities: entries(
    'Noord, Hollandse, Zeeuwse, Brabantse, Nederlandse, Algemene, Verenigde, Friese, Internationale, Limburgse, Koninklijke, Vlaamse',
  ),
  firmPatterns: [
    '{root}',
    '{root}',
    '{root} {trade}',
    '{surname} {trade}',
    '{trade} {surname}',
    'Gebroeders {surname}',
    'Gebr. {surname} {trade}',
    '{surname} en Zonen',
    '{surname} & {surname2}',
    '{quality} {trade}',
    '{trade} {city}',
    '{letters}',
    '{letters} {trade}',
    '{root} Groep',
    '{root} Holding',
  ],
  forms: [
    { written: 'B.V.', spelled: ['BV', 'b.v.', 'Besloten Vennootschap', 'B.V'], share: 66 },
    { written: 'N.V.', spelled: ['NV', 'n.v.', 'Naamloze Vennootschap'], share: 14 },
    { written: 'V.O.F.', spelled: ['VOF', 'v.o.f.', 'Vennootschap onder firma'], share: 6 },
    { written: 'BVBA', spelled: ['B.V.B.A.', 'bvba'], share: 7 },
    { written: 'Coöperatie U.A.', spelled: ['Cooperatie UA', 'Coöp. U.A.'], share: 3 },
  ],
  trickyNames: entries(
    'Zwembad Pool Techniek, Dynamische Aandrijvingen, Klanten Onderzoek Utrecht, Mobiele Kranen, Kabel Confectie Twente, Home Interieur, Draadloos Horlogemakers, Server Horeca, Netwerk Notarissen, Residentie Zorg, Link Fietsen',
  ),
  streets: [
    '{surname}straat {n}',
    '{surname}weg {n}',
    'Industrieweg {n}',
    'Stationsplein {n}',
    'Postbus {n}',
  ],
  universities: ['Universiteit {city}', 'Hogeschool {city}', 'Technische Universiteit {city}'],
  publicBodies: [
    'Gemeente {city}',
    'Waterschap {city}',
    'Ziekenhuis {city}',
    'Provincie {city}',
    'Politie {city}',
  ],
  personLines: [
    '{given} {surname}',
    'Dhr. {surname}',
    'Mevr. {given} {surname}',
    'Familie {surname}',
    'Dhr. {given} {surname}',
    'Ir. {given} {surname}',
  ],
  soleTraderLines: [
    'Eenmanszaak {given} {surname}',
    'Schildersbedrijf {surname} eigenaar {given} {surname}',
    'Tandarts {given} {surname}',
  ],
  customerLines: [
    '{name} - vestiging {city}',
    '{name} (locatie {n})',
    'Klant {name}',
    'SDSL {name}',
    '{name} hoofdkantoor',
  ],
  poolLines: [
    'Dynamische pool kabelklanten',
    '{isp} consumenten {city}',
    '{isp}',
    'Thuisgebruikers ADSL {city}',
    'Glasvezel huishoudens {city}',
    'DHCP pool {n}',
    '{isp} breedband particulier',
  ],
  businessPoolLines: ['{isp} zakelijk vaste IP adressen', 'MKB klanten {city}', '{isp} Zakelijk'],
  mobilePoolLines: ['{isp} mobiel internet', 'Mobiele gebruikers NAT', '{isp} GPRS/LTE'],
  plantLines: ['Koppelnetten backbone {city}', 'Infrastructuur {isp}', 'Router loopbacks'],
  guestLines: [
    'Luchthaven {city} gratis WiFi',
    'Hotel Centraal {city} gasten wifi',
    'Bibliotheek {city} publieke computers',
  ],
  carrierPatterns: ['{root}net', '{root} Telecom', '{root} Kabel', '{root}com', '{root} Glasvezel'],
  hosterPatterns: ['{root} Hosting', '{root} Servers', '{root}host', '{root} Datacenter', '{root} Cloud'],
  localCarrierPatterns: ['{city} Glasvezel', '{root} Draadloos', '{root} Breedband', '{root}', 'Kabel{root}'],
};
