// Italian words of Teams: teams, territories, absences.

import type { teams as teamsInEnglish } from '../en/teams.ts';
import type { Translation } from '../translation.ts';

export const teams: Translation<typeof teamsInEnglish> = {
  title: 'Squadre',
  text: 'Chi lavora con chi, chi riceve i lead di quale zona, e chi sostituisce chi.',
  teamsTitle: 'Squadre',
  teamsText: 'Chi lavora insieme; si può far parte di più squadre.',
  teamsNone: 'Non c’è ancora nessuna squadra.',
  addTeam: 'Aggiungi una squadra',
  name: 'Nome',
  members: 'Componenti',
  membersNone: 'ancora nessuno',
  change: 'Modifica {{name}}',
  remove: 'Togli {{name}}',
  removed: 'Tolto: {{name}}',
  territoriesTitle: 'Zone',
  territoriesText:
    'Un nuovo lead senza responsabile va a chi ha la sua zona. Si guardano in ordine, e decide la prima che corrisponde. Ciò che resta vuoto vale per ogni azienda.',
  territoriesNone: 'Non c’è ancora nessuna zona: i nuovi lead senza responsabile restano senza.',
  addTerritory: 'Aggiungi una zona',
  territoryOwner: 'Chi riceve i lead',
  place: 'Ordine',
  countries: 'Paesi',
  provinces: 'Province, per esempio MI',
  postcodes: 'CAP (nazione e inizio)',
  postcodesWrong: 'Scrivi la nazione e i primi caratteri, per esempio IT 20 o DE 8.',
  postcodesOf: 'CAP {{codes}}',
  industries: 'I codici di settore iniziano con',
  industriesOf: 'settore {{codes}}',
  everyCompany: 'ogni azienda',
  absencesTitle: 'Assenze',
  absencesText:
    'Chi sostituisce riceve gli avvisi del collega assente, e vede e segue i suoi lead e compiti come i propri.',
  ownAbsencesTitle: 'Le tue assenze',
  ownAbsencesText:
    'Chi ti sostituisce riceve i tuoi avvisi, e vede e segue i tuoi lead e compiti finché non torni.',
  absencesNone: 'Nessuno è assente, e non è prevista nessuna assenza.',
  absenceOf: 'dal {{start}} al {{until}} · sostituisce {{name}}',
  awayNow: 'assente ora',
  who: 'Chi è assente',
  from: 'Primo giorno',
  until: 'Ultimo giorno',
  substitute: 'Chi sostituisce',
  addAbsence: 'Inserisci l’assenza',
  absenceAdded: 'Assenza inserita',
  absenceRemoved: 'Assenza tolta',
  removeAbsence: 'Togli l’assenza di {{name}}',
  away: 'assente fino al {{until}}, sostituisce {{name}}',
};
