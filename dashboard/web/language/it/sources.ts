// Italian words of Sources.

import type { sources as english } from '../en/sources.ts';
import type { Translation } from '../translation.ts';

export const sources: Translation<typeof english> = {
  title: 'Fonti',
  text: 'Da dove viene ciò che Fiuto sa di reti e aziende, quanto è vecchio e a quali condizioni.',
  emptyTitle: 'Ancora nulla di caricato',
  emptyText:
    'Qui sotto c’è come aggiungere ogni tipo di fonte. Fiuto non ne contiene, e funziona anche senza.',
  licence: 'Licenza',
  waiting: 'Non c’è ancora',
  rows_one: '{{formatted}} voce',
  rows_many: '{{formatted}} voci',
  rows_other: '{{formatted}} voci',
  built: 'Del {{day}}, {{ago}}',
  builtUnknown: 'Età sconosciuta',
  old: 'Vecchia',
  oldHint: 'Le reti cambiano di mano: dopo sei mesi molte voci sono sbagliate. Caricane una più recente.',
  on: 'In uso',
  off: 'Non in uso',
  switch: 'Usa la fonte {{source}}',
  switchedOn: 'La fonte è in uso',
  switchedOff: 'La fonte non è più in uso',
  readTerms: 'Leggi e accetta le condizioni',
  termsTitle: 'Condizioni di {{source}}',
  termsText: 'Si usa solo dopo che un amministratore ha letto e accettato questo, parola per parola.',
  accept: 'Ho letto e accetto',
  accepted: 'Condizioni accettate, la fonte è in uso',
  acceptedBy: 'Condizioni accettate da {{name}}, {{when}}',
  notAccepted: 'Condizioni non ancora accettate',
  contribution_one: 'Ha risposto per {{formatted}} indirizzo',
  contribution_many: 'Ha risposto per {{formatted}} indirizzi',
  contribution_other: 'Ha risposto per {{formatted}} indirizzi',
  purge: 'Annulla i suoi effetti',
  purgeTitle: 'Annullare tutto ciò che viene da {{source}}?',
  purgeText:
    'Le sue voci non si usano più e ciò a cui hanno portato si rifà senza. Se la riaccendi, ricomincia da zero.',
  purged: 'Effetti annullati',
  purgedAt: 'Annullata {{when}}',
  readOnly: 'Le fonti le accendono gli amministratori. Tu puoi leggere.',
  howTitle: 'Come aggiungere una fonte',
  howMmdb: 'Banche dati di reti (.mmdb)',
  howMmdbText:
    'Metti i file di qualsiasi fornitore in una cartella e indicala in questa impostazione; ognuno si riconosce dal contenuto e si rilegge quando cambia. Fiuto può anche scaricare da sé quelli di MaxMind e IPinfo, con la tua chiave.',
  howRegistry: 'Registri degli indirizzi',
  howRegistryText:
    'Da file che possiedi e che puoi usare a questo scopo. Le condizioni dei registri vietano usi di marketing, perciò nulla si importa senza la tua dichiarazione, che resta insieme ai dati.',
  howList: 'Elenchi di reti',
  howListText:
    'File di testo con una rete per riga, come quelli del tuo fornitore di VPN. La prima parola del nome dice che cosa sono: hosting-, vpn-, relay-, gateway-, crawler-, tor- o proxy-. Gli elenchi che iniziano con systems- dicono a che cosa servono i sistemi autonomi.',
  howCompanies: 'Le tue aziende',
  howCompaniesText: 'La fonte migliore: il tuo elenco di clienti, in CSV. Qui nella dashboard, oppure con',
  toImport: 'Importa un elenco',
  command: 'Comando',
  setting: 'Impostazione',
};
