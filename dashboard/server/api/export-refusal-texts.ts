// What the API answers about exports that cannot be made or fetched, in both languages.

export const exportRefusalTexts = {
  unknown_export: {
    status: 404,
    en: 'There is no such export. Files are kept for a day, for whoever asked for them.',
    it: 'Questa esportazione non esiste. I file restano un giorno, per chi li ha richiesti.',
  },
  export_rights_ended: {
    status: 409,
    en: 'The file holds rows of a colleague for whom you no longer stand in. Ask for it again: it comes without them.',
    it: 'Il file contiene righe di un collega che non sostituisci più. Chiedilo di nuovo: arriverà senza.',
  },
  export_not_ready: {
    status: 409,
    en: 'There is no file to fetch: the export is still being made, failed, or was removed.',
    it: 'Non c’è un file da scaricare: l’esportazione è ancora in corso, non è riuscita o è stata rimossa.',
  },
  too_many_exports: {
    status: 429,
    en: 'Five of your exports are still being made. Wait until one is ready.',
    it: 'Cinque tue esportazioni sono ancora in corso. Aspetta che una sia pronta.',
  },
} as const;
