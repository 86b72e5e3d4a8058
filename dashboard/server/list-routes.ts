// Every route of the API, one line per subject.

import type { Route } from './api/route.ts';
import { createAbsenceRoutes } from './routes/absence-routes.ts';
import { createAccuracyRoutes } from './routes/accuracy-routes.ts';
import { createAlertChannelRoutes } from './routes/alert-channel-routes.ts';
import { createAlertRoutes } from './routes/alert-routes.ts';
import { createAlertSignalRoutes } from './routes/alert-signal-routes.ts';
import { createApiKeyRoutes } from './routes/api-key-routes.ts';
import { createAssessmentRoutes } from './routes/assessment-routes.ts';
import { createAuditRoutes } from './routes/audit-routes.ts';
import { createCompanyImportRoutes } from './routes/company-import-routes.ts';
import { createCompanyPartRoutes } from './routes/company-part-routes.ts';
import { createCompanyRoutes } from './routes/company-routes.ts';
import { createConnectionRoutes } from './routes/connection-routes.ts';
import { createCorrectionRoutes } from './routes/correction-routes.ts';
import { createCrmLedgerRoutes } from './routes/crm-ledger-routes.ts';
import { createCrmRoutes } from './routes/crm-routes.ts';
import { createDatasetRoutes } from './routes/dataset-routes.ts';
import { createDeliveryRoutes } from './routes/delivery-routes.ts';
import { createEngagementImportRoutes } from './routes/engagement-import-routes.ts';
import { createExportRoutes } from './routes/export-routes.ts';
import { createFieldRoutes } from './routes/field-routes.ts';
import { createFormRoutes } from './routes/form-routes.ts';
import { createHandOverRoutes } from './routes/hand-over-routes.ts';
import { createLeadFetchingRoutes } from './routes/lead-fetching-routes.ts';
import { createLeadRoutes } from './routes/lead-routes.ts';
import { createLeadWorkRoutes } from './routes/lead-work-routes.ts';
import { createLinkRoutes } from './routes/link-routes.ts';
import { createLiveRoutes } from './routes/live-routes.ts';
import { createLookupProviderRoutes } from './routes/lookup-provider-routes.ts';
import { createMailboxRoutes } from './routes/mailbox-routes.ts';
import { createMailingRoutes } from './routes/mailing-routes.ts';
import { createMeRoutes } from './routes/me-routes.ts';
import { createMergeRoutes } from './routes/merge-routes.ts';
import { createOrderRoutes } from './routes/order-routes.ts';
import { createOwnFormRoutes } from './routes/own-form-routes.ts';
import { createOwnRecordRoutes } from './routes/own-record-routes.ts';
import { createOwnerRoutes } from './routes/owner-routes.ts';
import { createPageRoutes } from './routes/page-routes.ts';
import { createPersonContactRoutes } from './routes/person-contact-routes.ts';
import { createPersonPrivacyRoutes } from './routes/person-privacy-routes.ts';
import { createPersonRefusalRoutes } from './routes/person-refusal-routes.ts';
import { createPersonRoutes } from './routes/person-routes.ts';
import { createPersonTieRoutes } from './routes/person-tie-routes.ts';
import { createPinRoutes } from './routes/pin-routes.ts';
import { createPipelineRoutes } from './routes/pipeline-routes.ts';
import { createPrivacyRoutes } from './routes/privacy-routes.ts';
import { createPushRoutes } from './routes/push-routes.ts';
import { createQualityRoutes } from './routes/quality-routes.ts';
import { createRecipientRoutes } from './routes/recipient-routes.ts';
import { createRequestRoutes } from './routes/request-routes.ts';
import { createReverseDnsRoutes } from './routes/reverse-dns-routes.ts';
import { createRightsRoutes } from './routes/rights-routes.ts';
import type { RouteParts } from './routes/route-parts.ts';
import { createRuleRoutes } from './routes/rule-routes.ts';
import { createSavedFilterRoutes } from './routes/saved-filter-routes.ts';
import { createScoreTrialRoutes } from './routes/score-trial-routes.ts';
import { createSetupRoutes } from './routes/setup-routes.ts';
import { createSiteRoutes } from './routes/site-routes.ts';
import { createSourceVendorRoutes } from './routes/source-vendor-routes.ts';
import { createStatusRoutes } from './routes/status-routes.ts';
import { createSuggestionRoutes } from './routes/suggestion-routes.ts';
import { createTeamRoutes } from './routes/team-routes.ts';
import { createUserRoutes } from './routes/user-routes.ts';
import { createVisitRoutes } from './routes/visit-routes.ts';
import { createVisitingRoutes } from './routes/visiting-routes.ts';
import { createWorkloadRoutes } from './routes/workload-routes.ts';

export function listRoutes(parts: RouteParts): Route[] {
  return [
    ...createStatusRoutes(parts),
    ...createSetupRoutes(parts),
    ...createMeRoutes(parts),
    ...createUserRoutes(parts),
    ...createApiKeyRoutes(parts),
    ...createExportRoutes(parts),
    ...createTeamRoutes(parts),
    ...createAbsenceRoutes(parts),
    ...createSavedFilterRoutes(parts),
    ...createAuditRoutes(parts),
    ...createSiteRoutes(parts),
    ...createFormRoutes(parts),
    ...createOwnFormRoutes(parts),
    ...createPageRoutes(parts),
    ...createLiveRoutes(parts),
    ...createVisitRoutes(parts),
    ...createRequestRoutes(parts),
    ...createPipelineRoutes(parts),
    ...createVisitingRoutes(parts),
    ...createAccuracyRoutes(parts),
    ...createAssessmentRoutes(parts),
    ...createCompanyRoutes(parts),
    ...createOwnerRoutes(parts),
    ...createCompanyPartRoutes(parts),
    ...createMergeRoutes(parts),
    ...createPinRoutes(parts),
    ...createCorrectionRoutes(parts),
    ...createSuggestionRoutes(parts),
    ...createDatasetRoutes(parts),
    ...createSourceVendorRoutes(parts),
    ...createReverseDnsRoutes(parts),
    ...createLookupProviderRoutes(parts),
    ...createRuleRoutes(parts),
    ...createCompanyImportRoutes(parts),
    ...createOrderRoutes(parts),
    ...createFieldRoutes(parts),
    ...createLeadRoutes(parts),
    ...createLeadWorkRoutes(parts),
    ...createHandOverRoutes(parts),
    ...createScoreTrialRoutes(parts),
    ...createPrivacyRoutes(parts),
    ...createRightsRoutes(parts),
    ...createConnectionRoutes(parts),
    ...createDeliveryRoutes(parts),
    ...createLeadFetchingRoutes(parts),
    ...createCrmRoutes(parts),
    ...createCrmLedgerRoutes(parts),
    ...createMailboxRoutes(parts),
    ...createPersonRoutes(parts),
    ...createPersonTieRoutes(parts),
    ...createPersonContactRoutes(parts),
    ...createPersonPrivacyRoutes(parts),
    ...createPersonRefusalRoutes(parts),
    ...createLinkRoutes(parts),
    ...createMailingRoutes(parts),
    ...createRecipientRoutes(parts),
    ...createEngagementImportRoutes(parts),
    ...createAlertRoutes(parts),
    ...createAlertChannelRoutes(parts),
    ...createAlertSignalRoutes(parts),
    ...createPushRoutes(parts),
    ...createOwnRecordRoutes(parts),
    ...createQualityRoutes(parts),
    ...createWorkloadRoutes(parts),
  ];
}
