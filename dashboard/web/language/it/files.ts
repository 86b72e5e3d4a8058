// Italian words of the exchange of files with a CRM.

import type { files as filesInEnglish } from '../en/files.ts';
import type { Translation } from '../translation.ts';

export const files: Translation<typeof filesInEnglish> = {
  title: 'File',
  text: 'Aziende, persone, note e attività si scrivono come tabelle intere; customers.csv e deals.csv si leggono dalla cartella “in”.',
  separator: 'Tra le celle c’è',
  comma: 'una virgola',
  semicolon: 'un punto e virgola',
  tab: 'una tabulazione',
  hasBom: 'Inizia con il segno di UTF-8 (BOM)',
  hasBomHint: 'Così Excel sa che le lettere sono UTF-8.',
  hostKey: 'Chiave del server',
  hostKeyHint: 'Quella confermata. Se resta vuota, la prossima prova mostra la chiave del server e chiede.',
  confirmKey: 'È questa chiave',
  keyConfirmed: 'Confermata. Prova di nuovo il collegamento.',
};
