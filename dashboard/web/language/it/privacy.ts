// Italian words of Privacy.

import type { privacy as english } from '../en/privacy.ts';
import type { Translation } from '../translation.ts';

export const privacy: Translation<typeof english> = {
  title: 'Privacy',
  text: 'Ciò che dici ai visitatori e all’autorità, scritto dalle impostazioni in vigore.',
  controllerTitle: 'Chi decide sui dati',
  controllerText: 'Le informative devono nominarlo.',
  controllerSaved: 'Il titolare è indicato.',
  controllerReadOnly: 'Lo compila un amministratore.',
  name: 'Nome dell’azienda o dell’organizzazione',
  address: 'Indirizzo postale',
  contact: 'Contatto per domande sui dati',
  officer: 'Responsabile della protezione dei dati, se c’è',
  documentsTitle: 'Documenti',
  documentsText:
    'Bozze, non consulenza legale: falle leggere. Cambiano con le impostazioni; una copia che conservi no.',
  document: 'Documento',
  documentLanguage: 'Lingua del documento',
  document_notice_visitors: 'Informativa ai visitatori (art. 13)',
  document_notice_companies: 'Informativa sui dati da altre fonti (art. 14)',
  document_interests: 'Valutazione del legittimo interesse',
  document_impact: 'Valutazione d’impatto (art. 35)',
  document_register: 'Registro dei trattamenti (art. 30)',
  download: 'Scarica',
  storageTitle: 'Che cosa resta nei browser',
  storageText: 'Ogni cookie e ogni chiave che Fiuto imposta. Non ce ne sono altri.',
  onlyAgreed: 'solo con il consenso',
  withoutAsking: 'senza consenso',
  setBy_site: 'nei browser dei visitatori',
  setBy_dashboard: 'nei browser dei colleghi',
  kind_cookie: 'cookie',
  kind_localStorage: 'memoria locale',
  kind_sessionStorage: 'memoria di sessione',
  untilRemoved: 'finché non serve più o è tolto',
  untilClosed: 'fino alla chiusura della finestra',
  days_one: '{{count}} giorno',
  days_many: '{{count}} giorni',
  days_other: '{{count}} giorni',
};
