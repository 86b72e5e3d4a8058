// What the API answers about kept filters that it cannot keep or find, in both languages.

export const filterRefusalTexts = {
  unknown_saved_filter: {
    status: 404,
    en: 'There is no such filter of yours. Those that others share can be opened, and changed by them alone.',
    it: 'Non hai un filtro così. Quelli condivisi da altri si possono aprire, ma solo loro li cambiano.',
  },
  saved_filter_name_taken: {
    status: 409,
    en: 'You have a filter of this name already. Take another name.',
    it: 'Hai già un filtro con questo nome. Scegline un altro.',
  },
  too_many_saved_filters: {
    status: 409,
    en: 'You keep 50 filters of this list already. Remove one that you no longer need.',
    it: 'Hai già 50 filtri per questo elenco. Togline uno che non ti serve più.',
  },
  filter_of_no_list: {
    status: 400,
    en: 'This list has no such filter. Keep only what stands in its address.',
    it: 'Questo elenco non ha un filtro così. Salva solo ciò che sta nel suo indirizzo.',
  },
  filter_needs_team: {
    status: 400,
    en: 'Say with which team it is shared.',
    it: 'Indica con quale squadra condividerlo.',
  },
} as const satisfies Record<string, { status: number; en: string; it: string }>;
