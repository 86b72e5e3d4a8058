// Where the records hold something about a user: which tables, by which columns, and what of it is the user's to see. What a
// colleague wrote about somebody else is told of by its place and time, and not copied: it is that person's.

import type { OwnRecordKind } from '#contract/recorded-report.ts';

export interface OwnRecordPart {
  readonly table: string;
  /** Columns that hold the user's id. */
  readonly by?: readonly string[];
  /** Columns that hold the user's mail address. */
  readonly byEmail?: readonly string[];
  /** Arrays that may hold the user's id; with an index over those that are not empty. */
  readonly among?: readonly string[];
  /** Through another table: its id stands in `column`, and the user's in its `by`. */
  readonly through?: { readonly column: string; readonly table: string; readonly by: string };
  /** Only rows in which this column is empty. */
  readonly noneIn?: string;
  /** A text of the audit log in which the user's id stands as a word: what others did, looks at records left out. */
  readonly within?: string;
  /** When it was written; absent where nobody wrote that down. */
  readonly at?: string;
  readonly shows: readonly string[];
}

const account: OwnRecordPart[] = [
  {
    ...{ table: 'users', by: ['id'], at: 'created_at' },
    shows: ['id', 'name', 'email', 'role', 'language', 'two_factor_enabled', 'created_at', 'updated_at'],
  },
  // That there is a password and a second factor; never either of them.
  {
    ...{ table: 'login_accounts', by: ['user_id'], at: 'created_at' },
    shows: ['provider_id', 'created_at', 'updated_at'],
  },
  { table: 'login_two_factors', by: ['user_id'], shows: ['verified', 'locked_until'] },
];

const entries = { table: 'lead_entries', at: 'at' } as const;

