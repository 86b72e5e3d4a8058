// What can be wrong with an outside source, in words: what it is and how to mend it, in both languages. The records keep the
// code and what it is about, so that every reader gets it in their own language.

import { describeFileProblem, isFileProblemCode } from './file-problems.ts';

type Language = 'en' | 'it';
type Words = Record<Language, (detail: string) => string>;

/** `detail` is what the fault is about: a reason, a name, a time. */
const sourceFaults = {
  file_broken: {
    en: (detail) => `The file cannot be used ${tellProblem(detail, 'en')}.`,
    it: (detail) => `Il file non si può usare ${tellProblem(detail, 'it')}.`,
  },
  file_missing: {
    en: () => 'The file is not there any more. Put it back, or purge the data set.',
    it: () => 'Il file non c’è più. Rimettilo al suo posto, oppure elimina la fonte con i suoi effetti.',
  },
  purge_failed: {
    en: (detail) =>
      `Its effects are taken back, but its file could not be moved away (${detail}). It is ignored; remove it by hand.`,
    it: (detail) =>
      `I suoi effetti sono annullati, ma il file non si è potuto spostare (${detail}). Viene ignorato; toglilo a mano.`,
  },
  key_refused: {
    en: () =>
      'The vendor refused the key (401). Make a new one on the vendor’s site and paste it here, with its account id.',
    it: () =>
      'Il fornitore ha rifiutato la chiave (401). Creane una nuova sul sito del fornitore e incollala qui, con il suo codice account.',
  },
  not_in_contract: {
    en: () =>
      'The vendor does not know this key, or does not give this file to this account (403). Check the key, choose another file, or ask the vendor.',
    it: () =>
      'Il fornitore non conosce questa chiave, o non dà questo file a questo account (403). Controlla la chiave, scegli un altro file, o chiedi al fornitore.',
  },
  unknown_edition: {
    en: () => 'The vendor knows no such file (404). Choose another one.',
    it: () => 'Il fornitore non conosce questo file (404). Scegline un altro.',
  },
  too_many_requests: {
    en: () =>
      'The vendor allows no more downloads for now (429). It is tried again tomorrow; nothing has to be done.',
    it: () =>
      'Per ora il fornitore non permette altri download (429). Si riprova domani; non serve fare nulla.',
  },
  checksum_differs: {
    en: () =>
      'What was downloaded is not what the vendor published (checksum). The former file goes on; it is tried again.',
    it: () =>
      'Il file scaricato non è quello pubblicato dal fornitore (checksum). Resta in uso il precedente; si riprova.',
  },
  download_broken: {
    en: (detail) =>
      `What was downloaded cannot be used (${detail}). The former file goes on; it is tried again.`,
    it: (detail) => `Il file scaricato non si può usare (${detail}). Resta in uso il precedente; si riprova.`,
  },
  disk_full: {
    en: () => 'The disk is full. Free some space; it is tried again by itself. The former file goes on.',
    it: () => 'Il disco è pieno. Libera spazio; si riprova da sé. Resta in uso il file precedente.',
  },
  directory_unusable: {
    en: (detail) =>
      `The directory of fetched files cannot be written (${detail}). Give this user the right to.`,
    it: (detail) =>
      `La cartella dei file scaricati non è scrivibile (${detail}). Dai il permesso a questo utente.`,
  },
  address_refused: {
    en: (detail) =>
      `${detail} is in a private network, where Fiuto does not connect. Allow the host with FIUTO_PRIVATE_HOSTS_ALLOWED if it is meant.`,
    it: (detail) =>
      `${detail} è in una rete privata, dove Fiuto non si collega. Se è voluto, permetti l’host con FIUTO_PRIVATE_HOSTS_ALLOWED.`,
  },
  not_encrypted: {
    en: (detail) =>
      `Addresses of visitors and the key are not sent to ${detail} without encryption. Write https://, or allow the host with FIUTO_PRIVATE_HOSTS_ALLOWED if it is one of your own.`,
    it: (detail) =>
      `Indirizzi dei visitatori e chiave non si inviano a ${detail} senza cifratura. Scrivi https://, o permetti l’host con FIUTO_PRIVATE_HOSTS_ALLOWED se è uno dei tuoi.`,
  },
  unreachable: {
    en: (detail) =>
      `It does not answer (${detail}). Check the network and any firewall; it is tried again by itself.`,
    it: (detail) => `Non risponde (${detail}). Controlla la rete e il firewall; si riprova da sé.`,
  },
  answered_status: {
    en: (detail) => `It answered with the error ${detail}. It is tried again by itself.`,
    it: (detail) => `Ha risposto con l’errore ${detail}. Si riprova da sé.`,
  },
  answer_unreadable: {
    en: (detail) => `Its answer cannot be read (${detail}). Check the paths and the URL of the provider.`,
    it: (detail) => `La risposta non si legge (${detail}). Controlla i percorsi e l’URL del fornitore.`,
  },
  provider_key_refused: {
    en: () => 'The provider refused the key (401). Paste a valid one; it is not asked until then.',
    it: () =>
      'Il fornitore ha rifiutato la chiave (401). Incollane una valida; fino ad allora non viene interrogato.',
  },
  credit_ended: {
    en: (detail) =>
      `The provider says that the credit has ended (${detail}). It is not asked any more; buy more, then save the provider again.`,
    it: (detail) =>
      `Il fornitore dice che il credito è finito (${detail}). Non viene più interrogato; ricarica, poi salva di nuovo il fornitore.`,
  },
  budget_ended: {
    en: (detail) =>
      `The budget of this month is spent. It is asked again on ${detail}, or when the budget is raised.`,
    it: (detail) =>
      `Il budget di questo mese è esaurito. Si riprende il ${detail}, o quando il budget viene aumentato.`,
  },
  too_old: {
    en: () =>
      'The file was deleted: its terms allow no old version, and no newer one could be fetched for 30 days. Mend the fetching.',
    it: () =>
      'Il file è stato eliminato: le condizioni non permettono versioni vecchie e da 30 giorni non se ne scarica una nuova. Ripristina il download.',
  },
} as const satisfies Record<string, Words>;

/** `detail`: a code of `file-problems.ts`, or few words on what is wrong. */
function tellProblem(detail: string, language: Language): string {
  const { what, mend } = describeFileProblem(isFileProblemCode(detail) ? detail : 'damaged', language);
  return `(${isFileProblemCode(detail) ? what : detail}): ${mend}`;
}

export type SourceFaultCode = keyof typeof sourceFaults;

export interface SourceFault {
  readonly code: SourceFaultCode;
  readonly detail: string;
}

export function isSourceFaultCode(text: string): text is SourceFaultCode {
  return Object.hasOwn(sourceFaults, text);
}

export function describeFault({ code, detail }: SourceFault, language: Language): string {
  return sourceFaults[code][language](detail);
}
