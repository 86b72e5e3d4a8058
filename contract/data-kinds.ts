// Kinds of personal data that the records keep, and in which tables: what the privacy documents have to name. A table that holds
// something of people stands here, or below with the reason why it does not.

/** In the order of the documents. */
export const dataKinds = {
  identity: [
    ...[
      'identity_keys',
      'identity_facts',
      'person_cards',
      'person_values',
      'person_employers',
      'custom_values',
    ],
    ...['contact_permissions', 'person_lookups', 'visitor_claims', 'visitor_spans', 'visitor_words'],
  ],
  requests: ['requests', 'request_states', 'confirmed_answers', 'confirmation_mails'],
  leads: ['leads', 'lead_entries', 'lead_changes', 'score_lines', 'signals'],
  mailings: ['mail_recipients', 'mail_refusals'],
  links: ['link_hits', 'link_sights'],
  mailboxes: ['mailbox_messages'],
  exchange: ['exports', 'export_pieces', 'outbox_items', 'webhook_deliveries'],
  orders: ['orders', 'order_changes', 'company_import_lines', 'crm_deals', 'crm_orders'],
  crms: ['crm_links', 'crm_questions', 'crm_writes'],
  deletions: ['reported_things', 'event_deletions', 'gone_things'],
  imports: ['engagement_imports', 'engagement_import_rows'],
  rights: ['rights_links', 'rights_requests', 'withdrawals', 'withdrawn_browsers'],
  erasures: ['erased_keys', 'erasure_runs'],
  colleagues: ['audit_log', 'corrections', 'pins', 'saved_filters', 'suggestions'],
  alerts: ['alert_settings', 'alert_channels', 'tellings', 'alert_deliveries', 'alert_acts', 'read_days'],
} as const satisfies Record<string, readonly string[]>;

export type DataKind = keyof typeof dataKinds;

/** Of those, tables that tell of users of the dashboard alone: erasing somebody from outside changes none of them. */
export const tablesOfUsers: readonly string[] = dataKinds.alerts;

/** Tables that an erasure changes and that name nobody, each with why. */
export const namelessTables: Readonly<Record<string, string>> = {
  identity_refusals: 'counts of what is no name of anybody, such as "undefined"',
  import_runs: 'how far the import of a log file has come',
  resolution_runs: 'how decisions about networks would change under other rules',
  touched_days: 'days whose visits are to be cut anew',
};
