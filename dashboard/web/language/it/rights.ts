// Italian words of what people ask about their own data.

export const rights = {
  title: 'Che cosa hanno chiesto le persone',
  text: 'Nella pagina pubblica le persone vedono che cosa si conserva di loro, revocano il consenso, si oppongono e chiedono la cancellazione. La legge dà un mese per rispondere.',
  gaps: 'Che cosa manca prima di mettere il link alla pagina pubblica',
  gap_mail:
    'Da qui non si può inviare posta (FIUTO_SMTP_URL e FIUTO_MAIL_FROM), quindi nessuno può ricevere il link ai propri dati. La pagina pubblica indica invece il contatto del titolare.',
  gap_controller:
    'Nessuno ha indicato chi è il titolare dei dati: fallo qui sotto. Fino ad allora i nostri messaggi nominano solo gli host dei tuoi siti, e la pagina pubblica nessuno.',
  gap_address:
    'Il collettore non si raggiunge con https (FIUTO_COLLECTOR_URL): i link nei messaggi si possono leggere per strada o non portano da nessuna parte.',
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
  reply_waiting: 'Il messaggio che glielo dice è in partenza.',
  reply_mailed: 'Avvisata con un messaggio {{time}}; l’indirizzo che l’ha chiesto è dimenticato.',
  reply_given_up:
    'Il messaggio che glielo dice non si è potuto consegnare; l’indirizzo che l’ha chiesto è dimenticato.',
  eraseAsked:
    'Chiesta da {{email}} il {{time}}. A cose fatte un messaggio lo dice, e l’indirizzo viene dimenticato.',
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
