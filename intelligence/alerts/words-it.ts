// The words of alerts in Italian.

import type { AlertWords } from './alert-vocabulary.ts';

export const italianWords: AlertWords = {
  titles: {
    request: 'Nuova richiesta',
    customer_back: 'Di nuovo sul sito',
    customer_at_risk: 'A rischio',
    ideal_and_hot: 'Ideale e interessata',
    new_warm_company: 'Nuova azienda interessata',
    several_people: 'Più persone insieme',
    back_to_pricing: 'Di nuovo sui prezzi',
    form_left: 'Modulo lasciato a metà',
    new_employer: 'Nuovo lavoro',
    promise_overdue: 'Promessa scaduta',
    going_quiet: 'Si fa silenziosa',
    not_contacted: 'Non contattata da tempo',
  },
  whys: {
    request: 'Qualcuno di loro ha scritto e aspetta una risposta.',
    customer_back: 'Sono tornati dopo un lungo silenzio.',
    customer_at_risk: 'Un cliente ha guardato pagine che legge chi pensa di andarsene.',
    ideal_and_hot: 'È l’azienda giusta, ha fatto molto e sta guardando i prezzi.',
    new_warm_company: 'Quello che hanno fatto sul sito merita uno sguardo.',
    several_people: 'Più persone dell’azienda sono venute nella stessa settimana.',
    back_to_pricing: 'Guardano di nuovo i prezzi dopo una pausa.',
    form_left: 'Qualcuno di loro ha iniziato un modulo e non l’ha inviato.',
    new_employer: 'Qualcuno che conosci da un’altra azienda ora lavora lì.',
    promise_overdue: 'Qualcosa che gli era stato promesso è scaduto.',
    going_quiet: 'Tacciono da più tempo del loro solito.',
    not_contacted: 'Nessuno di noi parla con questo cliente da molto tempo.',
  },
  acts: { mine: 'È mia', called: 'Ho chiamato', not_interesting: 'Non interessa', remind: 'Ricordamelo' },
  open: 'Apri',
  openAll: 'Vedi tutti i segnali',
  together: (count, names) => `${count} ${count === 1 ? 'segnale' : 'segnali'}: ${names}`,
  andMore: (count) => ` e ${count === 1 ? 'un’altra' : `altre ${count}`}`,
  moreLines: (count) => (count === 1 ? 'Un altro è in Fiuto.' : `Altri ${count} sono in Fiuto.`),
  week: (from, to) => `La settimana in Fiuto: dal ${from} al ${to}`,
  score: (score, fit) => `Punteggio ${score}, affinità ${fit}`,
  known: 'Azienda conosciuta',
  deals: { open: 'trattativa aperta', lost: 'trattativa persa' },
  person: (name) => `Si tratta di ${name}.`,
  insteadOf: (name) => `Lo ricevi al posto di ${name}, che è assente.`,
  handOver: (count, from) =>
    `${count} ${count === 1 ? 'lead è ora tuo' : 'lead sono ora tuoi'}${from === '' ? '' : `, da ${from}`}`,
  handOverText: (by) => `Te li passa ${by}. Ogni pagina dice a che punto è.`,
  givenAway: (count, to) =>
    `${count} ${count === 1 ? 'tuo lead è stato passato' : 'tuoi lead sono stati passati'}${to === '' ? '' : ` a ${to}`}`,
  givenAwayText: (by) => `Passaggio fatto da ${by}. Non sono più assegnati a te.`,
  takenBack: (count, to) =>
    `${count} lead ${count === 1 ? 'non è più tuo' : 'non sono più tuoi'}${
      to === '' ? '' : `: di nuovo assegnat${count === 1 ? 'o' : 'i'} a ${to}`
    }`,
  takenBackText: 'Il passaggio con cui li avevi ricevuti è stato annullato.',
  nextStep: 'Prossimo passo',
  mention: (by, company) => `${by} ti ha menzionato: ${company}`,
  mentionText: 'Ciò che è stato scritto sta nella pagina del lead.',
  unusual: (isExport, who, records) =>
    isExport
      ? `${who} ha esportato ${records} record in un file`
      : `${who} ha letto ${records} record in un giorno`,
  unusualText: (isExport, usual) =>
    isExport
      ? `Il file più grande dei 90 giorni precedenti ne conteneva ${usual}. Chiedi se è stato davvero chi risulta, e perché.`
      : `Il massimo in un giorno dei 30 precedenti era ${usual}. Chiedi se è stato davvero chi risulta, e perché.`,
  openAudit: 'Apri il registro delle attività',
  settings: 'Scegli che cosa ricevere',
  unsubscribe: 'Non voglio più queste e-mail',
  why: 'Ricevi questo messaggio da Fiuto perché i segnali di queste aziende arrivano a te.',
  test: 'Una prova da Fiuto',
  testText: 'Funziona: i segnali arriveranno qui come questo messaggio.',
  quiet: 'Questa settimana non ci sono stati segnali.',
  found: 'Che cosa è stato trovato',
  became: 'Che cosa ne è stato',
  leftOver: 'Nessuno se ne occupa ancora',
  figures: {
    companies: 'Aziende con segnali',
    toldAtOnce: 'Segnalati subito',
    toldTogether: 'Segnalati insieme al mattino',
    untold: 'Segnalati a nessuno',
    taken: 'Presi dalla segnalazione',
    called: 'Chiamati dalla segnalazione',
    notInteresting: 'Non interessano',
    leadsMade: 'Nuovi lead',
    leadsWon: 'Lead vinti',
    leadsLost: 'Lead persi',
  },
};
