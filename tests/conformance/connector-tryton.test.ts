// Tryton, as every connector is tried: here on the real one, from Debian's packages.

import { describe } from 'vitest';
import { startTryton } from '#tests/support/crm/start-tryton.ts';
import { isTrytonInstalled } from '#tests/support/crm/tryton-server.ts';
import { describeConnector } from './connector-suite.ts';

describe.skipIf(!isTrytonInstalled())('with trytond', () => {
  describeConnector('Tryton', startTryton);
});
