// Italian words of the quality of the data.

import type { quality as inEnglish, qualityWords as wordsInEnglish } from '../en/quality.ts';
import type { Translation } from '../translation.ts';

export const quality: Translation<typeof inEnglish> = {
  title: 'Qualità dei dati',
  text: 'Ciò che è fermo, non può essere giusto, è stato scritto in blocco o è solo dichiarato, per squadra. Un numero porta alle schede.',
  days: 'Fermo dopo',
  afterDays_one: '{{formatted}} giorno',
  afterDays_many: '{{formatted}} giorni',
  afterDays_other: '{{formatted}} giorni',
  rule: 'Che cosa guardare',
  noTeam: 'Nessuna squadra, o di nessuno',
  group_stale: 'Fermo',
  group_implausible: 'Improbabile',
  group_bulk: 'In blocco',
  group_claimed: 'Dichiarato',
  countOf: '{{team}}: {{count}}',
  cut: 'Per alcune regole sono state trovate più di 1.000.000 di schede; il resto non è contato.',
  countedAt: 'Conteggio: {{time}}.',
  recounting: 'Conteggio: {{time}}. È in corso un nuovo conteggio.',
  allRules: 'Tutte le regole',
  team: 'Squadra',
  record: 'Scheda',
  owner: 'Di chi',
  nobody: 'nessuno',
  at: 'Da quando',
  detail: 'Che cosa non va',
  entries_one: '{{formatted}} voce',
  entries_many: '{{formatted}} voci',
  entries_other: '{{formatted}} voci',
  emptyTitle: 'Niente da guardare',
  emptyText: 'Questa regola non trova nessuna scheda di questa squadra.',
};

export const qualityWords: Translation<typeof wordsInEnglish> = {
  deedLookDataQuality: 'Ha guardato schede di qualità dubbia',
};
