// The event store on chDB: the common suite, and what only an engine inside this process can suffer.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openEventStore } from '#stores/events/open-event-store.ts';
import { describeEventStore } from './events-suite.ts';

const quiet = { info: () => undefined };

describeEventStore('embedded (chDB)', async () => {
  const path = mkdtempSync(join(tmpdir(), 'fiuto-events-'));
  const store = await openEventStore({ kind: 'embedded', path }, quiet);
  return {
    store,
    close: async () => {
      await store.close();
      rmSync(path, { recursive: true, force: true });
    },
  };
});

/** Runs the insert in a process of its own; what it printed last, and how it ended. */
async function insertInChild(path: string, endsItself: 'close' | 'kill'): Promise<string> {
  const program = fileURLToPath(new URL('./events-insert-child.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, path, endsItself], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (data: Buffer) => {
    printed += data.toString();
  });
  const [code, signal] = await once(child, 'close');
  return `${printed.trim()} ${signal ?? code}`;
}

test('stores rows once when the process is killed between insert and acknowledgement and the same token comes again', async () => {
  const path = mkdtempSync(join(tmpdir(), 'fiuto-events-kill-'));
  await expect(insertInChild(path, 'kill')).resolves.toBe('rows 200 SIGKILL');
  await expect(insertInChild(path, 'kill')).resolves.toBe('rows 200 SIGKILL');
  await expect(insertInChild(path, 'close')).resolves.toBe('rows 200 0');
  rmSync(path, { recursive: true, force: true });
});
