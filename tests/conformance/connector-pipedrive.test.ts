// Pipedrive, as every connector is tried.

import { startPipedriveStub } from '#tests/support/crm/start-pipedrive-stub.ts';
import { describeConnector } from './connector-suite.ts';

describeConnector('Pipedrive', startPipedriveStub);
