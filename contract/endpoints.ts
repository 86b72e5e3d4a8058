// The whole dashboard API as one type: a test holds the routes to it.

import type { AuditPage, AuditQuery } from './audit.ts';
import type {
  FormChange,
  FormReport,
  Health,
  Invitation,
  InvitationAccept,
  InvitationRequest,
  Live,
  Me,
  MeChange,
  PageReport,
  Pipeline,
  PipelineQuery,
  RejectedPage,
  RejectedQuery,
  ReplayRequest,
  ReplayResult,
  SecretRotated,
  SetupRequest,
  SiteChange,
  SiteCreated,
  SiteDetail,
  SiteRequest,
  SiteSettings,
  SiteSummary,
  Status,
  UserRow,
  VisitDetail,
  VisitPage,
  VisitQuery,
} from './report.ts';
import type { UserChange, UserRemoval } from './user-report.ts';

/**
 * Every endpoint with what it takes and answers. `{}` is answered where there is nothing to say. Refusals are ApiError.
 * Beside these, `/api/auth/*` is better-auth's: sign-in/email, sign-out, change-password, two-factor/enable, /disable,
 * /get-totp-uri, /verify-totp, /verify-backup-code, /generate-backup-codes; its refusals carry `code` and `message`
 * at the top as well.
 */
export interface Endpoints {
  'GET /api/status': { output: Status };
  'GET /api/health': { output: Health };
  /** Signs the new administrator in. */
  'POST /api/setup': { body: SetupRequest; output: Me };
  'GET /api/me': { output: Me };
  'PATCH /api/me': { body: MeChange; output: Me };
  'GET /api/users': { output: UserRow[] };
  'POST /api/users': { body: InvitationRequest; output: Invitation };
  'PATCH /api/users/:id': { body: UserChange; output: UserRow };
  'DELETE /api/users/:id': { query: UserRemoval; output: Record<string, never> };
  'GET /api/audit': { query: AuditQuery; output: AuditPage };
  'POST /api/invitations/accept': { body: InvitationAccept; output: Me };
  'GET /api/sites': { output: SiteSummary[] };
  'POST /api/sites': { body: SiteRequest; output: SiteCreated };
  'GET /api/sites/:id': { output: SiteDetail };
  'PATCH /api/sites/:id': { body: SiteChange; output: SiteDetail };
  'POST /api/sites/:id/rotate-secret': { output: SecretRotated };
  'GET /api/sites/:id/forms': { output: FormReport[] };
  'PATCH /api/sites/:id/forms/:key': { body: FormChange; output: FormReport };
  'GET /api/sites/:id/pages': { output: PageReport[] };
  'POST /api/sites/:id/pages/preview': {
    body: { pathRules: SiteSettings['pathRules'] };
    output: PageReport[];
  };
  'GET /api/live': { query: { site?: number }; output: Live };
  'GET /api/visits': { query: VisitQuery; output: VisitPage };
  'GET /api/visits/:id': { output: VisitDetail };
  'GET /api/pipeline': { query: PipelineQuery; output: Pipeline };
  'GET /api/pipeline/rejected': { query: RejectedQuery; output: RejectedPage };
  'POST /api/pipeline/replay': { body: ReplayRequest; output: ReplayResult };
}
