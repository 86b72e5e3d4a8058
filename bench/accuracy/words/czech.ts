// Czech words for the generator.

import { cities, entries, type Language } from './language.ts';

export const czech: Language = {
  code: 'cs',
  countries: [
    {
      code: 'CZ',
      domain: 'cz',
      share: 4,
      mobileCountryCode: '230',
      cities: cities(
        'Praha 110_00, Brno 602_00, Ostrava 702_00, Plzeň 301_00, Liberec 460_01, Olomouc 779_00, České Budějovice 370_01, Hradec Králové 500_02, Pardubice 530_02, Zlín 760_01, Jihlava 586_01',
      ),
      freeMail: ['seznam.cz', 'centrum.cz', 'email.cz', 'gmail.com'],
    },
  ],
  given: entries(
    'Jan, Marie, Petr, Jana, Josef, Eva, Pavel, Hana, Jiří, Anna, Martin, Lenka, Tomáš, Kateřina, Jaroslav, Lucie, Miroslav, Věra, Zdeněk, Alena',
  ),
  surnames: entries(
    'Novák, Svoboda, Novotný, Dvořák, Černý, Procházka, Kučera, Veselý, Horák, Němec, Pokorný, Marek, Pospíšil, Hájek, Král, Jelínek, Růžička, Beneš, Fiala, Sedláček, Doležal, Zeman, Kolář, Navrátil, Čermák, Vaněk, Urban, Říha',
  ),
  rootStarts: entries(
    'Bohem, Mora, Stav, Kov, Dřev, Elektro, Agro, Hydro, Vít, Slez, Prag, Tech, Sklo, Pivo, Chem, Stroj, Term, Plast, Obal, Lab',
  ),
  rootEnds: entries(
    'servis, mont, stav, kov, plast, tech, prim, mat, lak, pack, sklo, las, form, gast, term, invest, druk, trans, vid, lia',
  ),
  trades: entries(
    'Stavby, Strojírny, Doprava, Pivovar, Sklárny, Nábytek, Tiskárna, Pekárna, Mlékárna, Obaly, Plasty, Elektromontáže, Účetnictví, Advokáti, Projekce, Reality, Pojišťovna, Lékárna, Zahradnictví, Slévárna, Nástrojárna, Kovovýroba, Papírny, Textil, Dřevovýroba, Okna, Instalace, Automatizace, Potraviny',
  ),
  qualities: entries(
    'Moravské, České, Severočeské, Jihomoravské, Pražské, Slezské, První, Spojené, Východočeské, Obecné',
  ),
  firmPatterns: [
    '{root}',
    '{root}',
    '{root}',
    '{root} {trade}',
    '{trade} {surname}',
    '{quality} {trade}',
    '{trade} {city}',
    '{surname} {trade}',
    '{letters}',
    '{surname} a syn',
    '{surname} - {trade}',
    '{root} group',
  ],
  forms: [
    {
      written: 's.r.o.',
      spelled: ['S.R.O.', 'spol. s r.o.', 'sro', 's. r. o.', 'společnost s ručením omezeným'],
      share: 70,
    },
    { written: 'a.s.', spelled: ['A.S.', 'a. s.', 'akciová společnost', 'as'], share: 22 },
    { written: 'k.s.', spelled: ['komanditní společnost'], share: 2 },
    { written: 'v.o.s.', spelled: ['veřejná obchodní společnost'], share: 3 },
    { written: 'družstvo', spelled: ['Družstvo'], share: 3 },
  ],
  trickyNames: entries(
    'Dynamic Pohony, Pool Bazény Morava, Klienti a partneři, Mobilní jeřáby, Kabel Systém Zlín, Home Nábytek, Server Gastro, Síť lékáren, Rezidence Vltava, Link Obaly',
  ),
  streets: ['{surname}ova {n}', 'Průmyslová {n}', 'Náměstí Míru {n}', 'Nádražní {n}'],
  universities: ['Univerzita {city}', 'Vysoké učení technické {city}', 'Vysoká škola {city}'],
  publicBodies: [
    'Město {city}',
    'Krajský úřad {city}',
    'Nemocnice {city}',
    'Finanční úřad {city}',
    'Magistrát města {city}',
  ],
  personLines: [
    '{given} {surname}',
    '{surname} {given}',
    'Ing. {given} {surname}',
    'pan {given} {surname}',
    'MUDr. {given} {surname}',
  ],
  soleTraderLines: ['{given} {surname} - OSVČ', 'Truhlářství {surname} {given}'],
  customerLines: [
    '{name} - pobočka {city}',
    '{name} (provozovna {n})',
    'Zákazník {name}',
    'SDSL {name}',
    '{name} sídlo',
  ],
  poolLines: [
    'Dynamický rozsah zákazníků ADSL',
    '{isp} domácnosti {city}',
    '{isp}',
    'Kabelová síť {city} uživatelé',
    'Koncoví zákazníci wifi {city}',
    'DHCP rozsah {n}',
    'Přístupová síť {city}',
  ],
  businessPoolLines: ['{isp} firemní zákazníci pevná IP', 'Pevné IP adresy firem {city}', '{isp} Firma'],
  mobilePoolLines: ['{isp} mobilní síť', 'Mobilní účastníci NAT', '{isp} GPRS LTE'],
  plantLines: ['Spojovací sítě páteř {city}', 'Infrastruktura {isp}', 'Routery {city}'],
  guestLines: [
    'Letiště {city} WiFi',
    'Hotel Slavia {city} wifi hosté',
    'Městská knihovna {city} veřejné počítače',
  ],
  carrierPatterns: ['{root}net', 'Tele{root}', '{root} Telekom', '{root}com', '{root} Komunikace'],
  hosterPatterns: ['{root} Hosting', '{root} Servery', '{root} Cloud', '{root}host'],
  localCarrierPatterns: ['{city} Net', '{root} WiFi', '{root} Internet', '{root}', '{root} Kabel'],
};
