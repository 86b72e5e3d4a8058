// Chromium as a visitor runs it: driven over its pipe with nothing switched on but its own clock of script time. A test
// driver's inspection (stack traces of every request and timer) would be counted as the page's script.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

const launchArguments = [
  '--headless=new',
  '--remote-debugging-pipe',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-sync',
  '--disable-extensions',
  '--disable-background-networking',
];

export interface BareChromium {
  /** Loads `url` in a browser context of its own, waits `settleMs`, and answers Chromium's `ScriptDuration` in ms of the processor. */
  measureScriptMs(url: string, settleMs: number): Promise<number>;
  close(): Promise<void>;
}

/** `path` of the executable. */
export function launchBareChromium(path: string): BareChromium {
  const profile = mkdtempSync(join(tmpdir(), 'fiuto-chromium-'));
  const child = spawn(path, [...launchArguments, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const call = speakOver(child.stdio[3] as Writable, child.stdio[4] as Readable);
  return {
    measureScriptMs: (url, settleMs) => measureScriptMs(call, url, settleMs),
    close: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

type Call = (method: string, params?: object, sessionId?: string) => Promise<Record<string, unknown>>;

/** The DevTools protocol over a pipe: JSON messages, a NUL after each. */
function speakOver(input: Writable, output: Readable): Call {
  const pending = new Map<
    number,
    { resolve(result: Record<string, unknown>): void; reject(e: Error): void }
  >();
  let rest = '';
  output.on('data', (chunk: Buffer) => {
    const messages = (rest + chunk.toString()).split('\0');
    rest = messages.pop() ?? '';
    for (const text of messages) {
      const { id, result, error } = JSON.parse(text);
      const waiting = pending.get(id);
      pending.delete(id);
      if (error) waiting?.reject(new Error(error.message));
      else waiting?.resolve(result);
    }
  });
  let lastId = 0;
  return (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      pending.set(++lastId, { resolve, reject });
      input.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`);
    });
}

async function measureScriptMs(call: Call, url: string, settleMs: number): Promise<number> {
  const { browserContextId } = await call('Target.createBrowserContext');
  const { targetId } = await call('Target.createTarget', { url: 'about:blank', browserContextId });
  const { sessionId } = await call('Target.attachToTarget', { targetId, flatten: true });
  const ask = (method: string, params?: object) => call(method, params, String(sessionId));
  // The thread's own time: what other programs take from the processor meanwhile is not the page's.
  await ask('Performance.enable', { timeDomain: 'threadTicks' });
  await ask('Page.navigate', { url });
  // Not a wait for a condition: the measured time is that of everything the script does in this while.
  await wait(settleMs);
  const { metrics } = await ask('Performance.getMetrics');
  await call('Target.disposeBrowserContext', { browserContextId });
  const all = metrics as { name: string; value: number }[];
  return (all.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1_000;
}
