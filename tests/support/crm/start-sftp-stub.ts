// An SFTP server in whose folder somebody reads tables and puts lists, and whose connection breaks when a test says.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultFilesSettings } from '#contract/files-report.ts';
import type { CrmStub, StubFault } from './crm-stub.ts';
import { openExchange } from './exchange-folder.ts';
import { startSftpServer } from './start-sftp-server.ts';

/** Tables that others read; what changed is written beside them. */
const table = /(companies|persons|notes|tasks)\.csv$/;

export async function startSftpStub({ replaces = false } = {}): Promise<CrmStub> {
  const folder = mkdtempSync(join(tmpdir(), 'fiuto-sftp-'));
  let due: { fault: StubFault; left: number; after: number } | undefined;
  /** Whether the fault is due at this write. */
  const take = (faults: readonly StubFault[]): boolean => {
    if (due === undefined || !faults.includes(due.fault)) return false;
    due.left -= 1;
    if (due.left <= 0) due = undefined;
    return true;
  };
  const server = await startSftpServer({
    ...{ folder, replaces, user: 'fiuto', password: 'sftp-password-0123' },
    mayLogIn: () => due?.after !== 0 || !take(['expired']),
    onRename: (to) => {
      if (!table.test(to) || due === undefined) return undefined;
      if (due.after > 0) {
        due.after -= 1;
        return undefined;
      }
      const { fault } = due;
      return take(['answer_lost', 'reset']) ? (fault === 'reset' ? 'before' : 'after') : undefined;
    },
  });
  return {
    ...openExchange(folder),
    ...{ provider: 'sftp', url: `sftp://127.0.0.1:${server.port}/` },
    credentials: { secret: 'sftp-password-0123', user: 'fiuto', database: '' },
    settings: { files: { ...defaultFilesSettings, hostKey: server.hostKey } },
    ...{ faults: ['expired', 'answer_lost', 'reset'], faultPlaces: [0, 1, 2, 3] },
    fail: (fault, { times = 1, after = 0 } = {}) => {
      due = { fault, left: times, after };
    },
    calm: () => {
      due = undefined;
    },
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
