// Romanian words for the generator.

import { cities, entries, type Language } from './language.ts';

export const romanian: Language = {
  code: 'ro',
  countries: [
    {
      code: 'RO',
      domain: 'ro',
      share: 4,
      mobileCountryCode: '226',
      cities: cities(
        'București 010011, Cluj-Napoca 400001, Timișoara 300001, Iași 700001, Constanța 900001, Brașov 500001, Craiova 200001, Galați 800001, Ploiești 100001, Oradea 410001, Sibiu 550001, Bacău 600001',
      ),
      freeMail: ['yahoo.ro', 'gmail.com', 'rdslink.ro', 'yahoo.com'],
    },
  ],
  given: entries(
    'Ion, Maria, Andrei, Elena, Mihai, Ioana, Alexandru, Ana, Gheorghe, Cristina, Vasile, Mihaela, Florin, Daniela, Ștefan, Gabriela, Radu, Raluca, Dan, Simona',
  ),
  surnames: entries(
    'Popescu, Ionescu, Popa, Radu, Dumitru, Stan, Stoica, Gheorghe, Matei, Ciobanu, Rusu, Munteanu, Constantin, Marin, Lazăr, Florea, Dobre, Barbu, Nistor, Moldovan, Enache, Cojocaru, Tudor, Neagu, Șerban, Țurcanu',
  ),
  rootStarts: entries(
    'Rom, Dacia, Carp, Trans, Mold, Olt, Ban, Agro, Mobi, Const, Metal, Electro, Petro, Viti, Lact, Pan, Tehno, Dun, Pro, Sib, Ard',
  ),
  rootEnds: entries(
    'com, prod, impex, invest, trans, con, mob, agro, plast, lemn, fer, serv, tex, pan, lact, dent, med, tour, pack, instal',
  ),
  trades: entries(
    'Construct, Transport, Mobila, Panificație, Distribuție, Comerț, Instalații, Agricola, Zootehnie, Confecții, Textile, Metalurgie, Tipografie, Contabilitate, Consulting, Imobiliare, Asigurări, Farmacie, Materiale de Construcții, Turism, Hoteluri, Auto, Ambalaje, Prelucrarea Lemnului, Vinuri, Morărit, Carne',
  ),
  qualities: entries(
    'Român, Transilvania, Ardeal, General, Nord, Sud, Moldova, Carpatica, Europa, Internațional',
  ),
  firmPatterns: [
    '{root}',
    '{root}',
    '{root}',
    '{root} {trade}',
    '{surname} {trade}',
    '{trade} {quality}',
    '{root} Prod Com',
    '{root} Impex',
    '{trade} {city}',
    '{surname} & {surname2}',
    '{letters}',
    'Grup {root}',
    '{given} {trade}',
  ],
  forms: [
    { written: 'SRL', spelled: ['S.R.L.', 's.r.l.', 'Societate cu răspundere limitată'], share: 48 },
    { written: 'SC', spelled: ['S.C.', 'Societatea Comercială'], share: 22, before: true },
    { written: 'SA', spelled: ['S.A.', 'Societate pe acțiuni'], share: 20 },
    { written: 'SNC', spelled: ['S.N.C.'], share: 3 },
  ],
  trickyNames: entries(
    'Dinamic Construct, Pool Piscine Prest, Clienti Distributie, Mobil Macarale, Cablu Industrial, Home Deco Interior, Rețea Farmacii, Acces Uși Automate, Link Transport, Rezidența Parc',
  ),
  streets: ['Str. {surname} nr. {n}', 'Bd. Unirii {n}', 'Calea {surname} {n}', 'Șos. Națională km {n}'],
  universities: [
    'Universitatea din {city}',
    'Universitatea Politehnica {city}',
    'Academia de Studii Economice {city}',
  ],
  publicBodies: [
    'Primăria {city}',
    'Consiliul Județean {city}',
    'Spitalul Județean {city}',
    'Prefectura {city}',
    'Direcția de Finanțe {city}',
  ],
  personLines: [
    '{given} {surname}',
    '{surname} {given}',
    'Dl. {given} {surname}',
    'Persoană fizică {surname} {given}',
    'Dna {given} {surname}',
  ],
  soleTraderLines: ['{surname} {given} PFA', 'II {surname} {given}', 'Cabinet medical Dr. {given} {surname}'],
  customerLines: [
    '{name} - punct de lucru {city}',
    '{name} (magazin {n})',
    'Client {name}',
    'VDSL {name}',
    '{name} sediu',
  ],
  poolLines: [
    'Pool dinamic abonați rezidențiali',
    '{isp} abonați {city}',
    '{isp}',
    'Utilizatori PPPoE {city}',
    'Rețea de acces {city} clienți',
    'FTTB {city} {n}',
    'DHCP pool {n}',
  ],
  businessPoolLines: ['{isp} clienți business IP fix', 'Firme {city} adrese statice', '{isp} Business'],
  mobilePoolLines: ['{isp} rețea mobilă', 'Abonați mobili NAT', '{isp} 3G 4G'],
  plantLines: ['Interconectare backbone {city}', 'Infrastructură {isp}', 'Echipamente {city}'],
  guestLines: [
    'Aeroport {city} WiFi gratuit',
    'Hotel Central {city} wifi oaspeți',
    'Biblioteca județeană {city} acces public',
  ],
  carrierPatterns: ['{root}net', '{root} Telecom', '{root} Cablu', 'Tele{root}', '{root}link'],
  hosterPatterns: ['{root} Hosting', '{root} Servere', '{root} Cloud', '{root}host'],
  localCarrierPatterns: ['{city} Net', '{root} Internet', '{root} Fibra', '{root}', '{root} Rețele'],
};
