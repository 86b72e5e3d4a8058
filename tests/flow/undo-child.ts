// Takes an import back in a process of its own, which kills itself after so many calls of the stores: place, number of the run and
// number of calls as JSON.

import { undoPiece } from '#processor/engagement-import/undo-import.ts';
import { findEngagementRun } from '#stores/records/engagement-import/import-runs.ts';
import { createSubjectNamer } from '#stores/records/name-subject.ts';
import { type FlowPlace, openFlow } from './start-flow.ts';

const { place, importId, callsMax } = JSON.parse(process.argv[2] ?? '{}') as {
  place: FlowPlace;
  importId: number;
  callsMax: number;
};
const flow = await openFlow(place);
let calls = 0;

/** Lets these methods work, and ends the process after the last call that it may make. */
function mortal<T extends object>(whole: T, names: readonly string[]): T {
  return new Proxy(whole, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      const method = value.bind(target) as (...given: unknown[]) => Promise<unknown>;
      if (!names.includes(String(name))) return method;
      return async (...given: unknown[]) => {
        const answer = await method(...given);
        calls += 1;
        if (calls >= callsMax) process.kill(process.pid, 'SIGKILL');
        return answer;
      };
    },
  });
}

const run = await findEngagementRun(flow.records, importId);
await undoPiece(
  {
    records: { ...flow.records, db: mortal(flow.records.db, ['execute', 'transaction']) },
    events: mortal(flow.events, ['ask', 'command']),
    queue: flow.queue,
    nameSubject: createSubjectNamer(place.masterKey),
    settleMs: 0,
  },
  run,
);
await flow.close();
process.exit(0);
