// Turkish words for the generator.

import { cities, entries, type Language } from './language.ts';

export const turkish: Language = {
  code: 'tr',
  countries: [
    {
      code: 'TR',
      domain: 'com.tr',
      share: 4,
      mobileCountryCode: '286',
      cities: cities(
        'İstanbul 34000, Ankara 06000, İzmir 35000, Bursa 16000, Antalya 07000, Konya 42000, Adana 01000, Gaziantep 27000, Kayseri 38000, Eskişehir 26000, Denizli 20000, Kocaeli 41000',
      ),
      freeMail: ['gmail.com', 'hotmail.com', 'mynet.com', 'superonline.com'],
    },
  ],
  given: entries(
    'Mehmet, Ayşe, Mustafa, Fatma, Ahmet, Emine, Ali, Zeynep, Hüseyin, Elif, Hasan, Meryem, İbrahim, Hatice, Osman, Özlem, Yusuf, Gül, Murat, Çiğdem',
  ),
  surnames: entries(
    'Yılmaz, Kaya, Demir, Şahin, Çelik, Yıldız, Yıldırım, Öztürk, Aydın, Özdemir, Arslan, Doğan, Kılıç, Aslan, Çetin, Kara, Koç, Kurt, Özkan, Şimşek, Polat, Korkmaz, Bulut, Tekin, Güneş, Erdoğdu',
  ),
  rootStarts: entries(
    'Ana, Tek, Mar, Ege, Tür, Gök, Bey, Kar, Demir, Teks, Agro, Süt, Çel, Yap, Enerji, Kimya, Plas, Oto, Ak, Boğaz, Doğu, Ard',
  ),
  rootEnds: entries(
    'tek, san, teks, mak, plast, gıda, yapı, çelik, tur, par, sim, form, pak, kim, mer, pen, bor, lar, tay, dem',
  ),
  trades: entries(
    'Tekstil, İnşaat, Otomotiv, Makina, Gıda, Kimya, Plastik, Nakliyat, Turizm, Mobilya, Enerji, Elektrik, Elektronik, Ambalaj, Matbaa, Madencilik, Sağlık, İlaç, Tarım, Danışmanlık, Sigorta, Gayrimenkul, Metal, Döküm, Seramik, Cam, Yapı, Dış Ticaret',
  ),
  qualities: entries('Anadolu, Ege, Marmara, Türk, Genel, Doğu, Batı, Akdeniz, Uluslararası, Birleşik'),
  firmPatterns: [
    '{root}',
    '{root} {trade}',
    '{root} {trade}',
    '{surname} {trade}',
    '{surname} Kardeşler {trade}',
    '{quality} {trade}',
    '{surname}lar {trade}',
    '{letters} {trade}',
    '{letters}',
    '{root} Grup',
    '{city} {trade}',
    '{root} Holding',
  ],
  forms: [
    {
      written: 'A.Ş.',
      spelled: ['AS', 'A.S.', 'Anonim Şirketi', 'AŞ', 'Sanayi ve Ticaret A.Ş.', 'San. ve Tic. A.S.'],
      share: 46,
    },
    {
      written: 'Ltd. Şti.',
      spelled: ['LTD STI', 'Ltd.Sti.', 'Limited Şirketi', 'San. ve Tic. Ltd. Şti.', 'SAN TIC LTD STI'],
      share: 50,
    },
    { written: 'Koll. Şti.', spelled: ['Kollektif Şirketi'], share: 2 },
  ],
  trickyNames: entries(
    'Dinamik İnşaat, Havuz Pool Yapı, Müşteri Danışmanlık, Mobil Vinç, Kablo Sanayi, Home Tekstil, Sunucu Mutfak, Abone Yayıncılık, Ağ Bağ Balıkçılık, Link Lojistik',
  ),
  streets: [
    '{surname} Cad. No {n}',
    'Organize Sanayi Bölgesi {n}. Cad.',
    '{surname} Sok. {n}',
    'Atatürk Bulvarı {n}',
  ],
  universities: ['{city} Üniversitesi', '{city} Teknik Üniversitesi', '{city} Meslek Yüksekokulu'],
  publicBodies: [
    '{city} Büyükşehir Belediyesi',
    '{city} Valiliği',
    '{city} Devlet Hastanesi',
    '{city} Ticaret Odası',
  ],
  personLines: ['{given} {surname}', '{surname} {given}', 'Sayın {given} {surname}', 'Av. {given} {surname}'],
  soleTraderLines: ['{given} {surname} Şahıs Firması', '{surname} Ticaret - {given} {surname}'],
  customerLines: [
    '{name} - {city} şubesi',
    '{name} (şube {n})',
    'Müşteri {name}',
    'ADSL {name}',
    '{name} genel merkez',
  ],
  poolLines: [
    'Dinamik ADSL aboneleri',
    '{isp} bireysel müşteriler {city}',
    '{isp}',
    'Ev kullanıcıları {city}',
    'TT ADSL dynamic {city}',
    'Fiber aboneler {city}',
    'DHCP havuzu {n}',
  ],
  businessPoolLines: ['{isp} kurumsal sabit IP', 'Sabit IP işletmeler {city}', '{isp} Kurumsal'],
  mobilePoolLines: ['{isp} mobil şebeke', 'Mobil aboneler NAT', '{isp} GPRS 4.5G'],
  plantLines: ['Omurga bağlantıları {city}', '{isp} altyapı', 'Router {city}'],
  guestLines: [
    '{city} Havalimanı ücretsiz WiFi',
    'Otel Park {city} misafir wifi',
    '{city} Kütüphanesi halka açık',
  ],
  carrierPatterns: ['{root}net', '{root} Telekom', 'Tele{root}', '{root} İletişim', '{root}online'],
  hosterPatterns: ['{root} Hosting', '{root} Sunucu', '{root} Cloud', '{root} Veri Merkezi'],
  localCarrierPatterns: ['{city} Fiber', '{root} İnternet', '{root} Kablonet', '{root}', '{root} Telekom'],
};
