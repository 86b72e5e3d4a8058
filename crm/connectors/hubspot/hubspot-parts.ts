// What every file of the HubSpot connector works with.

import type { CrmSession } from '../../http/crm-session.ts';
import type { ConnectorRules } from '../connector.ts';
import type { HubspotPaths } from './hubspot-paths.ts';

export interface HubspotParts {
  readonly session: CrmSession;
  readonly paths: HubspotPaths;
  readonly rules: ConnectorRules;
}
