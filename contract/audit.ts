// The audit log as the API answers it, as plain types that the interface shares; `access-schema.ts` holds their zod
// schemas.

/** Query of GET /api/audit; newest first. */
export interface AuditQuery {
  /** Id of a user, who may be gone by now. */
  user?: string;
  cursor?: string;
  limit?: number;
}

export interface AuditEntry {
  id: number;
  at: string;
  userId: string;
  userName: string;
  /** Such as `look_visits` or `change_site`; after `not_done_` one that was refused or failed. */
  action: string;
  /** What it was done to; '' when the action says it all. */
  subject: string;
  siteId: number | null;
  /** Rows of personal data that were shown or taken out. */
  rows: number;
}

export interface AuditPage {
  entries: AuditEntry[];
  nextCursor: string | null;
}
