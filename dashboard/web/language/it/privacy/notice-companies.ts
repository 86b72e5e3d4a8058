// The notice about data that did not come from the person (GDPR, article 14), in Italian.

import type { WriteDocument } from '../../privacy-document.ts';
import { describeRightsKept } from './data-words.ts';
import {
  describeController,
  describeImports,
  describeKept,
  describeMailboxes,
  describeOwnPage,
  describeSources,
} from './fragments.ts';

export const noticeCompanies: WriteDocument = (facts) => ({
  title: 'Informativa: dati che non abbiamo avuto da te',
  sections: [
    { title: 'Chi siamo', paragraphs: describeController(facts) },
    {
      title: 'Quali dati, e da dove vengono',
      paragraphs: [
        'Teniamo un elenco di aziende e organizzazioni: nome, indirizzo del sito, paese e il rapporto che abbiamo con loro. Se una è una ditta individuale o porta il nome di una persona, sono dati personali. Vengono dai nostri archivi clienti, da elenchi che importiamo e da ciò che i visitatori ci dicono.',
        'Altri strumenti che usiamo ci dicono che cosa le persone vi fanno: un modulo o un messaggio inviato, un incontro prenotato, un commento sotto un nostro post. Che una e-mail è stata aperta o un suo collegamento seguito si conserva con un nome solo se il destinatario ha acconsentito. Ciò che uno strumento cancella, o tu gli chiedi di cancellare, è cancellato anche qui.',
        ...describeMailboxes(facts),
        ...describeImports(facts),
        ...describeSources(facts),
        'Le reti registrate a nome di una persona privata sono escluse: il nome non è né mostrato né conservato.',
      ],
    },
    {
      title: 'Perché, e su quale base',
      paragraphs: [
        'Per sapere quali organizzazioni sono interessate a ciò che offriamo, e rispondere loro. Base: il nostro legittimo interesse (GDPR, articolo 6.1 f).',
      ],
    },
    {
      title: 'Chi viene a saperlo, e per quanto tempo',
      paragraphs: [
        'I colleghi delle vendite e del marketing, ciascuno per quanto serve al suo lavoro; ogni consultazione è registrata. Un’azienda resta nell’elenco finché abbiamo o ci aspettiamo rapporti con lei.',
        ...describeKept(facts),
      ],
    },
    {
      title: 'I tuoi diritti',
      paragraphs: [
        'Puoi chiedere accesso, rettifica, cancellazione, limitazione e una copia, e puoi opporti. Scrivi al contatto qui sopra. Puoi presentare un reclamo al Garante per la protezione dei dati personali.',
        ...describeOwnPage(facts),
        ...describeRightsKept(facts),
      ],
    },
  ],
});