/** Every column of a user's id stands here or below, which a test sees to. */
export const ownRecordParts: Readonly<Record<OwnRecordKind, readonly OwnRecordPart[]>> = {
  account,
  sessions: [
    {
      ...{ table: 'logins', by: ['user_id'], at: 'created_at' },
      shows: ['created_at', 'updated_at', 'expires_at', 'user_agent'],
    },
  ],
  invitations: [
    {
      ...{ table: 'one_time_links', by: ['created_by'], byEmail: ['email'], at: 'created_at' },
      shows: ['kind', 'role', 'created_at', 'expires_at', 'used_at'],
    },
  ],
  settings: [
    {
      ...{ table: 'alert_settings', by: ['user_id'], at: 'changed_at' },
      shows: ['rules', 'takes_unowned', 'weekly', 'changed_at'],
    },
    {
      ...{ table: 'saved_filters', by: ['owner_id'], at: 'created_at' },
      shows: ['id', 'list', 'name', 'filter', 'sharing', 'created_at'],
    },
  ],
  channels: [
    {
      ...{ table: 'alert_channels', by: ['user_id'], at: 'created_at' },
      shows: [
        'id',
        'kind',
        'name',
        'shown_address',
        'signals',
        'pace',
        'language',
        'names',
        'enabled',
        'created_at',
      ],
    },
  ],
  keys: [
    {
      ...{ table: 'api_keys', by: ['user_id'], at: 'created_at' },
      shows: ['id', 'name', 'start', 'scopes', 'created_at', 'expires_at', 'last_used_at', 'revoked_at'],
    },
  ],
  exports: [
    {
      ...{ table: 'exports', by: ['user_id'], at: 'created_at' },
      shows: ['id', 'kind', 'format', 'filter', 'state', 'rows', 'created_at', 'finished_at'],
    },
  ],
  absences: [
    {
      ...{ table: 'absences', by: ['user_id', 'substitute_id'], at: 'created_at' },
      shows: ['id', 'user_id', 'substitute_id', 'starts_at', 'ends_at', 'created_at'],
    },
  ],
  teams: [
    { table: 'team_members', by: ['user_id'], shows: ['team_id'] },
    {
      ...{ table: 'territories', by: ['owner_id'] },
      shows: ['id', 'name', 'countries', 'provinces', 'postcodes', 'industries'],
    },
  ],
  leads: [
    {
      ...{ table: 'leads', by: ['owner_id'], at: 'created_at' },
      shows: ['id', 'company_id', 'stage', 'created_at', 'closed_at'],
    },
  ],
  companies: [
    { table: 'companies', by: ['owner_id'], at: 'created_at', shows: ['id', 'name', 'status', 'created_at'] },
  ],
  tasks: [
    { ...entries, by: ['assignee_id'], shows: ['id', 'lead_id', 'at', 'due_at', 'done_at', 'is_promise'] },
  ],
  entries: [{ ...entries, by: ['by_id'], shows: ['id', 'lead_id', 'kind', 'at', 'removed_at'] }],
  mentions: [{ ...entries, among: ['mentions'], shows: ['id', 'lead_id', 'kind', 'at'] }],
  leadChanges: [
    {
      ...{ table: 'lead_changes', by: ['by_id'], at: 'at' },
      shows: ['id', 'lead_id', 'entry_id', 'action', 'at', 'undoes'],
    },
  ],
  handOvers: [
    {
      ...{ table: 'hand_overs', by: ['from_id', 'to_id', 'by_id'], at: 'at' },
      shows: ['id', 'from_id', 'to_id', 'by_id', 'at', 'undone_at'],
    },
  ],
  companyChanges: [
    { table: 'company_changes', by: ['by_id'], at: 'at', shows: ['id', 'action', 'at'] },
    {
      ...{ table: 'company_merges', by: ['by_id', 'undone_by_id'], at: 'at' },
      shows: ['id', 'into_id', 'at', 'undone_at'],
    },
    { table: 'order_changes', by: ['by_id'], at: 'at', shows: ['id', 'order_id', 'action', 'at', 'undoes'] },
    { table: 'custom_values', by: ['by_id'], at: 'at', shows: ['id', 'field_id', 'at', 'undoes'] },
  ],
  requests: [
    { table: 'request_states', by: ['by_id'], at: 'at', shows: ['id', 'request_id', 'state', 'at'] },
  ],
  decisions: [
    { table: 'pins', by: ['by_id', 'removed_by_id'], at: 'at', shows: ['id', 'at', 'removed_at'] },
    { table: 'corrections', by: ['by_id', 'undone_by_id'], at: 'at', shows: ['id', 'at', 'undone_at'] },
    { table: 'suggestions', by: ['decided_by_id'], at: 'decided_at', shows: ['id', 'state', 'decided_at'] },
    { table: 'identity_facts', by: ['by_id'], at: 'at', shows: ['id', 'kind', 'at'] },
    {
      ...{ table: 'crm_questions', by: ['answered_by_id'], at: 'answered_at' },
      shows: ['id', 'question', 'state', 'answered_at'],
    },
  ],
  permissions: [{ table: 'contact_permissions', by: ['by_id'], at: 'at', shows: ['id', 'at'] }],
  imports: [
    {
      ...{ table: 'company_imports', by: ['by_id'], at: 'created_at' },
      shows: ['id', 'file_name', 'state', 'created_at'],
    },
    {
      ...{ table: 'engagement_imports', by: ['by_id'], at: 'created_at' },
      shows: ['id', 'file_name', 'state', 'created_at'],
    },
  ],
  links: [
    { table: 'links', by: ['by_id'], at: 'created_at', shows: ['id', 'code', 'title', 'created_at'] },
    {
      ...{ table: 'mailings', by: ['by_id', 'stated_by_id'], at: 'created_at' },
      shows: ['id', 'name', 'stated_at', 'created_at'],
    },
  ],
  setUp: [
    // Everybody's: the own ones stand above.
    {
      ...{ table: 'alert_channels', by: ['created_by_id'], noneIn: 'user_id', at: 'created_at' },
      shows: ['id', 'kind', 'name', 'created_at'],
    },
    { table: 'connections', by: ['created_by_id'], at: 'created_at', shows: ['id', 'created_at'] },
    {
      ...{ table: 'crm_connections', by: ['created_by_id'], at: 'created_at' },
      shows: ['id', 'provider', 'name', 'created_at'],
    },
    { table: 'mailboxes', by: ['stated_by_id'], at: 'stated_at', shows: ['id', 'stated_at'] },
    {
      ...{ table: 'datasets', by: ['terms_accepted_by_id'], at: 'terms_accepted_at' },
      shows: ['id', 'terms_accepted_at'],
    },
    { table: 'rule_versions', by: ['by_id'], at: 'at', shows: ['rule_set', 'version', 'at'] },
  ],
  crms: [
    { table: 'crm_owners', by: ['user_id'], shows: ['crm_id', 'their_id'] },
    { table: 'crm_runs', by: ['by_id'], at: 'started_at', shows: ['id', 'mode', 'started_at', 'ended_at'] },
  ],
  tellings: [
    {
      ...{ table: 'tellings', by: ['user_id', 'instead_of_id'], at: 'decided_at' },
      shows: [
        'id',
        'signal_id',
        'user_id',
        'instead_of_id',
        'how',
        'reason',
        'due_at',
        'told_at',
        'decided_at',
      ],
    },
  ],
  acts: [
    {
      ...{ table: 'alert_acts', at: 'at', shows: ['telling_id', 'act', 'at'] },
      through: { column: 'telling_id', table: 'tellings', by: 'user_id' },
    },
  ],
  deliveries: [
    {
      ...{ table: 'alert_deliveries', at: 'created_at' },
      through: { column: 'channel_id', table: 'alert_channels', by: 'user_id' },
      shows: ['id', 'channel_id', 'what', 'state', 'attempts', 'created_at', 'last_try_at'],
    },
  ],
  deeds: [
    {
      ...{ table: 'audit_log', by: ['user_id'], at: 'at' },
      shows: ['id', 'at', 'action', 'subject', 'site_id', 'rows'],
    },
    // The same added up.
    { table: 'read_days', by: ['user_id'], shows: ['day', 'rows', 'largest_export'] },
  ],
  // What colleagues did to the account or looked up of it; who it was stands in the log that administrators read.
  named: [{ table: 'audit_log', within: 'subject', at: 'at', shows: ['at', 'action'] }],
};

/** Columns of a user's id that no part asks by, each with why. */
export const ownRecordsElsewhere: Readonly<Record<string, string>> = {
  'company_scores.owner_id': 'whose the company is, kept beside its score',
  'leads.company_owner_id': 'whose the company is, kept with its lead',
  'orders.owner_id': 'whose the company is, kept with its orders',
  'crm_deals.owner_id': 'whose deal it is in the CRM, by the CRM’s own number',
};
