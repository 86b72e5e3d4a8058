// Italian words of API keys.

import type { keys as english, keyWords as englishWords } from '../en/keys.ts';
import type { Translation } from '../translation.ts';

export const keys: Translation<typeof english> = {
  title: 'Chiavi API',
  text: 'Con una chiave un tuo programma legge e scrive tramite l’API con i tuoi diritti, e mai più di quanto concedi qui.',
  make: 'Crea una chiave',
  emptyTitle: 'Ancora nessuna chiave',
  emptyText:
    'Una chiave permette a un tuo programma di usare l’API: un foglio di calcolo, un report, un assistente.',
  howTo: 'Un programma invia la chiave con ogni richiesta:',
  document: 'Descrizione dell’API (OpenAPI)',
  name: 'Nome',
  nameText: 'Che cosa la usa, per riconoscerla.',
  nameMissing: 'Inserisci un nome.',
  scopes: 'Che cosa può fare',
  scopesText: 'Mai più di quanto puoi fare tu.',
  scopesMissing: 'Scegline almeno uno.',
  lifetime: 'Per quanto vale',
  days_one: '{{count}} giorno',
  days_many: '{{count}} di giorni',
  days_other: '{{count}} giorni',
  noEnd: 'finché non viene revocata',
  key: 'Chiave API',
  madeTitle: 'La tua nuova chiave',
  madeText:
    'Copiala adesso: viene mostrata solo questa volta. Chi la possiede può fare ciò che la chiave permette.',
  used: 'Uso',
  lastUsed: 'Usata l’ultima volta {{at}}',
  neverUsed: 'Mai usata',
  until: 'Vale fino al {{at}}',
  revoked: 'revocata',
  expired: 'scaduta',
  revoke: 'Revoca',
  revokeOf: 'Revoca {{name}}',
  revokeTitle: 'Revocare {{name}}?',
  revokeText: 'I programmi che usano questa chiave vengono rifiutati subito. Non si può tornare indietro.',
  wasRevoked: 'Revocata',
};

export const keyWords: Translation<typeof englishWords> = {
  scopeLeadsRead: 'Leggere lead, compiti e segnali',
  scopeLeadsWrite: 'Modificare lead, note e compiti',
  scopeCompaniesRead: 'Leggere le aziende',
  scopeCompaniesWrite: 'Aggiungere e modificare aziende',
  scopePeopleRead: 'Leggere le persone',
  scopeRequestsRead: 'Leggere le richieste',
  scopeRequestsWrite: 'Segnare le richieste come prese o risposte',
  scopeExports: 'Esportare gli elenchi che può leggere',
  deedMakeApiKey: 'Ha creato una chiave API',
  deedRevokeApiKey: 'Ha revocato una chiave API',
};
