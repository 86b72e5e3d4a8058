// The vendors whose `.mmdb` files Fiuto fetches when the operator has an account there: files, terms, and what leaves the machine.
// The terms are summed up; the vendors' own words hold.

import type { VendorName } from './source-report.ts';

type Language = 'en' | 'it';

export interface VendorFile {
  readonly vendor: VendorName;
  readonly id: string;
  readonly isFree: boolean;
  readonly licence: string;
  /** A version must go so many days after a newer one may be out. */
  readonly daysKept?: number;
}

interface VendorFacts {
  readonly title: string;
  readonly termsUrl: string;
  readonly keyUrl: string;
  readonly statement: Readonly<Record<Language, string>>;
}

export const vendorFacts: Readonly<Record<VendorName, VendorFacts>> = {
  maxmind: {
    title: 'MaxMind',
    termsUrl: 'https://www.maxmind.com/en/geolite/eula',
    keyUrl: 'https://www.maxmind.com/en/accounts/current/license-key',
    statement: {
      en: 'Once a day Fiuto connects to download.maxmind.com with your account id and licence key, and fetches the files chosen here. Nothing about your visitors is sent; every look-up happens on this machine. GeoLite files are under MaxMind’s GeoLite End User License Agreement: they must not be used to find a particular person or household, MaxMind is to be named where their data are shown, and an old version is to be destroyed within 30 days of a newer one; Fiuto replaces it at once, and deletes it when no newer one could be fetched for 30 days. GeoIP2 files are under your contract with MaxMind. Read the terms on MaxMind’s site; accept them only if you may.',
      it: 'Una volta al giorno Fiuto si collega a download.maxmind.com con il tuo codice account e la tua chiave, e scarica i file scelti qui. Nulla dei tuoi visitatori viene inviato; ogni ricerca avviene su questa macchina. I file GeoLite sono soggetti al GeoLite End User License Agreement di MaxMind: non si possono usare per trovare una persona o una famiglia, MaxMind va citata dove i dati compaiono, e una versione vecchia va distrutta entro 30 giorni dall’uscita di una nuova; Fiuto la sostituisce subito, e la elimina se da 30 giorni non ne riesce a scaricare una nuova. I file GeoIP2 sono soggetti al tuo contratto con MaxMind. Leggi le condizioni sul sito di MaxMind; accettale solo se puoi.',
    },
  },
  ipinfo: {
    title: 'IPinfo',
    termsUrl: 'https://ipinfo.io/terms-of-service',
    keyUrl: 'https://ipinfo.io/dashboard/token',
    statement: {
      en: 'Once a day Fiuto connects to ipinfo.io with your token and fetches the files chosen here. Nothing about your visitors is sent; every look-up happens on this machine. IPinfo Lite is under CC BY-SA 4.0: IPinfo is to be named where its data are shown. Other files are under your contract with IPinfo. Read the terms on IPinfo’s site; accept them only if you may.',
      it: 'Una volta al giorno Fiuto si collega a ipinfo.io con il tuo token e scarica i file scelti qui. Nulla dei tuoi visitatori viene inviato; ogni ricerca avviene su questa macchina. IPinfo Lite è sotto CC BY-SA 4.0: IPinfo va citata dove i dati compaiono. Gli altri file sono soggetti al tuo contratto con IPinfo. Leggi le condizioni sul sito di IPinfo; accettale solo se puoi.',
    },
  },
};

const geolite = 'GeoLite EULA (CC BY-SA 4.0 and more)';
const maxmindContract = 'MaxMind, under contract';
const ipinfoContract = 'IPinfo, under contract';

const free = (id: string): VendorFile => ({
  ...{ vendor: 'maxmind', id, isFree: true, licence: geolite, daysKept: 30 },
});
const paid = (vendor: VendorName, id: string): VendorFile => ({
  ...{ vendor, id, isFree: false, licence: vendor === 'maxmind' ? maxmindContract : ipinfoContract },
});

export const vendorFiles: readonly VendorFile[] = [
  free('GeoLite2-City'),
  free('GeoLite2-ASN'),
  free('GeoLite2-Country'),
  paid('maxmind', 'GeoIP2-Enterprise'),
  paid('maxmind', 'GeoIP2-ISP'),
  paid('maxmind', 'GeoIP2-City'),
  paid('maxmind', 'GeoIP2-Domain'),
  paid('maxmind', 'GeoIP2-Connection-Type'),
  paid('maxmind', 'GeoIP2-Anonymous-IP'),
  paid('maxmind', 'GeoIP-Anonymous-Plus'),
  { vendor: 'ipinfo', id: 'ipinfo_lite', isFree: true, licence: 'CC BY-SA 4.0' },
  paid('ipinfo', 'standard_company'),
  paid('ipinfo', 'standard_privacy'),
  paid('ipinfo', 'standard_location'),
  paid('ipinfo', 'asn'),
];

export function findVendorEdition(id: string): VendorFile | undefined {
  return vendorFiles.find((file) => file.id === id);
}

/** Of a file that is fetched. */
export function datasetIdOf(edition: string): string {
  return `mmdb:${edition}.mmdb`;
}

/** What is to be accepted before the first fetch: the same text whoever reads it, in both languages. */
export function termsOf(vendor: VendorName): string {
  const { statement, termsUrl } = vendorFacts[vendor];
  return `${statement.en}\n\n${statement.it}\n\n${termsUrl}`;
}
