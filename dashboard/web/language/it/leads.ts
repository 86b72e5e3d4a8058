// Italian words of leads that are fetched, of what was set aside, of two secrets at once, and of deletions.

export const leads = {
  title: 'Scaricare i lead',
  textMeta:
    'Meta comunica di un lead solo l’identificativo. Con il token di accesso della pagina, Fiuto scarica chi era e che cosa ha risposto. Al token serve il permesso leads_retrieval; quello creato da un utente di sistema non scade e legge i lead di tutte le pagine assegnate a quell’utente.',
  textLinkedin:
    'LinkedIn comunica di un lead solo l’identificativo. Con un token di accesso della tua app, Fiuto scarica chi era, che cosa ha risposto e le domande del modulo. Al token serve lo scope r_marketing_leadgen_automation e dura 60 giorni.',
  token: 'Token di accesso',
  tokenHint: 'Si conserva sigillato e non si mostra più.',
  tokenIsKept: 'Un token c’è già. Incollane un altro per sostituirlo.',
  tokenKept: 'Token conservato. Ora si scarica ciò che aspettava.',
  forgetToken: 'Dimentica il token',
  tokenForgotten: 'Token dimenticato',
  version: 'Versione dell’API',
  versionHint: 'Lasciala vuota, se il fornitore non ne chiede una più nuova, come {{example}}.',
  owner: 'Organizzazione o account pubblicitario',
  ownerHint: 'Per la prova: per esempio urn:li:organization:123.',
  test: 'Prova il token',
  testWorks: 'Funziona: {{name}}',
  testFails: 'Non funziona',
  waiting_one: '{{formatted}} lead aspetta di essere scaricato',
  waiting_many: '{{formatted}} lead aspettano di essere scaricati',
  waiting_other: '{{formatted}} lead aspettano di essere scaricati',
  checking_one:
    '{{formatted}} lead risulterebbe cancellato lì: si chiede al fornitore, fino a un giorno dopo.',
  checking_many:
    '{{formatted}} lead risulterebbero cancellati lì: si chiede al fornitore, fino a un giorno dopo.',
  checking_other:
    '{{formatted}} lead risulterebbero cancellati lì: si chiede al fornitore, fino a un giorno dopo.',
  noneWaiting: 'Nessun lead aspetta di essere scaricato.',
  noToken:
    'Senza token un lead è un evento senza persona. Quelli degli ultimi 30 giorni si scaricano quando dai un token.',
  stopped: 'Non si scarica nulla',
  rests: 'In pausa fino al {{when}}',
  since: 'Dal {{when}}.',
  said: 'Il fornitore ha detto: {{detail}}',
  aside: 'Messi da parte',
  asideText: 'Tentati invano. Ciò che nessuno guarda entro 90 giorni si dimentica.',
  asideAt: 'Messo da parte',
  attempts: 'Tentativi',
  why: 'Perché',
  retry: 'Riprova',
  retryAll: 'Riprova tutti',
  retried_one: '{{formatted}} è di nuovo in coda.',
  retried_many: '{{formatted}} sono di nuovo in coda.',
  retried_other: '{{formatted}} sono di nuovo in coda.',
  onlyAdministrator: 'Un amministratore può farli riprovare.',
  isStopped: 'Serve il tuo aiuto',
  oldSecret: 'Vale anche il vecchio segreto',
  oldSecretNone: 'Da ora non più',
  oldSecretHours_one: 'Per {{formatted}} ora',
  oldSecretHours_many: 'Per {{formatted}} ore',
  oldSecretHours_other: 'Per {{formatted}} ore',
  oldSecretDays_one: 'Per {{formatted}} giorno',
  oldSecretDays_many: 'Per {{formatted}} giorni',
  oldSecretDays_other: 'Per {{formatted}} giorni',
  oldUntil: 'Valgono due segreti: il vecchio fino al {{when}}.',
  usedNew: 'L’ultima consegna era firmata con il nuovo.',
  usedOld: 'L’ultima consegna era ancora firmata con il vecchio.',
  usedNone: 'Dopo il cambio non è arrivato nulla.',
  renewText: 'Incolla il nuovo segreto dal fornitore finché valgono tutti e due: così non si respinge nulla.',
  usedOldBadge: 'Vecchio segreto',
  deleted_one:
    '{{formatted}} cosa cancellata dal fornitore è cancellata anche qui, con i suoi eventi e le sue richieste.',
  deleted_many:
    '{{formatted}} cose cancellate dal fornitore sono cancellate anche qui, con i loro eventi e le loro richieste.',
  deleted_other:
    '{{formatted}} cose cancellate dal fornitore sono cancellate anche qui, con i loro eventi e le loro richieste.',
  deletedLast: 'L’ultima il {{when}}.',
};

