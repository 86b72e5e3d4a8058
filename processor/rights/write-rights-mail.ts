// The mail with the link to one's own data, in the language of the page. It says nothing of what is kept: mailboxes are read
// by others, and messages are kept for years.

import type { Mail } from '#outgoing/open-mailer.ts';
import type { RightsSender } from './name-sender.ts';

export interface RightsMailFacts {
  to: string;
  language: 'en' | 'it';
  sender: Pick<RightsSender, 'name'>;
  link: string;
}

export function writeRightsMail({ to, language, sender: { name }, link }: RightsMailFacts): Mail {
  if (language === 'it') {
    return {
      to,
      subject: `Il link ai tuoi dati presso ${name}`,
      text: `Buongiorno,

con questo indirizzo è stato chiesto di vedere i dati che ${name} conserva.

Apri questa pagina e premi il pulsante:
${link}

Il link vale 30 minuti. Se non sei stato tu, ignora questo messaggio: non succede nulla.
`,
    };
  }
  return {
    to,
    subject: `The link to your data at ${name}`,
    text: `Hello,

somebody asked with this address to see the data that ${name} keeps.

Open this page and press the button:
${link}

The link holds for 30 minutes. If it was not you, ignore this message: nothing happens.
`,
  };
}
