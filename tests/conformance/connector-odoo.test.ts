// Odoo, as every connector is tried: in both of its dialects, which it finds out by itself.

import { startOdooStub } from '#tests/support/crm/start-odoo-stub.ts';
import { describeConnector } from './connector-suite.ts';

describeConnector('Odoo by JSON-2', () => startOdooStub('json-2'));
describeConnector('Odoo by JSON-RPC', () => startOdooStub('json-rpc'));
