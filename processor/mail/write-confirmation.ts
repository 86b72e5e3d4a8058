// The mail that asks to confirm an answer, in the language of the page. It holds nothing that the sender of the form wrote:
// forms are not to carry anybody's words to strangers.

import type { Mail } from '#outgoing/open-mailer.ts';

export interface ConfirmationFacts {
  to: string;
  language: 'en' | 'it';
  siteName: string;
  formName: string;
  /** Address of the page with the button. */
  link: string;
  /** Where people see and decide what is kept of them. */
  rightsUrl: string;
}

export function writeConfirmation({
  to,
  language,
  siteName,
  formName,
  link,
  rightsUrl,
}: ConfirmationFacts): Mail {
  const site = oneLine(siteName);
  const form = oneLine(formName);
  if (language === 'it') {
    return {
      to,
      subject: `Conferma la tua richiesta a ${site}`,
      text: `Buongiorno,

con questo indirizzo è stato compilato il modulo «${form}» di ${site}.

Se sei stato tu, apri questa pagina e premi il pulsante per confermare:
${link}

Il link vale sette giorni. Se non sei stato tu, ignora questo messaggio: senza conferma non ti scriveremo.

Che cosa si conserva di te, e come decidere: ${rightsUrl}
`,
    };
  }
  return {
    to,
    subject: `Please confirm your request to ${site}`,
    text: `Hello,

somebody filled in the form "${form}" of ${site} with this e-mail address.

If it was you, open this page and press the button to confirm:
${link}

The link holds for seven days. If it was not you, ignore this message: without a confirmation we will not write to you.

What is kept of you, and how to decide about it: ${rightsUrl}
`,
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 100);
}
