// A REST API that its administrator describes, as every connector is tried.

import { startRestStub } from '#tests/support/crm/start-rest-stub.ts';
import { describeConnector } from './connector-suite.ts';

describeConnector('a REST API', startRestStub);
