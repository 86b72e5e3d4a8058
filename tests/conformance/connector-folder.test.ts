// Tables in a folder, as every connector is tried; what goes wrong on the way is tried over SFTP.

import { startFolderStub } from '#tests/support/crm/start-folder-stub.ts';
import { describeConnector } from './connector-suite.ts';

describeConnector('CSV files in a folder', startFolderStub);
