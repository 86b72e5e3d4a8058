// Salesforce, as every connector is tried.

import { startSalesforceStub } from '#tests/support/crm/start-salesforce-stub.ts';
import { describeConnector } from './connector-suite.ts';

describeConnector('Salesforce', startSalesforceStub);
