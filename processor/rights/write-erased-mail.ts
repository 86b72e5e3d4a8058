// The mail that says that an erasure is done, in the language of the page on which it was asked for. The last one to the address,
// which is forgotten with it.

import { clearedWithinHours } from '#contract/rights-report.ts';
import type { Mail } from '#outgoing/open-mailer.ts';
import type { RightsSender } from './name-sender.ts';

export interface ErasedMailFacts {
  to: string;
  language: 'en' | 'it';
  sender: RightsSender;
  askedAt: Date;
}

export function writeErasedMail({ to, language, sender, askedAt }: ErasedMailFacts): Mail {
  const { name } = sender;
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(askedAt);
  if (language === 'it') {
    const contact = sender.contact === '' ? '' : ` Per domande: ${sender.contact}.`;
    return {
      to,
      subject: `I tuoi dati presso ${name} sono stati cancellati`,
      text: `Buongiorno,

il ${day} hai chiesto a ${name} di cancellare i tuoi dati. È stato fatto: tutto ciò che si conservava di te è stato cancellato, ed entro ${clearedWithinHours} ore anche dai file su disco.

Resta un segno indecifrabile con cui non vieni ripreso, e la prova senza nome che la richiesta ha avuto risposta. Di copie di sicurezza, e di altri sistemi a cui i dati erano stati comunicati, risponde ${name}.${contact}

Anche questo indirizzo è servito solo per questo messaggio, e adesso viene dimenticato. Puoi presentare reclamo al Garante per la protezione dei dati personali.
`,
    };
  }
  const contact = sender.contact === '' ? '' : ` Questions: ${sender.contact}.`;
  return {
    to,
    subject: `Your data at ${name} have been erased`,
    text: `Hello,

on ${day} you asked ${name} to erase your data. It is done: everything that was kept of you is erased, and within ${clearedWithinHours} hours from files on disk as well.

What is left is a scrambled mark by which you are not taken up again, and a proof without a name that your request was answered. Backups, and other systems that the data had been passed on to, are for ${name} to answer for.${contact}

This address was kept for this message alone and is forgotten now. You may complain to the data protection authority of your country.
`,
  };
}
