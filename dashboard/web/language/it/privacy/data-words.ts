// What is kept of people in the records, in Italian: one sentence for each kind, with how long.

import type { DataKind } from '#contract/data-kinds.ts';
import type { PrivacyFacts } from '#contract/privacy-report.ts';

export const dataWords: Readonly<Record<DataKind, (kept: PrivacyFacts['kept']) => string>> = {
  identity: ({ personMonths }) =>
    `Chi sono le persone: nomi, indirizzi e numeri con cui sono conosciute, che cosa è stato detto di loro e da chi, datori di lavoro, pagine sui social network, se si possono chiamare o contattare per iscritto e come lo sanno i colleghi, e quali browser sono loro. Si conserva per ${personMonths} mesi dopo l’ultimo contatto.`,
  requests: ({ requestMonths, suspectedDays }) =>
    `Richieste: che cosa è stato chiesto in moduli, messaggi ed e-mail, chi hanno detto di essere, il testo a cui hanno acconsentito, e che hanno confermato. Si conservano per ${requestMonths} mesi; ciò che sembra di un robot, ${suspectedDays} giorni.`,
  leads: ({ personMonths }) =>
    `Lead: note, telefonate, incontri, accordi, attività e file che i colleghi annotano, con chi riguardano, finché si conserva l’azienda; che cosa le azioni di qualcuno aggiungono al punteggio della sua azienda, finché si conservano gli eventi; ciò di cui i colleghi sono stati informati come novità, ${personMonths} mesi.`,
  mailings: ({ recipientMonths }) =>
    `Destinatari degli invii: nome e indirizzo, ${recipientMonths} mesi dopo l’ultima volta che la lista li conteneva; chi non vuole posta o tracciamento, finché non chiede la cancellazione.`,
  links: ({ openingMonths }) =>
    `Link e loro uso: che uno è stato aperto, e che dopo si è vista una pagina, per rete; con un nome solo se il destinatario ha acconsentito. Si conserva per ${openingMonths} mesi.`,
  mailboxes: () =>
    'Caselle condivise: che un’e-mail è stata letta e che cosa ne è stato, come impronte cifrate, 24 mesi. Ciò che dice si conserva come richiesta.',
  exchange: ({ outboxDays }) =>
    `Scambio con altri strumenti: ciò che consegnano, sigillato, da 72 ore a 30 giorni; ciò che aspetta di essere preso da loro o comunicato a loro, sigillato, al massimo ${outboxDays} giorni; elenchi che un utente esporta in un file, un giorno.`,
  orders: () =>
    'Ordini, fatture e trattative delle aziende: indirizzi o numeri di qualcuno scritti in un prodotto, in un numero, in un nome o in un motivo, anche nella loro cronologia e negli elenchi da cui provengono. Conservati quanto l’azienda; una cancellazione li toglie.',
  crms: () =>
    'Collegamenti ai CRM: quale scheda è di chi, finché una delle due non è cancellata; che cosa vi è stato scritto, sigillato, 24 mesi, e di una persona non oltre il tempo per cui si conserva la persona stessa. Va in un CRM solo chi ha dimostrato chi è; una cancellazione elenca le schede da cancellare anche lì, e restano elencate le schede create da Fiuto di chi non si conserva più per età.',
  deletions: () =>
    'Cancellazioni riferite da altri strumenti: impronte cifrate di ciò che hanno comunicato, per ritrovarlo quando lo cancellano, e il fatto che non c’è più, perché non torni. Si conservano per 400 giorni.',
  imports: () =>
    'File e chat importati: righe con nomi e azioni finché non sono importate, un’anteprima per 7 giorni; che una riga è stata importata, come impronta cifrata, 24 mesi.',
  rights: () =>
    'Ciò che le persone chiedono sui propri dati: il link, 30 minuti; l’indirizzo che ha chiesto, fino alla risposta, e sigillato per altri tre giorni se una cancellazione va confermata per e-mail; la risposta sotto un’impronta cifrata, tre anni. Ciò che è stato revocato, sotto un’impronta cifrata, per sempre, come prova; i browser di chi ha revocato, come impronte cifrate, 13 mesi.',
  erasures: () =>
    'Cancellazioni: impronte cifrate dei nomi cancellati, per sempre, perché non tornino; chi riguarda, sigillato, finché è in corso; che ce n’è stata una, 24 mesi.',
  colleagues: ({ auditMonths }) =>
    `Colleghi: che cosa hanno guardato e cambiato, ${auditMonths} mesi; correzioni e decisioni sulle aziende, con il loro nome, finché valgono. Ciascuno vede e scarica in «Il tuo profilo» ciò che è registrato su di lui.`,
  alerts: ({ personMonths }) =>
    `Come i colleghi sono informati delle novità: i loro orari e canali, con gli indirizzi sigillati, finché non li tolgono o il loro account viene rimosso; chi è stato informato di che cosa, come e quando, e che cosa ha fatto dal messaggio, finché si conserva ciò di cui è stato informato, ${personMonths} mesi; che un messaggio è partito, 90 giorni; quanti record ogni collega ha letto in un giorno, per riconoscere ciò che è insolito, 90 giorni o finché il suo account viene rimosso.`,
};

/** Each kind that is kept, in the order of `dataKinds`. */
export function describeDataKinds({ kept }: PrivacyFacts): string[] {
  return ['Ciascuna se e in quanto si usa:', ...Object.values(dataWords).map((say) => say(kept))];
}

/** Of what visitors and others do with their rights. */
export function describeRightsKept({ kept }: PrivacyFacts): string[] {
  return [dataWords.rights(kept), dataWords.erasures(kept)];
}
