// The entry in the register of processing (GDPR, article 30), in Italian.

import type { WriteDocument } from '../../privacy-document.ts';
import { describeDataKinds } from './data-words.ts';
import {
  describeController,
  describeForms,
  describeImports,
  describeKept,
  describeMailboxes,
  describeSources,
  listSites,
} from './fragments.ts';

export const register: WriteDocument = (facts) => ({
  title: 'Registro dei trattamenti: interesse mostrato sui nostri siti',
  sections: [
    { title: 'Titolare', paragraphs: describeController(facts) },
    {
      title: 'Finalità',
      paragraphs: [
        'Misurare l’uso dei siti; trovare quali organizzazioni sono interessate; rispondere loro.',
        `Siti: ${listSites(facts)}.`,
      ],
    },
    {
      title: 'Interessati e categorie di dati',
      paragraphs: [
        'Visitatori dei siti: pagine, orari, provenienze, browser, reti; con il consenso anche un numero nel browser, tempo di lettura, clic e ciò che hanno scritto nei moduli.',
        ...describeForms(facts),
        ...describeMailboxes(facts),
        'Persone che ci hanno detto chi sono: nome, indirizzo e-mail, telefono, datori di lavoro e mansioni, pagine sui social network, che cosa hanno chiesto, che cosa hanno fatto sui siti e in altri strumenti. Destinatari dei nostri invii.',
        'Contatti e titolari delle aziende del nostro elenco. Colleghi che usano il pannello: nome, indirizzo e-mail, ruolo, che cosa hanno guardato.',
      ],
    },
    { title: 'Che cosa si conserva, per categoria', paragraphs: describeDataKinds(facts) },
    { title: 'Destinatari e fonti', paragraphs: [...describeImports(facts), ...describeSources(facts)] },
    {
      title: 'Trasferimenti verso paesi terzi',
      paragraphs: [
        facts.sources.some(({ asks }) => asks !== '')
          ? 'Attraverso le richieste ai destinatari qui sopra, se si trovano in paesi terzi: da completare a cura del titolare.'
          : 'Nessuno.',
      ],
    },
    { title: 'Termini di cancellazione', paragraphs: describeKept(facts) },
    {
      title: 'Misure tecniche e organizzative',
      paragraphs: [
        'Cifratura di indirizzi e segreti con chiavi tenute a parte; chiavi del giorno che si distruggono; ruoli e secondo fattore; un registro di ogni consultazione; cancellazione automatica; macchine proprie.',
      ],
    },
  ],
});
