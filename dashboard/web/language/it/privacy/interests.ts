// The assessment of legitimate interests, in Italian, with the sources and periods in force. Each site's own is signed on its page.

import type { WriteDocument } from '../../privacy-document.ts';
import {
  describeController,
  describeKept,
  describeSources,
  listSites,
  sitesWithoutConsent,
} from './fragments.ts';

export const interests: WriteDocument = (facts) => {
  const without = sitesWithoutConsent(facts);
  return {
    title: 'Valutazione del legittimo interesse',
    sections: [
      { title: 'Titolare e siti', paragraphs: [...describeController(facts), `Siti: ${listSites(facts)}.`] },
      {
        title: 'Che cosa si fa',
        paragraphs: [
          'Le pagine viste da chi non è stato interpellato si contano senza leggere né conservare nulla nel browser.',
          without === ''
            ? 'Le aziende sono nominate solo per i visitatori che hanno acconsentito: questa valutazione non riguarda il nominarle.'
            : `Su ${without} l’indirizzo di rete è confrontato con fonti sulle reti, per trovare l’organizzazione che usa la rete. La valutazione firmata per ciascun sito è sulla sua pagina.`,
          ...describeSources(facts),
        ],
      },
      {
        title: 'Perché, e se è necessario',
        paragraphs: [
          'Vogliamo sapere come sono usate le nostre pagine, tenerle sicure e rispondere alle organizzazioni interessate. Chiedendo a tutti vedremmo solo i pochi che rispondono. Si prende solo ciò che serve, e si cancella presto:',
          ...describeKept(facts),
        ],
      },
      {
        title: 'Gli interessi dei visitatori, e che cosa li protegge',
        paragraphs: [
          'Chi apre la pagina di un fornitore dal lavoro può aspettarsi che il fornitore veda da quale organizzazione viene la visita. Nessuna persona è identificata, non si crea un profilo su più siti e non ci sono effetti giuridici. Le reti di case, telefoni e VPN non nominano nessuno.',
          'I visitatori possono opporsi con un clic, con «Do Not Track» o con «Global Privacy Control». I risultati sbagliati si correggono. L’accesso dipende dal ruolo, e ogni consultazione è registrata.',
        ],
      },
      {
        title: 'Bilanciamento',
        paragraphs: [
          'Da completare e firmare a cura del titolare. Da rifare quando cambiano il trattamento o le fonti, e almeno una volta l’anno.',
        ],
      },
    ],
  };
};
