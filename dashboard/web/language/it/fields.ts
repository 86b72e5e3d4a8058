// Italian words of the administrator's own fields.

import type { fields as english, fieldWords as englishWords } from '../en/fields.ts';
import type { Translation } from '../translation.ts';

export const fields: Translation<typeof english> = {
  title: 'Campi propri',
  text: 'Ciò che vuoi sapere di aziende, persone e lead oltre a quello che c’è già. Stanno nelle loro pagine, nella cronologia e nelle esportazioni.',
  sectionTitle: 'Campi propri',
  historyTitle: 'Modifiche dei campi propri',
  of_company: 'Delle aziende',
  of_person: 'Delle persone',
  of_lead: 'Dei lead',
  none: 'Ancora nessuno.',
  add: 'Aggiungi un campo',
  change: 'Cambia {{name}}',
  moveUp: 'Sposta {{name}} in su',
  archive: 'Archivia {{name}}',
  restore: 'Togli {{name}} dall’archivio',
  archived: 'Archiviato',
  labelEn: 'Nome in inglese',
  labelIt: 'Nome in italiano',
  type: 'Che cosa contiene',
  type_text: 'Testo',
  type_number: 'Numero',
  type_date: 'Giorno',
  type_yes_no: 'Sì o no',
  type_choice: 'Scelta',
  choiceEn: 'Scelta in inglese',
  choiceIt: 'Scelta in italiano',
  addChoice: 'Aggiungi una scelta',
  removeChoice: 'Togli la scelta {{place}}',
  filter: 'Campi propri',
  filterTitle: 'Restringi per campi propri',
  filterApply: 'Applica',
  filterEmpty: 'Non c’è scritto nulla',
  filterBeginning: 'Inizio del testo',
  filterFrom: '{{name}} da',
  filterTo: '{{name}} a',
  filterTooMuch: 'È troppo in una volta: al massimo {{count}} campi, con testi brevi.',
};

export const fieldWords: Translation<typeof englishWords> = {
  deedAddField: 'Ha aggiunto un campo proprio',
  deedChangeField: 'Ha cambiato un campo proprio',
  deedLookFields: 'Ha guardato i campi propri',
  deedFillField: 'Ha compilato un campo proprio',
  deedUndoField: 'Ha annullato una modifica di un campo proprio',
};
