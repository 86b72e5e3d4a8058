// The refusals about teams, territories and absences in words, in both languages.

export const teamRefusalTexts = {
  unknown_team: {
    status: 404,
    en: 'There is no such team, or somebody has removed it.',
    it: 'Questa squadra non esiste, o qualcuno l’ha tolta.',
  },
  team_name_taken: {
    status: 409,
    en: 'There is a team of this name already. Take another name.',
    it: 'C’è già una squadra con questo nome. Scegline un altro.',
  },
  unknown_territory: {
    status: 404,
    en: 'There is no such territory, or somebody has removed it.',
    it: 'Questa zona non esiste, o qualcuno l’ha tolta.',
  },
  unknown_absence: {
    status: 404,
    en: 'There is no such absence, or it has been removed.',
    it: 'Questa assenza non esiste, o è stata tolta.',
  },
  absence_times: {
    status: 400,
    en: 'An absence ends after it begins, and not in the past. Check both days.',
    it: 'Un’assenza finisce dopo che comincia, e non nel passato. Controlla i due giorni.',
  },
  absence_own_substitute: {
    status: 400,
    en: 'Nobody stands in for themselves. Choose a colleague.',
    it: 'Nessuno può sostituire sé stesso. Scegli un collega.',
  },
  absence_substitute_role: {
    status: 400,
    en: 'This user’s role cannot do the absent one’s work, or is one of somebody outside. Choose another colleague.',
    it: 'Il ruolo di questo utente non permette di fare il lavoro di chi è assente, o è di una persona esterna. Scegli un altro collega.',
  },
  absence_substitute_away: {
    status: 409,
    en: 'The substitute is away themselves in these days. Choose a colleague who is here.',
    it: 'Il sostituto in quei giorni è a sua volta assente. Scegli un collega presente.',
  },
  no_work_role: {
    status: 400,
    en: 'This user’s role does no work with leads. Choose somebody of sales, a manager, an administrator or an agent.',
    it: 'Il ruolo di questo utente non lavora con i lead. Scegli qualcuno delle vendite, un responsabile, un amministratore o un agente.',
  },
  has_work: {
    status: 409,
    en: 'This user looks after leads, tasks, companies or territories, or stands in for a colleague. Say who does so then.',
    it: 'Questo utente si occupa di lead, compiti, aziende o zone, o sostituisce un collega. Indica chi se ne occupa poi.',
  },
} as const satisfies Record<string, { status: number; en: string; it: string }>;
