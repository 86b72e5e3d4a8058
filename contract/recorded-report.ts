// What Fiuto records about whoever is signed in, as plain types that the interface shares. `recorded-report-schema.ts` holds
// the zod schemas.

/** In the order in which they are shown. */
export const ownRecordKinds = [
  'account',
  'sessions',
  'invitations',
  'settings',
  'channels',
  'keys',
  'exports',
  'absences',
  'teams',
  'leads',
  'companies',
  'tasks',
  'entries',
  'mentions',
  'leadChanges',
  'handOvers',
  'companyChanges',
  'requests',
  'decisions',
  'permissions',
  'imports',
  'links',
  'setUp',
  'crms',
  'tellings',
  'acts',
  'deliveries',
  'deeds',
  'named',
] as const;
export type OwnRecordKind = (typeof ownRecordKinds)[number];

/**
 * How long it is kept: with the account, so long after it was written, or as long as what it stands beside; then the name
 * stays in it when the account is gone.
 */
export interface OwnRecordKept {
  how: 'account' | 'hours' | 'days' | 'months' | 'beside';
  /** Of hours, days or months; 0 otherwise. */
  count: number;
}

export interface OwnRecordSum {
  kind: OwnRecordKind;
  count: number;
  /** There are more than were counted. */
  isMore: boolean;
  /** ISO 8601: of what was counted; null when there is none, or it has no time. */
  firstAt: string | null;
  lastAt: string | null;
  kept: OwnRecordKept;
}

/** Endpoints of what is recorded about the caller; beside it GET /api/me/records/file, a file of JSON. */
export interface OwnRecordEndpoints {
  'GET /api/me/records': { output: OwnRecordSum[] };
  'GET /api/me/records/file': { output: unknown };
}
