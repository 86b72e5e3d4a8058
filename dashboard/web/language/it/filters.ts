// Italian words of kept filters.

import type { filters as filtersInEnglish, filterWords as filterWordsInEnglish } from '../en/filters.ts';
import type { Translation } from '../translation.ts';

export const filters: Translation<typeof filtersInEnglish> = {
  menu: 'Filtri salvati',
  menuOf: 'Filtri salvati: è aperto {{name}}',
  own: 'I miei',
  shared: 'Condivisi con me',
  by: 'di {{name}}',
  keep: 'Salva questi filtri …',
  change: 'Modifica i miei …',
  keepTitle: 'Salva questi filtri',
  changeTitle: 'I miei filtri salvati',
  name: 'Nome',
  namePlaceholder: 'Per esempio: caldi, senza prossimo passo',
  sharing: 'Chi lo vede',
  sharingText: 'Gli altri possono aprirlo, e vedono ciò che possono vedere. Solo tu lo modifichi.',
  sharing_nobody: 'Solo io',
  sharing_team: 'Una squadra',
  sharing_all: 'Tutti',
  team: 'Squadra',
  keepPresent: 'Salva con questo nome i filtri di adesso',
  changeOne: 'Modifica {{name}}',
  removeOne: 'Togli {{name}}',
  removed: 'Tolto: {{name}}',
  none: 'Non hai salvato filtri per questo elenco.',
};

export const filterWords: Translation<typeof filterWordsInEnglish> = {
  deedAddSavedFilter: 'Ha salvato un filtro',
  deedChangeSavedFilter: 'Ha modificato un filtro salvato',
  deedRemoveSavedFilter: 'Ha tolto un filtro salvato',
};
