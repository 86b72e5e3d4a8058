// A folder in the data directory, in which somebody reads tables and puts lists.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CrmStub } from './crm-stub.ts';
import { openExchange } from './exchange-folder.ts';

export async function startFolderStub(): Promise<CrmStub> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'fiuto-exchange-'));
  return {
    ...openExchange(join(dataDirectory, 'exchange', 'crm')),
    ...{ provider: 'folder', url: 'folder:crm', credentials: { secret: '', user: '', database: '' } },
    folders: { dataDirectory, allowed: [] },
    // A disk that fails is another test's.
    ...{ faults: [], faultPlaces: [] },
    fail: () => undefined,
    calm: () => undefined,
    close: async () => rmSync(dataDirectory, { recursive: true }),
  };
}
