// The notice to visitors of the sites (GDPR, article 13), in Italian.

import type { WriteDocument } from '../../privacy-document.ts';
import { describeRightsKept } from './data-words.ts';
import {
  describeBrowserStorage,
  describeController,
  describeForms,
  describeKept,
  describeOwnPage,
  describeSources,
  listSites,
  sitesWithoutConsent,
} from './fragments.ts';

export const noticeVisitors: WriteDocument = (facts) => {
  const without = sitesWithoutConsent(facts);
  return {
    title: 'Informativa: che cosa succede quando visiti il nostro sito',
    sections: [
      {
        title: 'Chi siamo',
        paragraphs: [...describeController(facts), `Questa informativa vale per: ${listSites(facts)}.`],
      },
      {
        title: 'Quali dati raccogliamo, perché e su quale base',
        paragraphs: [
          'Senza il tuo consenso: indirizzo e titolo delle pagine che apri, la pagina da cui arrivi, l’ora, il tipo di browser e il tuo indirizzo di rete. Non si legge né si conserva nulla nel tuo browser. Ricevi un numero che cambia ogni giorno e che dopo non si può più ricostruire. Scopo: sapere come sono usate le nostre pagine e tenerle sicure. Base: il nostro legittimo interesse (GDPR, articolo 6.1 f).',
          'Con il tuo consenso (articolo 6.1 a): anche per quanto tempo e fin dove hai letto una pagina, che cosa hai premuto, le dimensioni dello schermo e la lingua, e un numero conservato nel tuo browser, così la prossima visita si riconosce come tua. Puoi acconsentire separatamente alla misurazione, alla ricerca dell’azienda e al riconoscimento come persona.',
          'Se hai acconsentito a essere riconosciuto come persona e ci dici chi sei, in un modulo, accedendo o seguendo un collegamento inviato solo a te, le tue visite sono unite al tuo nome: quelle da allora in poi, e quelle precedenti dello stesso browser per cui avevi acconsentito.',
          ...describeForms(facts),
          without === ''
            ? 'Dall’indirizzo di rete cerchiamo da quale azienda o organizzazione può venire la visita, solo se hai acconsentito.'
            : `Dall’indirizzo di rete cerchiamo da quale azienda o organizzazione può venire la visita. Su ${without} lo facciamo senza chiedere, per il nostro legittimo interesse a sapere quali organizzazioni vogliono sentirci; il risultato è il nome di un’organizzazione, mai di una persona. Puoi opporti in ogni momento.`,
          'Pagine di accesso e di candidatura: si conta che sono state aperte, e nient’altro.',
        ],
      },
      {
        title: 'Chi viene a saperlo',
        paragraphs: ['I dati restano su macchine gestite da noi.', ...describeSources(facts)],
      },
      { title: 'Per quanto tempo si conservano', paragraphs: describeKept(facts) },
      { title: 'Che cosa resta nel tuo browser', paragraphs: describeBrowserStorage() },
      {
        title: 'I tuoi diritti',
        paragraphs: [
          'Puoi chiedere l’accesso ai tuoi dati, la rettifica e la cancellazione, la limitazione e una copia da portare altrove; puoi opporti a ciò che si fonda sul legittimo interesse e revocare il consenso in ogni momento, con effetto per il futuro. «Do Not Track» e «Global Privacy Control» del tuo browser valgono per noi come un rifiuto.',
          ...describeOwnPage(facts),
          ...describeRightsKept(facts),
          'Nulla è deciso su di te da sole macchine. Puoi presentare un reclamo al Garante per la protezione dei dati personali.',
        ],
      },
    ],
  };
};
