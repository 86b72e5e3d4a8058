// Tables of CSV by SFTP, as every connector is tried; a folder of this machine has the same tables.

import { startSftpStub } from '#tests/support/crm/start-sftp-stub.ts';
import { describeConnector } from './connector-suite.ts';

describeConnector('CSV files by SFTP', startSftpStub);
