// Italian words of what people ask about their own data.

export const rights = {
  title: 'Che cosa hanno chiesto le persone',
  text: 'Nella pagina pubblica le persone vedono che cosa si conserva di loro, revocano il consenso, si oppongono e chiedono la cancellazione. La legge dà un mese per rispondere.',
  noMail:
    'Da qui non si può inviare posta (FIUTO_SMTP_URL), quindi nessuno può ricevere il link ai propri dati. La pagina pubblica indica invece il contatto del titolare.',
  none: 'Nessuno ha chiesto nulla.',
  kind_erasure: 'Cancellazione',
  kind_objection: 'Opposizione',
  state_open: 'aperta',
  state_approved: 'in corso',
  state_done: 'fatta',
  state_refused: 'rifiutata',
  late: 'scaduta',
  asked: 'Chiesta {{time}}',
  due: 'risposta dovuta entro {{time}}',
  settled: 'risposta {{time}} da {{name}}',
  itself: 'la persona stessa',
  settle: 'Esaminata: è accolta',
  settledDone: 'Risposta annotata',
  refuse: 'Rifiuta',
  refused: 'Rifiutata',
  refuseTitle: 'Rifiutare questa richiesta?',
  refuseText: 'Scrivi alla persona il motivo, e che può presentare reclamo al Garante. Annota qui il motivo.',
  erasure: 'Quando una persona chiede di essere cancellata',
  erasure_ask: 'La richiesta aspetta qui un amministratore',
  erasure_at_once: 'Viene fatto subito',
  settingsSaved: 'Salvato',
  page: 'Indirizzo della pagina pubblica',
  pageHint:
    'Mettilo nell’informativa del tuo sito. Sta nei nostri messaggi, nella pagina di disiscrizione e nelle informative qui sotto.',
  clearing_one: '{{count}} cancellazione deve ancora essere ripulita dai file: al massimo {{hours}} ore.',
  clearing_many:
    '{{count}} di cancellazioni devono ancora essere ripulite dai file: al massimo {{hours}} ore.',
  clearing_other: '{{count}} cancellazioni devono ancora essere ripulite dai file: al massimo {{hours}} ore.',
  left: 'Che cosa l’ultima pulizia non ha raggiunto',
};
