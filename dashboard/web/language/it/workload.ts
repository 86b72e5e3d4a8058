// Italian words of the workload.

import type { workload as inEnglish } from '../en/workload.ts';
import type { Translation } from '../translation.ts';

export const workload: Translation<typeof inEnglish> = {
  title: 'Carico di lavoro',
  text: 'Chi ha quanto da fare, per squadra, e chi è assente.',
  colleague: 'Collega',
  openLeads: 'Lead aperti',
  tasksOverdue: 'Compiti scaduti',
  tasksDue: 'In scadenza in 7 giorni',
  promises: 'Promesse',
  promisesLate: '{{count}} ({{late}} scadute)',
  newRequests: 'Richieste nuove',
  sum: 'In tutto',
  noTeam: 'In nessuna squadra',
  noTeams: 'Non c’è ancora nessuna squadra. Creale in «Squadre».',
  nobodys: 'Di nessuno',
  nobodysText: 'Ciò che ancora nessuno segue.',
  standsIn: 'sostituisce {{names}}',
  note: 'Le promesse sono compiti aperti promessi a qualcuno fuori. Le richieste nuove sono quelle degli ultimi 60 giorni che nessuno ha preso in carico, da indirizzi di aziende che il collega segue.',
};
