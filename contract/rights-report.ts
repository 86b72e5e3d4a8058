// What people ask for about their own data, as plain types that servers and interface share. `rights-report-schema.ts` holds
// the zod schemas.

/** What consent can be taken back for. `email_tracking`: that openings and clicks of mails are put down to somebody. */
export const withdrawnPurposes = ['measure', 'company', 'person', 'email_tracking'] as const;
export type WithdrawnPurpose = (typeof withdrawnPurposes)[number];

/** `objection`: to what is done on the ground of a legitimate interest (art. 21). */
export type RightsRequestKind = 'erasure' | 'objection';
/** `approved`: decided, and about to be carried out. */
export type RightsRequestState = 'open' | 'approved' | 'done' | 'refused';

/** After so many hours at the most no file of ours holds a trace of whom was erased: `processor/rights/` sees to it. */
export const clearedWithinHours = 24;

export interface RightsRequestRow {
  id: number;
  kind: RightsRequestKind;
  /** '' once it was answered. */
  email: string;
  /** ISO 8601. */
  at: string;
  /** By when the law wants an answer. */
  dueAt: string;
  state: RightsRequestState;
  settledAt: string | null;
  settledByName: string;
  reason: string;
  /** The mail that tells whoever asked that they are erased; `none` where there is none to be sent. */
  reply: 'none' | 'waiting' | 'mailed' | 'given_up';
  repliedAt: string | null;
  /** Whom the records know under the address; null where they know nobody. */
  person: { id: number; name: string } | null;
}

export interface RightsSettings {
  /** `ask`: a person's wish to be erased waits for an administrator; `at_once`: it is carried out by itself. */
  erasure: 'ask' | 'at_once';
}

/**
 * `mail`: without a mail server nobody gets a link. `controller`: nobody has said who answers for the data. `address`: the collector
 * is not reached over https, so that links in mails lead nowhere or are read on the way.
 */
export const rightsGaps = ['mail', 'controller', 'address'] as const;
export type RightsGap = (typeof rightsGaps)[number];

export interface RightsReport {
  settings: RightsSettings;
  /** What must be filled in before the public page can be linked to; `rightsGaps` says what each means. */
  gaps: RightsGap[];
  /** Address of the public page. */
  pageUrl: string;
  /** Hours after which no file holds a trace of whom was erased. */
  clearedWithinHours: number;
  /** Erasures whose traces are still being cleared away. */
  clearing: number;
  /** What the last erasures could not reach. */
  left: string[];
  requests: RightsRequestRow[];
}

export interface RightsEndpoints {
  'GET /api/rights': { output: RightsReport };
  'PATCH /api/rights/settings': { body: RightsSettings; output: RightsReport };
  'POST /api/rights/requests/:id/erase': { output: RightsReport };
  'POST /api/rights/requests/:id/refuse': { body: { reason: string }; output: RightsReport };
  'POST /api/rights/requests/:id/settle': { output: RightsReport };
}
