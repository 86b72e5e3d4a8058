// Italian words of the sources that reach out of the machine: vendors of files and reverse DNS.

import type { reverseDns as englishDns, vendors as englishVendors } from '../en/outside-sources.ts';
import type { Translation } from '../translation.ts';

export const vendors: Translation<typeof englishVendors> = {
  title: 'File scaricati con la tua chiave',
  text: 'Una volta al giorno, con il tuo account presso il fornitore. Dei visitatori non si invia nulla. Tutto è spento finché non accetti le condizioni di ogni file.',
  maxmindText: 'GeoLite2 dà gratis luogo e provider; i nomi delle aziende sono nei file a contratto.',
  ipinfoText: 'Lite dà gratis paese e provider; i nomi delle aziende sono nei file a contratto.',
  keyKept: 'Chiave conservata, finisce con {{end}}',
  account: 'codice account {{id}}',
  setUp: 'Configura',
  setUpOf: 'Configura {{vendor}}',
  change: 'Modifica',
  changeOf: 'Modifica {{vendor}}',
  test: 'Prova la chiave',
  forget: 'Rimuovi',
  forgetTitle: 'Rimuovere la chiave di {{vendor}}?',
  forgetText:
    'La chiave si dimentica e i file scaricati con essa si eliminano. Ciò a cui hanno portato si rifà senza.',
  forgotten: 'Chiave e file rimossi',
  filesOf: 'File di {{vendor}}',
  termsLink: 'Condizioni di {{vendor}}',
  keyLink: 'Dove creare una chiave',
  accountId: 'Codice account',
  accountFault: 'Il codice account è un numero; sta accanto alla chiave sul sito del fornitore.',
  licenceKey: 'Chiave di licenza',
  token: 'Chiave (token)',
  keyHint: 'Si conserva cifrata e non si mostra più, tranne gli ultimi quattro caratteri.',
  keyStays: 'Se lasci vuoto, resta la chiave che finisce con {{end}}.',
  keyMissing: 'Incolla la chiave.',
  showTyped: 'Mostra ciò che è scritto',
  files: 'File da scaricare',
  filesHint: 'Ognuno ha condizioni da accettare in questa pagina prima di essere scaricato.',
  filesMissing: 'Scegli almeno un file.',
  free: 'gratis',
  paid: 'a contratto',
  others: 'Altri file',
  othersHint: 'Con il nome che dà il fornitore, come GeoIP2-Country.',
  keep: 'Conserva',
  kept: 'Conservato. Ora accetta le condizioni di ogni file.',
  waitsForTerms: 'Non ancora scaricato: prima leggi e accetta le condizioni.',
  waitsForKey: 'Non ancora scaricato: manca la chiave.',
  waitsForSwitch: 'Non si scarica finché è spento.',
  waitsForFetch: 'Si scarica entro pochi minuti.',
};

export const reverseDns: Translation<typeof englishDns> = {
  title: 'DNS inverso',
  text: 'Il nome host di un indirizzo spesso dice l’azienda. Non si paga nulla, ma gli indirizzi lasciano questa macchina.',
  notYet: 'Si può accendere qui un minuto dopo il primo avvio.',
  servers: 'Server DNS',
  serversHint: 'Fino a cinque indirizzi, con la porta se serve. Vuoto: quelli di questa macchina.',
  serversPlaceholder: 'Quelli di questa macchina',
  keepServers: 'Salva',
  serversKept: 'Server DNS salvati',
};
