// Italian words of Audit.

import type { audit as english } from '../en/audit.ts';
import type { Translation } from '../translation.ts';

export const audit: Translation<typeof english> = {
  title: 'Registro accessi',
  text: 'Chi ha guardato dati personali e chi ha cambiato che cosa. Si conserva per 24 mesi.',
  at: 'Quando',
  user: 'Utente',
  action: 'Che cosa',
  subject: 'Dettagli',
  rows: 'Dati mostrati',
  whole: 'Tutti i dettagli',
  notDone: 'non eseguito',
  emptyTitle: 'Nulla nel registro',
  emptyText: 'Qui compaiono gli sguardi ai dati personali e i cambiamenti.',
};
