// The refusals about companies in words: what is wrong and how to mend it, in both languages. The company in the way is
// named beside them, in `fields`.

import type { CompanyRefusalCode } from '#stores/records/company-refusal.ts';

export const companyRefusalTexts = {
  unknown_company: {
    status: 404,
    en: 'There is no such company. The import that made it may have been taken back.',
    it: 'Questa azienda non esiste. Forse l’importazione che l’aveva creata è stata annullata.',
  },
  unknown_owner: {
    status: 400,
    en: 'There is no such user who may look after it. Choose one of the list.',
    it: 'Non c’è un utente così che possa occuparsene. Scegli un responsabile dall’elenco.',
  },
  unknown_domain: {
    status: 404,
    en: 'The company has no such domain.',
    it: 'L’azienda non ha questo dominio.',
  },
  unknown_alias: { status: 404, en: 'The company has no such name.', it: 'L’azienda non ha questo nome.' },
  unknown_network: {
    status: 404,
    en: 'The company has no such network.',
    it: 'L’azienda non ha questa rete.',
  },
  unknown_handle: {
    status: 404,
    en: 'The company has no such registry handle.',
    it: 'L’azienda non ha questo identificativo di registro.',
  },
  unknown_pin: { status: 404, en: 'There is no such pin.', it: 'Questa regola fissa non esiste.' },
  unknown_correction: {
    status: 404,
    en: 'There is no such correction.',
    it: 'Questa correzione non esiste.',
  },
  unknown_suggestion: {
    status: 404,
    en: 'There is no such suggestion.',
    it: 'Questo suggerimento non esiste.',
  },
  unknown_dataset: {
    status: 404,
    en: 'There is no such data set.',
    it: 'Questa fonte di dati non esiste.',
  },
  unknown_version: {
    status: 404,
    en: 'There is no such version of the rules.',
    it: 'Questa versione delle regole non esiste.',
  },
  unknown_import: {
    status: 404,
    en: 'There is no such import. Previews that nobody applies are forgotten after seven days.',
    it: 'Questa importazione non esiste. Le anteprime non applicate si dimenticano dopo sette giorni.',
  },
  domain_taken: {
    status: 409,
    en: 'This domain belongs to another company already. Take it away there first, or merge the two.',
    it: 'Questo dominio appartiene già a un’altra azienda. Prima toglilo da lì, oppure unisci le due.',
  },
  handle_taken: {
    status: 409,
    en: 'This registry handle belongs to another company already. Take it away there first.',
    it: 'Questo identificativo appartiene già a un’altra azienda. Prima toglilo da lì.',
  },
  network_taken: {
    status: 409,
    en: 'This network belongs to a company already. Take it away there first.',
    it: 'Questa rete appartiene già a un’azienda. Prima toglila da lì.',
  },
  network_overlaps: {
    status: 409,
    en: 'This network lies partly inside and partly outside of another one. Correct one of the two.',
    it: 'Questa rete è in parte dentro e in parte fuori di un’altra. Correggi una delle due.',
  },
  alias_taken: {
    status: 409,
    en: 'The company has this name already.',
    it: 'L’azienda ha già questo nome.',
  },
  external_id_taken: {
    status: 409,
    en: 'Another company has this id already. Ids of a list name one company each.',
    it: 'Un’altra azienda ha già questo codice. Ogni codice indica una sola azienda.',
  },
  pin_taken: {
    status: 409,
    en: 'This network or domain is pinned already. Remove that pin first.',
    it: 'Per questa rete o dominio c’è già una regola fissa. Prima toglila.',
  },
  same_company: {
    status: 409,
    en: 'A company cannot be merged with itself. Choose another one.',
    it: 'Un’azienda non si può unire a sé stessa. Scegline un’altra.',
  },
  company_merged: {
    status: 409,
    en: 'One of the two is merged already. Merge the company that it went into, or take that merge back.',
    it: 'Una delle due è già unita a un’altra. Unisci quella in cui è confluita, oppure annulla prima quell’unione.',
  },
  company_not_merged: {
    status: 409,
    en: 'The company is not merged, so there is nothing to take back.',
    it: 'L’azienda non è unita a nessuna, quindi non c’è niente da annullare.',
  },
  leads_changed: {
    status: 409,
    en: 'The open leads of the two companies are others by now. Look at them again, then choose which one goes on.',
    it: 'I lead aperti delle due aziende nel frattempo sono cambiati. Riguardali, poi scegli quale continua.',
  },
  parent_loop: {
    status: 409,
    en: 'The company would be a plant of its own plant. Choose another parent.',
    it: 'L’azienda diventerebbe sede di una propria sede. Scegli un’altra capogruppo.',
  },
  terms_changed: {
    status: 409,
    en: 'The terms have changed since you read them. Read them again.',
    it: 'Le condizioni sono cambiate da quando le hai lette. Rileggile.',
  },
  terms_not_accepted: {
    status: 409,
    en: 'The terms of this data set have not been accepted. Read and accept them first.',
    it: 'Le condizioni di questa fonte non sono state accettate. Prima leggile e accettale.',
  },
  correction_undone: {
    status: 409,
    en: 'This correction has been taken back already.',
    it: 'Questa correzione è già stata annullata.',
  },
  suggestion_decided: {
    status: 409,
    en: 'Somebody has answered this suggestion already.',
    it: 'Qualcuno ha già risposto a questo suggerimento.',
  },
  import_not_ready: {
    status: 409,
    en: 'This import is not ready to be applied: it is being read or written, was applied, or failed.',
    it: 'Questa importazione non è pronta: è in lettura o scrittura, è già applicata, oppure non è riuscita.',
  },
  import_names_undecided: {
    status: 409,
    en: 'Of some orders only the name tells whose they are. Say whether they are taken or left out ("byName").',
    it: 'Di alcuni ordini solo il nome dice di chi sono. Indica se prenderli o lasciarli fuori ("byName").',
  },
  import_not_applied: {
    status: 409,
    en: 'This import is not applied, so there is nothing to take back.',
    it: 'Questa importazione non è applicata, quindi non c’è niente da annullare.',
  },
  subject_missing: {
    status: 400,
    en: 'Give either "range" or "domain": what this is about.',
    it: 'Indica "range" oppure "domain": di che cosa si tratta.',
  },
  company_missing: {
    status: 400,
    en: 'Say which company is meant, where the choice needs one, and none where it does not.',
    it: 'Indica l’azienda dove la scelta ne richiede una, e nessuna dove non serve.',
  },
  mapping_not_valid: {
    status: 400,
    en: '"mapping" must be JSON that gives each header a field, such as {"Ragione sociale":"name"}.',
    it: '"mapping" deve essere JSON che dà a ogni intestazione un campo, per esempio {"Ragione sociale":"name"}.',
  },
  not_your_correction: {
    status: 403,
    en: 'Somebody else made this correction. Ask them or a manager to take it back.',
    it: 'Questa correzione è di un’altra persona. Chiedi a lei o a un responsabile di annullarla.',
  },
  correction_too_wide: {
    status: 403,
    en: 'This network is wider than you may correct: at most a /24 (a /48 of IPv6), or the network of the decision itself. Ask a manager.',
    it: 'Questa rete è più ampia di quanto puoi correggere: al massimo una /24 (una /48 in IPv6), oppure la rete della decisione stessa. Rivolgiti a un responsabile.',
  },
  not_your_company: {
    status: 403,
    en: 'A colleague looks after this company. Ask them or a manager.',
    it: 'Di questa azienda si occupa un collega. Rivolgiti a lui o a un responsabile.',
  },
} as const satisfies Record<
  | CompanyRefusalCode
  | 'subject_missing'
  | 'company_missing'
  | 'mapping_not_valid'
  | 'not_your_company'
  | 'correction_too_wide',
  { status: number; en: string; it: string }
>;