/** Names of closed values, beside those of `words.ts`. */
export const leadWords = {
  deedTestLeadToken: 'Ha provato il token di un collegamento',
  deedRetryOutbox: 'Ha fatto riprovare dei lead',
  hookToBeFetched: 'si scaricano le risposte',
  hookLeadNotFetched: 'un lead senza le risposte: manca il token di accesso',
  hookDeletionNotProven:
    'dice senza firma che un lead non c’è più: qui sparisce quando anche LinkedIn, interrogato con il token, lo conferma',
  hookDeletionAsked: 'lì qualcuno ha chiesto di essere cancellato; ciò che ha fatto lì è cancellato qui',
  hookDeletionFoundNothing:
    'lì qualcuno ha chiesto di essere cancellato; qui non c’è nulla sotto l’identificativo dato',
  hookGoneThere: 'lì era già stato cancellato',
  mendNoToken: 'Manca il token di accesso: incollalo qui sotto.',
  mendTokenExpired: 'Il token di accesso è scaduto: creane uno nuovo dal fornitore e incollalo qui sotto.',
  mendTokenRefused:
    'Il fornitore non accetta il token di accesso: creane uno nuovo da lui e incollalo qui sotto.',
  mendPermissionMissing:
    'Il token non può leggere i lead: dagli dal fornitore il permesso indicato sopra, e a chi lo ha creato l’accesso ai lead, poi incollalo di nuovo.',
  mendVersionRefused:
    'Il fornitore non accetta più questa versione della sua API: impostane una più nuova qui sotto.',
  mendAppSecretWrong:
    'La chiave segreta non è dell’app di questo token: incolla sopra quella della stessa app.',
  mendHostRefused:
    'L’indirizzo del fornitore porta in una rete privata. Chi gestisce Fiuto può permetterlo con FIUTO_PRIVATE_HOSTS_ALLOWED.',
  mendRateLimited: 'Il fornitore chiede pazienza: gli si è chiesto troppo.',
  mendNearLimit: 'Si è chiesto quasi tutto ciò che il fornitore permette.',
  mendLeadNotFound: 'Il lead non c’è, o il token non può vederlo.',
  mendLeadStillThere: 'Il fornitore ha ancora il lead: glielo si chiede di nuovo.',
  mendWorkerEnded: 'A ogni tentativo il programma si è chiuso.',
  mendWrongPayload: 'È stato scritto da un’altra versione del programma.',
  mendFault: 'Un errore del programma; il suo log dice di più.',
  mendUnreachable: 'Il fornitore non era raggiungibile.',
  mendTimedOut: 'Il fornitore ha impiegato troppo a rispondere.',
  mendUnavailable: 'Il fornitore aveva un guasto.',
  mendNotJson: 'Il fornitore ha risposto con qualcosa che non sono dati.',
  mendUnauthorized: 'Il fornitore non accetta il token di accesso.',
  mendForbidden: 'Il token non può farlo.',
  mendPrivateHost: 'L’indirizzo del fornitore porta in una rete privata.',
  mendNotFound: 'Il fornitore non conosce la pagina o il proprietario.',
  mendRefused: 'Il fornitore ha rifiutato la domanda.',
  mendTooLarge: 'La risposta del fornitore era troppo lunga.',
};
