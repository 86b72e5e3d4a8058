// The page behind the link in a mail: a button, since scanners of mail open every link, and its answer. Nothing on it loads
// anything, runs a script or tells a referrer.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { readConfirmationToken } from '#stores/records/confirmation-token.ts';
import type { OwnFormDesk } from '#stores/records/open-own-forms.ts';
import { refuse, tooManyFrom } from '../answer.ts';
import type { CollectorContext } from '../collector-context.ts';
import { Refusal } from '../collector-parts.ts';
import { clientAddressOf } from '../describe-arrival.ts';
import { escapeHtml, type PlainPage, paragraph, readLanguage, sendPlainPage } from '../plain-page.ts';
import type { FormLanguage } from './check-answer.ts';

const texts = {
  en: {
    title: 'Confirm your request',
    ask: 'You filled in the form “{form}”. Press the button to confirm that this e-mail address is yours.',
    button: 'Confirm',
    doneTitle: 'Confirmed',
    done: 'Thank you: your request is confirmed. You can close this page.',
    goneTitle: 'This link holds no longer',
    gone: 'It is older than seven days, incomplete, or the request has been deleted. Please fill in the form again.',
  },
  it: {
    title: 'Conferma la tua richiesta',
    ask: 'Hai compilato il modulo «{form}». Premi il pulsante per confermare che questo indirizzo e-mail è tuo.',
    button: 'Conferma',
    doneTitle: 'Confermato',
    done: 'Grazie: la tua richiesta è confermata. Puoi chiudere questa pagina.',
    goneTitle: 'Questo link non vale più',
    gone: 'Ha più di sette giorni, è incompleto, o la richiesta è stata cancellata. Compila di nuovo il modulo.',
  },
} as const;

const style =
  'body{font:1.05rem/1.5 system-ui,sans-serif;max-width:34rem;margin:10vh auto;padding:0 1.2rem;color:#1d2733;background:#fff}' +
  'button{font:inherit;padding:.6rem 1.4rem;border:0;border-radius:.4rem;background:#0b5d66;color:#fff;cursor:pointer}' +
  'button:focus-visible{outline:3px solid #1d2733;outline-offset:2px}';

/** `token`: as the path names it. GET shows the button, POST confirms. */
export async function answerConfirmation(
  request: IncomingMessage,
  response: ServerResponse,
  { parts, findClientAddress, limitRate }: CollectorContext,
  desk: OwnFormDesk,
  token: string,
): Promise<void> {
  const send = ({
    content,
    ...page
  }: Pick<PlainPage, 'status' | 'language' | 'title'> & { content: string }) =>
    sendPlainPage(request, response, {
      ...page,
      style,
      body: `<main><h1>${page.title}</h1>${content}</main>`,
    });
  try {
    const nowMs = Date.now();
    if (!limitRate.admitRequest(clientAddressOf(request, findClientAddress), nowMs)) {
      throw tooManyFrom('address');
    }
    const { method } = request;
    if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') {
      throw new Refusal(405, 'wrong_method', 'Open the link in a browser.', { allow: 'GET, HEAD, POST' });
    }
    const id = readConfirmationToken(desk.keys.confirmations, token, nowMs);
    const answer = id === undefined ? undefined : await desk.findAnswer(id);
    if (id === undefined || answer === undefined) {
      const language = readLanguage(request);
      const { goneTitle, gone } = texts[language];
      send({ status: 410, language, title: goneTitle, content: paragraph(gone) });
      return;
    }
    const language: FormLanguage = answer.language === 'it' ? 'it' : 'en';
    const words = texts[language];
    if (method === 'POST') await desk.confirm(id);
    if (method === 'POST' || answer.isConfirmed) {
      send({ status: 200, language, title: words.doneTitle, content: paragraph(words.done) });
      return;
    }
    const ask = paragraph(words.ask.replace('{form}', () => escapeHtml(answer.formName)));
    // Without an address of its own the form goes to the page's.
    const content = `${ask}<form method="post"><button>${words.button}</button></form>`;
    send({ status: 200, language, title: words.title, content });
  } catch (error) {
    refuse(request, response, error, parts, 'message');
  }
}
