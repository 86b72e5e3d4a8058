// Swedish words for the generator.

import { cities, entries, type Language } from './language.ts';

export const swedish: Language = {
  code: 'sv',
  countries: [
    {
      code: 'SE',
      domain: 'se',
      share: 4,
      mobileCountryCode: '240',
      cities: cities(
        'Stockholm 111_20, Göteborg 411_03, Malmö 211_22, Uppsala 753_20, Västerås 722_12, Örebro 702_11, Linköping 582_22, Helsingborg 252_20, Jönköping 553_15, Norrköping 602_21, Umeå 903_26, Växjö 352_30',
      ),
      freeMail: ['gmail.com', 'telia.com', 'hotmail.se', 'bredband.net'],
    },
  ],
  given: entries(
    'Erik, Anna, Lars, Maria, Karl, Karin, Anders, Kerstin, Per, Eva, Nils, Ingrid, Jan, Lena, Olof, Birgitta, Björn, Åsa, Göran, Märta',
  ),
  surnames: entries(
    'Andersson, Johansson, Karlsson, Nilsson, Eriksson, Larsson, Olsson, Persson, Svensson, Gustafsson, Lindberg, Lindström, Berg, Sandberg, Nyström, Holm, Lundqvist, Ekström, Bergström, Sjöberg, Wallin, Engström, Forsberg, Hedlund, Björklund, Åkesson, Öberg',
  ),
  rootStarts: entries(
    'Svea, Norr, Göta, Skå, Småland, Väst, Skog, Stål, Verk, Bygg, El, Sjö, Berg, Kraft, Teknik, Nord, Dala, Ång, Isol, Fjäll, Lant',
  ),
  rootEnds: entries(
    'mek, bygg, trä, stål, tek, kraft, plast, verken, data, tryck, pak, vent, form, kyl, dal, gruppen, vik, fors, sund, bolaget',
  ),
  trades: entries(
    'Bygg, Åkeri, Mekaniska Verkstad, Snickeri, Måleri, Elektriska, Fastigheter, Redovisning, Advokatbyrå, Arkitekter, Konsult, Tryckeri, Förlag, Bageri, Mejeri, Skogsprodukter, Träindustri, Plåtslageri, Ventilation, Rör, Maskin, Verktyg, Förpackning, Möbler, Textil, Livsmedel, Läkemedel, Trädgård, Redskap, Bil',
  ),
  qualities: entries(
    'Svenska, Nordiska, Norrländska, Västra, Allmänna, Skånska, Förenade, Småländska, Nya, Östra',
  ),
  firmPatterns: [
    '{root}',
    '{root}',
    '{root} {trade}',
    '{surname}s {trade}',
    '{trade} i {city}',
    'Bröderna {surname}',
    '{surname} & Söner',
    '{surname} & {surname2}',
    '{quality} {trade}',
    '{letters}',
    '{surname} {trade}',
    '{root} Gruppen',
    '{given} {surname} {trade}',
  ],
  forms: [
    { written: 'AB', spelled: ['Aktiebolag', 'A.B.', 'ab'], share: 62 },
    { written: 'AB', spelled: ['Aktiebolaget'], share: 16, before: true },
    { written: 'HB', spelled: ['Handelsbolag'], share: 8 },
    { written: 'KB', spelled: ['Kommanditbolag'], share: 4 },
    { written: 'Ekonomisk förening', spelled: ['Ek. för.', 'ek för'], share: 5 },
    { written: 'AB (publ)', spelled: ['AB publ', 'Aktiebolag (publ)'], share: 5 },
  ],
  trickyNames: entries(
    'Dynamisk Arkitektur, Pool och Spa Center, Kund och Butik Konsult, Mobila Kranar, Kabel Montage, Hemma Home Inredning, Trådlös Musik, Server Restaurang, Nätverk Psykologi, Fast Tillgång Lås',
  ),
  streets: ['{surname}gatan {n}', 'Storgatan {n}', 'Industrivägen {n}', 'Box {n}'],
  universities: ['{city} universitet', 'Högskolan i {city}', 'Tekniska högskolan i {city}'],
  publicBodies: [
    '{city} kommun',
    'Region {city}',
    'Länsstyrelsen i {city}',
    '{city} sjukhus',
    'Polismyndigheten {city}',
  ],
  personLines: [
    '{given} {surname}',
    '{surname}, {given}',
    'Privatperson {given} {surname}',
    'Familjen {surname}',
  ],
  soleTraderLines: ['Enskild firma {given} {surname}', '{surname}s Måleri innehavare {given} {surname}'],
  customerLines: [
    '{name} - kontor {city}',
    '{name} (filial {n})',
    'Kund {name}',
    'SDSL {name}',
    '{name} huvudkontor',
  ],
  poolLines: [
    'Dynamisk pool bredbandskunder',
    '{isp} privatkunder {city}',
    '{isp}',
    'Stadsnät {city} hushåll',
    'ADSL kunder {city}',
    'DHCP adresser {n}',
    'Fiber lägenheter {city}',
  ],
  businessPoolLines: ['{isp} företagskunder fast IP', 'Fasta adresser företag {city}', '{isp} Företag'],
  mobilePoolLines: ['{isp} mobilt bredband', 'Mobila abonnenter NAT', '{isp} 3G/LTE'],
  plantLines: ['Länknät stamnät {city}', 'Infrastruktur {isp}', 'Routrar {city}'],
  guestLines: [
    '{city} flygplats WiFi',
    'Hotell Svea {city} gästnät',
    'Stadsbiblioteket {city} allmänna datorer',
  ],
  carrierPatterns: ['{root}net', '{root} Bredband', '{root}com', 'Tele{root}', '{root} Telekom'],
  hosterPatterns: ['{root} Webbhotell', '{root} Serverhall', '{root} Hosting', '{root} Cloud'],
  localCarrierPatterns: ['{city} Stadsnät', '{root} Fiber', '{root} Kabel-TV', '{root}', '{root} Bredband'],
};
