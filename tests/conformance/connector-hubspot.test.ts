// HubSpot, as every connector is tried.

import { startHubspotStub } from '#tests/support/crm/start-hubspot-stub.ts';
import { describeConnector } from './connector-suite.ts';

describeConnector('HubSpot', startHubspotStub);
