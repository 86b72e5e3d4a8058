// Sends events the way the browser script does: each is tried again, with the same id, until somebody has said 202.
// Remembers what was acknowledged, which is what must be there afterwards.

import { setTimeout as wait } from 'node:timers/promises';
import { makeId } from '#tests/support/sample-events.ts';

export interface Load {
  /** Ids that were answered 202. */
  acknowledged: ReadonlySet<string>;
  /** Answers other than 202 and lost connections so far. */
  refusals(): number;
  /** Points the senders at another address, after a restart. */
  aim(collectorUrl: string): void;
  /** Lets every sender get its last event acknowledged; rejects when that takes longer than a minute. */
  stop(): Promise<void>;
}

export interface LoadOptions {
  collectorUrl: string;
  siteKey: string;
  /** Senders at once, each one request after another. */
  senders: number;
}

const eventsPerRequest = 3;
const retryAfterMs = 20;
const patienceMs = 60_000;
const userAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

export function sendLoad({ collectorUrl, siteKey, senders }: LoadOptions): Load {
  const acknowledged = new Set<string>();
  let target = collectorUrl;
  let stopping = false;
  let refusals = 0;
  const sendOne = async (sender: number) => {
    const ids = Array.from({ length: eventsPerRequest }, () => makeId(Date.now()));
    const body = JSON.stringify(makeBody(siteKey, sender, ids));
    const deadline = Date.now() + patienceMs;
    while (!(await isTaken(target, body))) {
      refusals++;
      if (Date.now() > deadline) throw new Error('Nobody took an event for a minute.');
      await wait(retryAfterMs);
    }
    for (const id of ids) acknowledged.add(id);
  };
  const running = Promise.all(
    Array.from({ length: senders }, async (_, sender) => {
      while (!stopping) await sendOne(sender);
    }),
  );
  // Heard by stop(); until then a failure must not end the test run.
  running.catch(() => undefined);
  return {
    acknowledged,
    refusals: () => refusals,
    aim: (url) => {
      target = url;
    },
    stop: async () => {
      stopping = true;
      await running;
    },
  };
}

function makeBody(siteKey: string, sender: number, ids: readonly string[]) {
  const at = Date.now();
  return {
    v: 1,
    site: siteKey,
    sent: at,
    consent: { state: 'granted', version: '1', at: at - 1_000 },
    visitor: sender.toString(16).padStart(16, 'a'),
    events: ids.map((id, number) => ({
      type: 'page_view',
      id,
      at,
      page: { url: `https://example.com/page/${number}`, title: 'Page' },
    })),
  };
}

/** False for a refusal, a lost connection and a server that is away. */
async function isTaken(collectorUrl: string, body: string): Promise<boolean> {
  try {
    const answer = await fetch(`${collectorUrl}/e`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain', 'User-Agent': userAgent, 'Sec-Fetch-Mode': 'no-cors' },
      body,
      signal: AbortSignal.timeout(20_000),
    });
    await answer.arrayBuffer();
    return answer.status === 202;
  } catch {
    return false;
  }
}
