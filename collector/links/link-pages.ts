// The few plain pages that a short address answers with when it does not lead on: nothing there, gone, unsubscribing.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { type PageLanguage, readLanguage, sendPlainPage } from '../plain-page.ts';

type PageName =
  | 'unknown'
  | 'archived'
  | 'away'
  | 'busy'
  | 'wrong_method'
  | 'token'
  | 'ask'
  | 'ask_untracked'
  | 'unsubscribed'
  | 'withdrawn';

const texts: Record<PageName, Record<PageLanguage, { title: string; text: string }>> = {
  unknown: {
    en: {
      title: 'There is nothing here',
      text: 'This short address is not known. Look for a slip in it, or ask whoever gave it to you.',
    },
    it: {
      title: 'Qui non c’è nulla',
      text: 'Questo indirizzo breve non esiste. Controlla di averlo scritto bene, o chiedi a chi te l’ha dato.',
    },
  },
  archived: {
    en: {
      title: 'This link is no longer in use',
      text: 'Whoever made it has taken it out of use. Ask them for the page that you were looking for.',
    },
    it: {
      title: 'Questo link non è più in uso',
      text: 'Chi l’ha creato lo ha ritirato. Chiedigli la pagina che cercavi.',
    },
  },
  away: {
    en: { title: 'Please try again in a moment', text: 'The link cannot be looked up right now.' },
    it: { title: 'Riprova tra un momento', text: 'In questo momento il link non si può cercare.' },
  },
  busy: {
    en: {
      title: 'Too many requests',
      text: 'Too many requests came from your network. Try again in a minute.',
    },
    it: {
      title: 'Troppe richieste',
      text: 'Dalla tua rete sono arrivate troppe richieste. Riprova tra un minuto.',
    },
  },
  wrong_method: {
    en: { title: 'This address is only for opening', text: 'Open it in a browser.' },
    it: { title: 'Questo indirizzo si può solo aprire', text: 'Aprilo con un browser.' },
  },
  token: {
    en: {
      title: 'This address is not complete',
      text: 'Open the link in the message once more, or answer the message and ask to be taken off the list.',
    },
    it: {
      title: 'Questo indirizzo non è completo',
      text: 'Apri di nuovo il link nel messaggio, oppure rispondi al messaggio e chiedi di essere tolto dall’elenco.',
    },
  },
  ask: {
    en: {
      title: 'Messages and measurement',
      text: 'You can stop receiving these messages, or keep receiving them without your clicks being recorded.',
    },
    it: {
      title: 'Messaggi e misurazione',
      text: 'Puoi non ricevere più questi messaggi, oppure continuare a riceverli senza che i tuoi clic siano registrati.',
    },
  },
  ask_untracked: {
    en: {
      title: 'Messages to you',
      text: 'You can stop receiving these messages. What you open in them is not put down to you.',
    },
    it: {
      title: 'Messaggi per te',
      text: 'Puoi non ricevere più questi messaggi. Ciò che apri non viene associato a te.',
    },
  },
  unsubscribed: {
    en: {
      title: 'You are unsubscribed',
      text: 'It is noted that you want no more of these messages; the sender takes you off the list.',
    },
    it: {
      title: 'Iscrizione annullata',
      text: 'È annotato che non vuoi più ricevere questi messaggi; il mittente ti toglie dalla lista.',
    },
  },
  withdrawn: {
    en: {
      title: 'Your clicks are no longer recorded',
      text: 'You still receive the messages; what you open in them is no longer put down to you.',
    },
    it: {
      title: 'I tuoi clic non sono più registrati',
      text: 'Continui a ricevere i messaggi; ciò che apri non viene più associato a te.',
    },
  },
};

const buttons: Record<PageLanguage, { unsubscribe: string; withdraw: string }> = {
  en: { unsubscribe: 'Unsubscribe', withdraw: 'Do not record my clicks' },
  it: { unsubscribe: 'Annulla l’iscrizione', withdraw: 'Non registrare i miei clic' },
};

/** Pages that lead on to one's own data. */
const isOwn: ReadonlySet<PageName> = new Set(['ask', 'ask_untracked', 'unsubscribed', 'withdrawn']);
const ownData: Record<PageLanguage, string> = {
  en: 'See and decide what is kept of you',
  it: 'Vedi che cosa si conserva di te, e decidi',
};

const style =
  'body{font:17px/1.5 system-ui,sans-serif;max-width:34em;margin:15vh auto;padding:0 1.2em;color:#1d2b30;background:#fff}' +
  'h1{font-size:1.4em}button{font:inherit;display:block;width:100%;margin:.7em 0;padding:.7em;border:1px solid #1d5c66;border-radius:8px;' +
  'background:#fff;color:#1d5c66;cursor:pointer}button:first-of-type{background:#1d5c66;color:#fff}' +
  'a{color:#1d5c66}@media(prefers-color-scheme:dark){body{background:#14191b;color:#e4ecee}a{color:#8fd3de}button{background:#14191b;color:#8fd3de;border-color:#8fd3de}}';

/** Answers in the reader's language; nothing of the request is repeated on the page. */
export function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  name: PageName,
  headers: Readonly<Record<string, string>> = {},
): void {
  const language = readLanguage(request);
  const { title, text } = texts[name][language];
  const form = name === 'ask' || name === 'ask_untracked' ? writeForm(language, name === 'ask') : '';
  const own = isOwn.has(name) ? `<p><a href="/rights?l=${language}">${ownData[language]}</a></p>` : '';
  const body = `<main><h1>${title}</h1><p>${text}</p>${form}${own}</main>`;
  sendPlainPage(request, response, { status, language, title, style, body, headers });
}

function writeForm(language: PageLanguage, isTracked: boolean): string {
  const { unsubscribe, withdraw } = buttons[language];
  const second = isTracked ? `<button name="do" value="withdraw">${withdraw}</button>` : '';
  return `<form method="post"><button name="do" value="unsubscribe">${unsubscribe}</button>${second}</form>`;
}
