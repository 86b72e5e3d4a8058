// The refusals about the administrator's own fields in words, in both languages.

export const fieldRefusalTexts = {
  unknown_custom_field: {
    status: 404,
    en: 'There is no such field here, or it is archived.',
    it: 'Qui non c’è questo campo, oppure è archiviato.',
  },
  custom_value_not_valid: {
    status: 400,
    en: 'This is not what the field holds. See its kind: a text, a number, a day, yes or no, or one of the choices.',
    it: 'Il campo non contiene questo. Guarda il suo tipo: un testo, un numero, un giorno, sì o no, oppure una delle scelte.',
  },
  choice_in_use: {
    status: 409,
    en: 'A choice can be renamed, not taken away: it may stand somewhere. Leave it in the list.',
    it: 'Una scelta si può rinominare, non togliere: potrebbe essere usata. Lasciala nell’elenco.',
  },
  too_many_fields: {
    status: 409,
    en: 'There are 300 fields already. Change one of those.',
    it: 'Ci sono già 300 campi. Cambiane uno.',
  },
} as const satisfies Record<string, { status: number; en: string; it: string }>;
