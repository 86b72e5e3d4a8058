// Twenty, as every connector is tried.

import { startTwentyStub } from '#tests/support/crm/start-twenty-stub.ts';
import { describeConnector } from './connector-suite.ts';

describeConnector('Twenty', startTwentyStub);
