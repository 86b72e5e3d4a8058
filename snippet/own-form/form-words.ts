// What a form of ours says by itself, in both languages; labels and texts come from the operator.

import type { OwnFieldFault } from '../../contract/wire-format.ts';

export type FormWords = Record<OwnFieldFault | keyof typeof english, string>;

const english = {
  required: 'Please fill in this field.',
  email: 'Please write an e-mail address, such as name@example.com.',
  phone: 'Please write a telephone number, with digits.',
  long: 'This is too long.',
  choice: 'Please choose one of these.',
  agree: 'Please tick this box to send the form.',
  choose: 'Please choose',
  optional: ' (optional)',
  send: 'Send',
  sending: 'Sending …',
  failed: 'This could not be sent. What you wrote is still here: please try again in a moment.',
  mend: 'Please look at the marked fields.',
  thanks: 'Thank you: your message has been sent.',
  check: 'We have sent you an e-mail: please open the link in it to confirm.',
  away: 'The form cannot be shown right now. Please load the page again.',
};

const italian: FormWords = {
  required: 'Compila questo campo.',
  email: 'Scrivi un indirizzo e-mail, per esempio nome@example.com.',
  phone: 'Scrivi un numero di telefono, con le cifre.',
  long: 'È troppo lungo.',
  choice: 'Scegli una di queste voci.',
  agree: 'Spunta questa casella per inviare il modulo.',
  choose: 'Scegli',
  optional: ' (facoltativo)',
  send: 'Invia',
  sending: 'Invio in corso …',
  failed: 'Non è stato possibile inviare. Quello che hai scritto è ancora qui: riprova tra un momento.',
  mend: 'Controlla i campi segnati.',
  thanks: 'Grazie: il messaggio è stato inviato.',
  check: 'Ti abbiamo inviato un’e-mail: apri il link che contiene per confermare.',
  away: 'Il modulo ora non può essere mostrato. Ricarica la pagina.',
};

export const formWords = { en: english as FormWords, it: italian };
