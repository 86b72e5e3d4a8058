// The impact assessment (GDPR, article 35), in Italian: what the settings in force answer, and what the controller must.

import type { WriteDocument } from '../../privacy-document.ts';
import { describeDataKinds } from './data-words.ts';
import {
  describeController,
  describeForms,
  describeKept,
  describeSources,
  listSites,
  sitesWithoutConsent,
} from './fragments.ts';

export const impact: WriteDocument = (facts) => ({
  title: 'Valutazione d’impatto sulla protezione dei dati',
  sections: [
    { title: 'Titolare e siti', paragraphs: [...describeController(facts), `Siti: ${listSites(facts)}.`] },
    {
      title: 'Descrizione del trattamento',
      paragraphs: [
        'Si misurano le visite ai siti; dall’indirizzo di rete si ricava, dove è permesso, l’organizzazione che visita; le persone sono note per nome solo se hanno detto chi sono e hanno acconsentito.',
        sitesWithoutConsent(facts) === ''
          ? 'Le aziende sono nominate solo per i visitatori che hanno acconsentito.'
          : `Le aziende sono nominate senza consenso su: ${sitesWithoutConsent(facts)}.`,
        ...describeForms(facts),
        ...describeSources(facts),
        ...describeKept(facts),
      ],
    },
    { title: 'Che cosa si conserva, per categoria', paragraphs: describeDataKinds(facts) },
    {
      title: 'Necessità e proporzione',
      paragraphs: [
        'Di chi non è stato interpellato restano pagina, ora, provenienza e tipo di browser, sotto un numero distrutto dopo il giorno. I rifiuti si rispettano prima di inviare qualsiasi cosa, e di nuovo sul server. Parametri fuori elenco, indirizzi e-mail negli indirizzi, password e numeri di carta non si prendono da nessuno.',
      ],
    },
    {
      title: 'Rischi, e che cosa si fa',
      paragraphs: [
        'È nominata un’organizzazione sbagliata: ogni risultato porta i suoi motivi e una probabilità, ogni collega può correggerlo, e sotto una soglia non si nomina nessuno.',
        'Una persona è riconosciuta dalla rete: le reti di case, telefoni e persone private non nominano nessuno; i nomi di persone si tolgono dalle fonti prima di conservarle.',
        'Qualcuno ruba i dati: l’indirizzo completo è cifrato e poi distrutto, i segreti sono chiusi con una chiave tenuta lontano dai dati, i ruoli limitano ciò che si vede, si può usare un secondo fattore, e ogni consultazione è registrata.',
        'I colleghi guardano più di quanto serve: le vendite vedono per intero solo le aziende proprie e quelle senza referente; consultazioni insolite si trovano nel registro.',
        'Si conserva più del necessario: ogni periodo finisce da solo, e una fonte si può ritirare con tutto ciò che ha portato.',
      ],
    },
    {
      title: 'A cura del titolare',
      paragraphs: [
        'Quante persone sono interessate; il parere del responsabile della protezione dei dati e, se opportuno, degli interessati; quali rischi restano e perché si accettano; la data della prossima revisione.',
      ],
    },
  ],
});
