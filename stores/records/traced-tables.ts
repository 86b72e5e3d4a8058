// Which tables of the records an erasure changes, so that their files are cleared after it. A database may be shared with other
// programs, and what nobody was erased from need not be written anew.

/** Every table of the records stands here or below, which the tests see to. */
export const tracedTables: readonly string[] = [
  ...['audit_log', 'confirmation_mails', 'confirmed_answers', 'corrections', 'engagement_import_rows'],
  ...['contact_permissions', 'custom_values'],
  ...['company_import_lines', 'crm_deals', 'crm_links', 'crm_orders', 'crm_questions', 'crm_writes'],
  ...[
    'engagement_imports',
    'erased_keys',
    'export_pieces',
    'exports',
    'erasure_runs',
    'event_deletions',
    'gone_things',
    'identity_facts',
  ],
  ...['lead_changes', 'lead_entries', 'leads', 'order_changes', 'orders'],
  ...['identity_keys', 'identity_refusals', 'import_runs', 'link_hits', 'link_sights', 'mail_recipients'],
  ...['mail_refusals', 'mailbox_messages', 'outbox_items', 'person_cards', 'person_employers'],
  ...[
    'person_lookups',
    'person_values',
    'pins',
    'reported_things',
    'request_states',
    'requests',
    'resolution_runs',
  ],
  ...[
    'rights_links',
    'rights_requests',
    'saved_filters',
    'score_lines',
    'signals',
    'suggestions',
    'touched_days',
    'visitor_claims',
    'visitor_spans',
  ],
  ...['visitor_words', 'webhook_deliveries', 'withdrawals', 'withdrawn_browsers'],
].map(inPublic);

/** Users of the dashboard, companies, settings and what was looked up about networks: erasing a person changes none of it. */
export const untracedTables: readonly string[] = [
  ...['alert_acts', 'alert_channels', 'alert_deliveries', 'alert_settings', 'api_keys', 'tellings'].map(
    inPublic,
  ),
  ...[
    'companies',
    'company_aliases',
    'company_changes',
    'company_domains',
    'company_handles',
    'company_scores',
  ].map(inPublic),
  ...['company_imports', 'company_merges', 'company_networks'].map(inPublic),
  ...['crm_connections', 'crm_cursors', 'crm_owners', 'crm_runs', 'crm_stages'].map(inPublic),
  ...['connections', 'datasets', 'engagement_mappings', 'forms', 'import_mappings', 'links'].map(inPublic),
  ...['login_accounts', 'login_tries', 'login_two_factors', 'login_verifications', 'logins'].map(inPublic),
  ...['lookup_answers', 'lookup_misses', 'lookup_providers', 'lookup_spending', 'mailboxes'].map(inPublic),
  ...[
    'mailings',
    'one_time_links',
    'outbox_lanes',
    'own_forms',
    'rule_versions',
    'scoring_due',
    'settings',
  ].map(inPublic),
  ...['custom_fields'].map(inPublic),
  ...['absences', 'hand_overs', 'read_days', 'sites', 'team_members', 'teams', 'territories', 'users'].map(
    inPublic,
  ),
  'ephemeral.day_secrets',
];

function inPublic(name: string): string {
  return `public.${name}`;
}
