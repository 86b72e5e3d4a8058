// Kill -9 of whoever takes an import back, again and again at later places: what it says at last that it took away is exactly what
// there was.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  askToApply,
  askToUndo,
  createEngagementRun,
  findEngagementRun,
} from '#stores/records/engagement-import/import-runs.ts';
import { readEngagementInto } from '#stores/records/engagement-import/read-engagement-import.ts';
import { listPersons } from '#stores/records/questions/person-list.ts';
import { type Flow, type FlowPlace, makeFlowPlace, openFlow, readOutcomes } from './start-flow.ts';

const by = { id: 'u1', name: 'Marta' };
const nowMs = Date.now();
const day = (before: number) => new Date(nowMs - before * 86_400_000).toISOString().slice(0, 10);
const rowOf = (name: string, before: number, text: string) =>
  `${name},${name.toLowerCase()}@acme-srl.it,${day(before)} 10:00,${text},comment`;
const list = (...rows: string[]) => ['Name,Email,Comment date,Comment,Action', ...rows].join('\n');
const shared = rowOf('Dino', 9, 'Avete il listino?');
/** Calls of the stores that each life may make; fewer than a whole undo needs, but the last. */
const lives = [4, 7, 10, 12, 1_000];

async function bringIn(flow: Flow, place: FlowPlace, content: string): Promise<number> {
  const { records } = flow;
  const statement = { siteId: flow.site.id, fileName: 'list.csv', origin: 'Fair', basis: 'consent' as const };
  const id = await createEngagementRun(records, by, statement);
  const open = () =>
    (async function* () {
      yield Buffer.from(content);
    })();
  const parts = { records, secret: place.masterKey, oldestMs: 0, nowMs, zone: 'Europe/Rome' };
  await readEngagementInto(parts, by, id, { name: 'list.csv', open, reading: {} });
  await askToApply(records, id);
  await expect
    .poll(async () => (await findEngagementRun(records, id)).state, { timeout: 60_000 })
    .toBe('applied');
  return id;
}

async function live(place: FlowPlace, importId: number, callsMax: number): Promise<NodeJS.Signals | null> {
  const program = fileURLToPath(new URL('./undo-child.ts', import.meta.url));
  const order = JSON.stringify({ place, importId, callsMax });
  const child = spawn(process.execPath, ['--import', 'tsx', program, order], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal;
}

test('an undo that is killed and begun again counts each event, name and request once', async () => {
  const { place, remove } = await makeFlowPlace();
  const flow = await openFlow(place);
  const processor = await flow.startProcessor();
  const first = await bringIn(
    flow,
    place,
    list(
      rowOf('Anna', 20, 'Quanto costa la pressa?'),
      rowOf('Bruno', 19, 'Mi serve un preventivo'),
      rowOf('Carla', 18, ''),
      shared,
    ),
  );
  await bringIn(flow, place, list(shared));
  await expect.poll(async () => (await readOutcomes(flow)).length, { timeout: 60_000 }).toBe(4);
  await processor.stop();
  await askToUndo(flow.records, first, by);
  await flow.close();

  const ends: (NodeJS.Signals | null)[] = [];
  for (const callsMax of lives) ends.push(await live(place, first, callsMax));
  expect(ends.at(-1)).toBeNull();
  expect(ends.filter((signal) => signal === 'SIGKILL').length).toBeGreaterThanOrEqual(3);

  const after = await openFlow(place);
  const { state, undone } = await findEngagementRun(after.records, first);
  expect({ state, undone }).toEqual({
    state: 'undone',
    undone: { events: 3, people: 3, requests: 2, kept: 1 },
  });
  expect((await listPersons(after.records, '', { limit: 9 })).map(({ name }) => name)).toEqual(['Dino']);
  expect(await readOutcomes(after)).toHaveLength(1);
  await after.close();
  await remove();
}, 600_000);
