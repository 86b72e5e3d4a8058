// Italian words of exports.

import type { exports as english, exportWords as englishWords } from '../en/exports.ts';
import type { Translation } from '../translation.ts';

export const exports: Translation<typeof english> = {
  title: 'Esportazioni',
  text: 'Gli elenchi che hai chiesto come file. Ognuno resta un giorno, solo per te.',
  export: 'Esporta',
  exportTitle: 'Esporta questo elenco',
  exportText:
    'L’elenco intero con i filtri impostati ora, preparato in background. Si registra chi esporta che cosa.',
  format: 'Formato',
  csv: 'CSV',
  csvText: 'Per i fogli di calcolo.',
  jsonl: 'Righe JSON',
  jsonlText: 'Per i programmi: un oggetto per riga.',
  parquet: 'Parquet',
  parquetText: 'Per strumenti di analisi come DuckDB o pandas.',
  make: 'Prepara il file',
  emptyTitle: 'Nessuna esportazione',
  emptyText: 'Il pulsante «Esporta» sopra lead, aziende, persone e richieste prepara un file dell’elenco.',
  what: 'Elenco',
  state: 'Stato',
  at: 'Chiesta',
  state_waiting: 'in attesa',
  state_running: 'in preparazione',
  state_done: 'pronta',
  state_failed: 'non riuscita',
  state_removed: 'rimossa',
  rows_one: '{{rows}} riga',
  rows_many: '{{rows}} di righe',
  rows_other: '{{rows}} righe',
  keptUntil: 'Disponibile fino al {{at}}',
  removedText: 'Nel frattempo sono stati cancellati i dati di una persona. Preparala di nuovo.',
  failedText: 'Non è stato possibile prepararla. Il registro del server dice perché.',
  fetch: 'Scarica',
  stop: 'Interrompi',
  remove: 'Rimuovi',
};

export const exportWords: Translation<typeof englishWords> = {
  deedAskExport: 'Ha chiesto un’esportazione',
  deedExportList: 'Ha scaricato un’esportazione',
  deedForgetExport: 'Ha rimosso un’esportazione',
};
