// What each cookie and storage key is for, in Italian.

import type { BrowserStorage } from '#contract/browser-storage.ts';

export const storageWords: Readonly<Record<BrowserStorage['purpose'], string>> = {
  visitor: 'Un numero casuale che distingue le visite dello stesso browser dalle altre.',
  choice: 'Ciò che hai scelto sulla misurazione.',
  unsent: 'Ciò che non si è ancora potuto inviare, perché eri senza rete o hai chiuso la pagina.',
  linked: 'Che è stato seguito un collegamento da un altro nostro sito, così conta una volta sola.',
  login: 'Che un collega ha effettuato l’accesso al pannello.',
  second_factor: 'Che la password era giusta e si attende il codice.',
  language: 'La lingua in cui si legge il pannello.',
  appearance: 'Se il pannello è chiaro o scuro.',
  reload: 'Che il pannello si è ricaricato dopo un aggiornamento, così lo fa una volta sola.',
  push: 'Di chi sono gli avvisi che questo browser mostra, perché nessun altro li veda.',
};
