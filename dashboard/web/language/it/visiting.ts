// Italian words of companies as they visit, on visits and on pages of their own.

import type {
  accuracy as accuracyEn,
  assessment as assessmentEn,
  visiting as visitingEn,
} from '../en/visiting.ts';
import type { Translation } from '../translation.ts';

export const visiting: Translation<typeof visitingEn> = {
  title: 'Chi è venuto',
  text: 'Le aziende arrivate sui tuoi siti: quelle che conosci e quelle che non conosci ancora',
  verdict: 'Giudizio',
  band: 'Affidabilità',
  reliability: 'Affidabilità: {{band}}',
  visits: 'Visite',
  last: 'Ultima visita',
  sort: 'Ordine',
  sort_last: 'Ultima visita',
  sort_visits: 'Più visite',
  sort_name: 'Nome',
  emptyTitle: 'In questo periodo non è stata riconosciuta nessuna azienda',
  emptyText:
    'Le aziende si nominano per chi ha acconsentito, o con una valutazione firmata (Siti), quando una fonte ne conosce la rete (Fonti).',
  unnamed: 'In {{visits}} visite ({{share}}) non è stato nominato nessuno.',
  showWhy: 'Perché?',
  hideWhy: 'Nascondi',
  softMatch: 'Qualcuno corrisponde, ma non è abbastanza certo',
  visitCount_one: '{{formatted}} visita',
  visitCount_many: '{{formatted}} di visite',
  visitCount_other: '{{formatted}} visite',
  viewCount_one: '{{formatted}} vista',
  viewCount_many: '{{formatted}} di viste',
  viewCount_other: '{{formatted}} viste',
  toVisits: 'Vedi le visite',
  topPages: 'Le pagine più viste',
  evidenceTitle: 'Perché pensiamo che siano loro',
  evidenceText:
    'Le reti e le parole dietro alla maggior parte di queste visite, con tutto ciò che parla a favore e contro',
  noNetwork: 'Nessuna rete',
  prospectText: 'Non è ancora tra le tue aziende',
  backToVisiting: 'Chi è venuto',
  keep: 'Aggiungi alle aziende',
  kept: 'Aggiunta; tra un momento le visite passano lì',
  companyTitle: 'Azienda',
  nobody: 'Nessuno è nominato',
  ofColleague: 'Se ne occupa {{name}}',
  otherDecisions: 'Anche in questa visita',
  otherDecisionsText:
    'Altre reti lungo la visita, o di prima che il visitatore dicesse l’azienda. Vale la decisione più affidabile.',
  decided: 'Deciso {{when}}',
  decidedAgain: 'di nuovo {{when}}',
  correct: 'È sbagliato',
  corrected: 'Che cosa ha detto uno di noi',
  company: 'Azienda',
};

export const accuracy: Translation<typeof accuracyEn> = {
  title: 'Accuratezza',
  text: 'Quante volte la risposta è giusta qui, e perché negli altri casi non si nomina nessuno',
  emptyTitle: 'Nessuna visita in questo periodo',
  emptyText: 'Scegli un periodo più lungo.',
  named: 'Visite con un’azienda',
  namedHint: '{{named}} di {{visits}} visite di persone',
  precision: 'Giuste, quando la rete ha fatto un nome',
  precisionHint: 'Misurato su {{visits}} visite di cui il visitatore ha detto l’azienda',
  contested: 'Le fonti si contraddicono',
  contestedHint: 'Visite in cui due fonti nominano aziende diverse',
  corrections: 'Correzioni in vigore',
  correctionsHint: 'Ciò che i tuoi hanno detto sbagliato',
  blindTitle: 'A confronto con ciò che dicono i visitatori',
  blindText:
    'Le visite con un’e-mail di lavoro nota si giudicano di nuovo senza guardarla: che cosa avrebbe detto la sola rete?',
  blindNone:
    'In questo periodo nessun visitatore ha dato un’e-mail di lavoro. Attiva un modulo in Siti, o invia le e-mail dal tuo server.',
  visits: 'Visite',
  right: 'Giuste',
  wrong: 'Sbagliate',
  silent: 'In silenzio',
  whyTitle: 'Perché nessuno è stato nominato',
  whyText:
    'La maggior parte delle persone arriva da reti che nessuna fonte sa nominare. Non vuol dire che non siano interessate.',
  rateTitle: 'Quota di visite con un’azienda',
  rateText: 'Al giorno. Un salto improvviso spesso vuol dire che una fonte è cambiata o tace.',
  rateScale: 'La barra più alta è il {{most}} delle visite del suo giorno.',
  rateLabel: 'Quota giornaliera di visite con un’azienda, al massimo {{most}}',
  rateOfDay: '{{day}}: {{named}} di {{visits}} visite con un nome, {{contested}} in contraddizione',
  runsTitle: 'Decisioni rifatte',
  runsText:
    'Quando cambiano fonti o pesi, le decisioni degli ultimi 90 giorni si rifanno; quando cambiano aziende, reti o correzioni, quelle di 400 giorni che ne sono toccate; quando si elimina una fonte, tutte quelle conservate. Nessun vecchio avviso riparte.',
  noRuns: 'Finora niente ha cambiato una decisione.',
  alarm:
    'L’ultimo cambio di fonti ha spostato più di una decisione su cinquanta. Guarda che cosa si è spostato, e se la nuova fonte ha ragione.',
  alarmBadge: 'Molte spostate',
  cause_sources: 'Fonti cambiate',
  cause_weights: 'Pesi cambiati',
  cause_records: 'Aziende, reti o correzioni cambiate',
  runSum: 'Decisioni: {{decisions}}. Cambiate: {{changed}}. Ora un’altra azienda o nessuna: {{moved}}.',
  runLeft: 'Rimaste com’erano, perché la loro rete non è più una sola: {{left}}.',
  showMoved: 'Che cosa si è spostato?',
  hideMoved: 'Nascondi',
};

export const assessment: Translation<typeof assessmentEn> = {
  title: 'Aziende di visitatori a cui non si è chiesto',
  text: 'Per nominare l’azienda di un visitatore senza consenso la legge chiede un bilanciamento degli interessi. Leggi la bozza, falla tua e firmala; fino ad allora quei visitatori restano senza nome.',
  draftLabel: 'Valutazione degli interessi',
  sign: 'L’ho letta e la firmo',
  textSigned:
    'Per nominare l’azienda di un visitatore senza consenso la legge chiede un bilanciamento degli interessi. È firmato; chi firma può ritirarlo in ogni momento.',
  signed: 'Firmata da {{name}} il {{when}}',
  on: 'Le aziende si nominano anche per i visitatori a cui non si è chiesto. Chi rifiuta non si nomina mai.',
  withdraw: 'Ritira',
  withdrawn: 'Ritirata: da ora si nomina solo chi ha acconsentito',
  done: 'Firmata: da ora le aziende si nominano',
  onlyAdministrator: 'La può firmare solo un amministratore.',
  showText: 'Leggi che cosa è stato firmato',
};
