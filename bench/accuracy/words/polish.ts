// Polish words for the generator.

import { cities, entries, type Language } from './language.ts';

export const polish: Language = {
  code: 'pl',
  countries: [
    {
      code: 'PL',
      domain: 'pl',
      share: 7,
      mobileCountryCode: '260',
      cities: cities(
        'Warszawa 00-001, Kraków 31-002, Łódź 90-001, Wrocław 50-001, Poznań 61-001, Gdańsk 80-001, Szczecin 70-001, Katowice 40-001, Lublin 20-001, Białystok 15-001, Rzeszów 35-001, Toruń 87-100, Kielce 25-001, Bydgoszcz 85-001',
      ),
      freeMail: ['wp.pl', 'onet.pl', 'o2.pl', 'gmail.com', 'interia.pl'],
    },
  ],
  given: entries(
    'Jan, Anna, Piotr, Katarzyna, Andrzej, Małgorzata, Krzysztof, Agnieszka, Tomasz, Barbara, Paweł, Ewa, Marcin, Monika, Grzegorz, Joanna, Łukasz, Zofia, Stanisław, Wojciech, Danuta, Sławomir',
  ),
  surnames: entries(
    'Nowak, Kowalski, Wiśniewski, Wójcik, Kowalczyk, Kamiński, Lewandowski, Zieliński, Szymański, Woźniak, Dąbrowski, Kozłowski, Jankowski, Mazur, Krawczyk, Piotrowski, Grabowski, Pawłowski, Michalski, Król, Wieczorek, Jabłoński, Wróbel, Majewski, Olszewski, Stępień, Malinowski, Jaworski, Sikora, Baran, Żak',
  ),
  rootStarts: entries(
    'Pol, Bud, Met, Drew, Elektro, Agro, Trans, Eko, Wod, Stal, Chem, Tech, Kar, Śląsk, Mazo, Balt, Wisł, Tatr, Mleko, Inst, Hydro, Euro, Dom',
  ),
  rootEnds: entries(
    'pol, ex, bud, met, stal, drew, trans, mix, chem, plast, mar, tech, gaz, rol, mleko, pak, lux, inwest, mont, term, eko, bis',
  ),
  trades: entries(
    'Budownictwo, Transport, Przetwórstwo, Meble, Okna, Hurtownia, Usługi Księgowe, Kancelaria, Zakład Mechaniczny, Odlewnia, Drukarnia, Piekarnia, Mleczarnia, Zakłady Mięsne, Instalacje, Elektronika, Automatyka, Opakowania, Tworzywa, Nieruchomości, Ubezpieczenia, Farmacja, Ogrodnictwo, Maszyny Rolnicze, Spedycja, Tartak, Poligrafia, Ceramika, Odzież, Handel',
  ),
  qualities: entries(
    'Śląskie, Wielkopolskie, Polskie, Mazowieckie, Pomorskie, Ogólne, Zjednoczone, Krajowe, Podlaskie, Bałtyckie, Górnicze, Nowe',
  ),
  firmPatterns: [
    '{root}',
    '{root}',
    '{root}',
    '{root} {trade}',
    'PPHU {root}',
    'PHU {root}',
    '{trade} {surname}',
    '{quality} {trade}',
    'Przedsiębiorstwo {trade} {root}',
    'Zakłady {trade} {city}',
    '{letters}',
    'Grupa {root}',
    'Bracia {surname}',
    '{surname} i Wspólnicy',
    '{surname} {trade}',
  ],
  forms: [
    {
      written: 'Sp. z o.o.',
      spelled: [
        'sp. z o.o.',
        'SP. Z O.O.',
        'Sp z o o',
        'Spółka z o.o.',
        'Spółka z ograniczoną odpowiedzialnością',
        'sp.z o.o.',
      ],
      share: 62,
    },
    { written: 'S.A.', spelled: ['SA', 'Spółka Akcyjna', 'S. A.'], share: 18 },
    { written: 'Sp. j.', spelled: ['sp.j.', 'Spółka Jawna', 'SP.J.'], share: 9 },
    { written: 's.c.', spelled: ['S.C.', 'Spółka Cywilna'], share: 6 },
    { written: 'Sp. k.', spelled: ['sp.k.', 'Spółka Komandytowa', 'Sp. z o.o. Sp. k.'], share: 5 },
  ],
  trickyNames: entries(
    'Dynamik Transport, Pool Baseny Kąpielowe, Klienci i Partnerzy, Kabel Instal, Home Meble, Mobilne Kruszarki, Serwer Gastronomia, Abonament Teatralny, Sieć Aptek Zdrowie, Rezydencja Pałac, Link Opakowania',
  ),
  streets: ['ul. {surname}ego {n}', 'ul. Przemysłowa {n}', 'al. Niepodległości {n}', 'Rynek {n}'],
  universities: ['Uniwersytet w {city}', 'Politechnika {city}', 'Akademia Ekonomiczna {city}'],
  publicBodies: [
    'Urząd Miasta {city}',
    'Starostwo Powiatowe {city}',
    'Szpital Wojewódzki {city}',
    'Urząd Skarbowy {city}',
    'Komenda Policji {city}',
  ],
  personLines: [
    '{given} {surname}',
    '{surname} {given}',
    'Pan {given} {surname}',
    'mgr inż. {given} {surname}',
    'Pani {given} {surname}',
  ],
  soleTraderLines: [
    'PHU JANEX {given} {surname}',
    'Firma Handlowa {given} {surname}',
    'Gabinet lekarski {given} {surname}',
  ],
  customerLines: [
    '{name} - oddział {city}',
    '{name} (punkt {n})',
    'Klient {name}',
    'SDSL {name}',
    '{name} siedziba',
  ],
  poolLines: [
    'Dynamiczna pula abonentów ADSL',
    '{isp} abonenci {city}',
    '{isp}',
    'Klienci indywidualni {city}',
    'Sieć kablowa {city} abonenci',
    'Pula DHCP {n}',
    'Użytkownicy światłowód {city}',
  ],
  businessPoolLines: ['{isp} klienci biznesowi stałe IP', 'Stałe adresy IP firm {city}', '{isp} Biznes'],
  mobilePoolLines: ['{isp} sieć komórkowa', 'Abonenci mobilni NAT', '{isp} GPRS UMTS LTE'],
  plantLines: ['Łącza międzywęzłowe {city}', 'Infrastruktura {isp}', 'Urządzenia szkieletowe {city}'],
  guestLines: [
    'Lotnisko {city} WiFi',
    'Hotel Polonia {city} wifi dla gości',
    'Biblioteka miejska {city} czytelnia',
    'Hotspot dworzec {city}',
  ],
  carrierPatterns: ['Tele{root}', '{root}net', '{root} Telekom', '{root} Telewizja Kablowa', '{root}com'],
  hosterPatterns: ['{root} Hosting', '{root} Serwery', '{root} Cloud', '{root}host'],
  localCarrierPatterns: [
    'Sieci {city}',
    '{root} Internet',
    '{root} Światłowody',
    '{root}',
    'Osiedlowa Sieć {root}',
  ],
};
