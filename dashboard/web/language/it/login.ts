// Italian words of set-up, sign-in and invitation.

import type { login as english } from '../en/login.ts';
import type { Translation } from '../translation.ts';

export const login: Translation<typeof english> = {
  promise: 'Chi è interessato alla tua azienda.',
  signInTitle: 'Accedi',
  email: 'E-mail',
  password: 'Password',
  passwordHint: 'Almeno 12 caratteri. Una frase va benissimo.',
  passwordTooShort: 'Servono almeno 12 caratteri.',
  emailInvalid: 'Questo non è un indirizzo e-mail.',
  nameMissing: 'Scrivi il tuo nome.',
  name: 'Il tuo nome',
  signIn: 'Accedi',
  wrong: 'E-mail o password non corretta.',
  codeTitle: 'Conferma che sei tu',
  codeText: 'Scrivi le sei cifre mostrate dalla tua app di autenticazione.',
  code: 'Codice di sei cifre',
  codeWrong: 'Il codice non è giusto o è scaduto. Aspetta il prossimo.',
  confirm: 'Conferma',
  useRecovery: 'Usa invece un codice di recupero',
  useApp: 'Usa invece l’app di autenticazione',
  recoveryText: 'Scrivi uno dei codici di recupero che hai conservato. Ciascuno vale una volta.',
  recoveryCode: 'Codice di recupero',
  recoveryWrong: 'Il codice di recupero non è giusto o è già stato usato.',
  signInAgain:
    'L’accesso è durato troppo, o sono stati provati troppi codici. Torna indietro e scrivi di nuovo la password.',
  sessionOver: 'La sessione è finita. Accedi di nuovo.',
  passwordTooLong: 'Sono possibili al massimo 128 caratteri.',
  twoFactorMissing: 'L’accesso in due passaggi non è attivo per questo account.',
  wrongOrigin: 'Questo non è l’indirizzo di Fiuto. Apri Fiuto al suo indirizzo pubblico.',
  startAgain: 'Ricomincia',
  trustDevice: 'Non chiederlo più su questo dispositivo per 30 giorni',
  setupTitle: 'Crea il primo amministratore',
  setupText: 'Questo account può fare tutto: aggiungere siti, invitare colleghi, cambiare le impostazioni.',
  create: 'Crea l’account',
  noTokenTitle: 'Apri il link di configurazione',
  noTokenText:
    'All’avvio Fiuto ha mostrato un link che vale una volta sola. Aprilo per creare il primo amministratore. Vale 15 minuti; riavvia Fiuto per averne uno nuovo.',
  alreadyTitle: 'Fiuto è già configurato',
  alreadyText:
    'Il link di configurazione vale una volta sola. Accedi, o chiedi un invito all’amministratore.',
  inviteTitle: 'Benvenuto in Fiuto',
  inviteText: 'Scegli come vuoi essere chiamato e una password tua.',
  inviteNoToken: 'L’invito è incompleto. Apri il link esattamente come l’hai ricevuto.',
  accept: 'Inizia',
};
