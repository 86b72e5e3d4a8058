// From a file to people, requests and events, through the real queue and processor, and back again as if it had never come.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportReading } from '#contract/import-report.ts';
import type { Processor } from '#processor/start-processor.ts';
import { eraseImportRows } from '#stores/records/engagement-import/erase-import-rows.ts';
import {
  askToApply,
  askToUndo,
  createEngagementRun,
  type EngagementRun,
  findEngagementRun,
} from '#stores/records/engagement-import/import-runs.ts';
import { readEngagementInto } from '#stores/records/engagement-import/read-engagement-import.ts';
import { markErased } from '#stores/records/identity/erase-person.ts';
import { createErasedHash } from '#stores/records/identity/erased-keys.ts';
import { listPersons } from '#stores/records/questions/person-list.ts';
import { type Flow, type FlowPlace, makeFlowPlace, openFlow, readOutcomes } from './start-flow.ts';

let flow: Flow;
let place: FlowPlace;
let remove: () => Promise<void>;
let processor: Processor;
const by = { id: 'u1', name: 'Marta' };
const nowMs = Date.now();
const day = (before: number) => new Date(nowMs - before * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  ({ place, remove } = await makeFlowPlace());
  flow = await openFlow(place);
  processor = await flow.startProcessor();
}, 120_000);

afterAll(async () => {
  await processor?.stop();
  await flow?.close();
  await remove?.();
});

async function read(content: string, name = 'list.csv', reading: ImportReading = {}): Promise<EngagementRun> {
  const { records } = flow;
  const id = await createEngagementRun(records, by, {
    ...{ siteId: flow.site.id, fileName: name, origin: 'Fair in Bologna', basis: 'consent' },
  });
  const open = () =>
    (async function* () {
      yield Buffer.from(content);
    })();
  const oldestMs = nowMs - 300 * 86_400_000;
  const parts = { records, secret: place.masterKey, oldestMs, nowMs, zone: 'Europe/Rome' };
  return readEngagementInto(parts, by, id, { name, open, reading });
}

async function whenState(id: number, state: string): Promise<EngagementRun> {
  await expect
    .poll(async () => (await findEngagementRun(flow.records, id)).state, { timeout: 60_000 })
    .toBe(state);
  return findEngagementRun(flow.records, id);
}

async function bringIn(content: string, name?: string): Promise<EngagementRun> {
  const run = await read(content, name);
  expect(run).toMatchObject({ state: 'ready', failure: '' });
  await askToApply(flow.records, run.id);
  await whenState(run.id, 'applied');
  await expect
    .poll(async () => [...(await flow.queue.waitingEvents(0)).values()].reduce((sum, one) => sum + one, 0), {
      timeout: 60_000,
    })
    .toBe(0);
  return findEngagementRun(flow.records, run.id);
}

async function takeBack(id: number): Promise<EngagementRun> {
  await askToUndo(flow.records, id, by);
  return whenState(id, 'undone');
}

const people = async () =>
  (await listPersons(flow.records, '', { limit: 50 })).map(({ name }) => name).sort();
const stored = async () => (await readOutcomes(flow)).filter(({ outcome }) => outcome === 'stored').length;
const requestsNow = async () => {
  const { rows } = await flow.records.db.execute<{ text: string; name: string; email: string }>(
    sql`SELECT text, said_name AS name, said_email AS email FROM requests ORDER BY at, id LIMIT 50`,
  );
  return rows;
};
const sources = async () => {
  const { rows } = await flow.records.db.execute<{ source: string }>(
    sql`SELECT DISTINCT source FROM person_values ORDER BY source LIMIT 50`,
  );
  return rows.map(({ source }) => source);
};

const header = 'Name,Email,Company,Comment date,Comment';
const anna = `Anna Rossi,anna@acme-srl.it,Acme,${day(40)} 10:00,Quanto costa la pressa?`;
const bruno = `Bruno Neri,bruno@beta-srl.it,Beta,${day(30)} 10:00,Bello`;
const carla = `Carla Blu,carla@gamma-srl.it,Gamma,${day(20)} 10:00,Mi interessa`;
const handle = `Name,LinkedIn Profile URL,Reaction date,Reaction\nEva Viola,https://www.linkedin.com/in/eva-viola,${day(10)} 09:00,Like`;

test('two overlapping files store each thing once, each person has a claim of its file, and taking one back leaves the other whole', async () => {
  const first = await bringIn(`${header}\n${anna}\n${bruno}\n${anna}\n,,,${day(3)},Nobody`);
  expect(first.counts).toMatchObject({ rows: 4, new: 2, repeated: 1, known: 0, refused: 1 });
  expect(await people()).toEqual(['Anna Rossi', 'Bruno Neri']);
  expect(await sources()).toEqual([`import:${first.id}`]);
  const second = await bringIn(`${header}\n${bruno}\n${carla}`);
  expect(second.counts).toMatchObject({ rows: 2, new: 1, repeated: 0, known: 1, refused: 0 });
  expect(await stored()).toBe(3);
  const again = await read(`${header}\n${anna}\n${bruno}`);
  expect(again.counts).toMatchObject({ new: 0, known: 2 });

  const undone = await takeBack(first.id);
  expect(undone.undone).toEqual({ events: 1, people: 1, requests: 0, kept: 1 });
  expect(await people()).toEqual(['Bruno Neri', 'Carla Blu']);
  expect(await stored()).toBe(2);
  await takeBack(second.id);
  expect(await people()).toEqual([]);
  expect(await stored()).toBe(0);
  expect(await sources()).toEqual([]);
}, 240_000);

test('whoever is known from elsewhere as well stays when an import is taken back, without what it told', async () => {
  const one = await bringIn(`${header}\n${anna}`, 'one.csv');
  const other = await bringIn(
    `Email,Name,Company,Registration time\nanna@acme-srl.it,Anna R.,Acme S.r.l.,${day(5)} 08:00`,
    'two.csv',
  );
  await takeBack(one.id);
  expect(await people()).toEqual(['Anna R.']);
  expect(await sources()).toEqual([`import:${other.id}`]);
  await takeBack(other.id);
  expect(await people()).toEqual([]);
}, 240_000);

test('a handle in a network alone makes somebody, two of one name are two, and a name alone makes nobody', async () => {
  const run = await bringIn(
    `${handle}\nEva Viola,https://www.linkedin.com/in/eva-viola-2,${day(9)} 09:00,Like\nNo Handle,,${day(9)} 09:00,Like`,
  );
  expect(run).toMatchObject({ kind: 'linkedin_engagement', provider: 'linkedin', counts: { new: 3 } });
  expect(await people()).toEqual(['Eva Viola', 'Eva Viola']);
  expect(await stored()).toBe(3);
  const { undone } = await takeBack(run.id);
  expect(undone).toMatchObject({ events: 3, people: 2 });
  expect(await people()).toEqual([]);
}, 240_000);

test('rows of people who were erased are counted and left out, and rows without their e-mail are named', async () => {
  const hashOf = createErasedHash(place.masterKey);
  await markErased(flow.records, ['email:anna@acme-srl.it'], by, hashOf);
  const noMail = `Dino,dino(at)acme-srl.it,Acme,${day(12)} 10:00,Ciao`;
  const run = await read(`${header}\n${anna}\n${bruno}\n${noMail}`);
  expect(run.counts).toEqual({ rows: 3, new: 2, repeated: 0, known: 0, refused: 0, noted: 1, erased: 1 });
  const { rows: kept } = await flow.records.db.execute<{ line: number; said: string }>(sql`
    SELECT line, (values::text || coalesce(fault::text, '')) AS said FROM engagement_import_rows
    WHERE import_id = ${run.id} ORDER BY line LIMIT 9`);
  expect(kept.map(({ line }) => line)).toEqual([3, 4]);
  expect(kept[1]?.said).toContain('email_left_out');

  // Erased while the preview stands: what it says follows, and nothing of them is brought in.
  await eraseImportRows(flow.records.db, ['email:bruno@beta-srl.it']);
  expect((await findEngagementRun(flow.records, run.id)).counts).toMatchObject({
    rows: 3,
    new: 1,
    erased: 2,
  });
  await askToApply(flow.records, run.id);
  const applied = await whenState(run.id, 'applied');
  expect(applied.counts).toMatchObject({ rows: 3, new: 1, noted: 1, erased: 2 });
  const { rows: after } = await flow.records.db.execute<{ fault: unknown }>(sql`
    SELECT fault FROM engagement_import_rows WHERE import_id = ${run.id} LIMIT 9`);
  expect(after).toEqual([{ fault: { code: 'email_left_out', value: '' } }]);
  await takeBack(run.id);
}, 240_000);

test('a chat is one request, its later export adds to it, and it goes when both are taken back', async () => {
  const stamp = (before: number) => day(before).split('-').reverse().join('/');
  const start = `${stamp(6)}, 10:15 - Mario Rossi: Fate presse da 200 t?\n${stamp(6)}, 10:16 - Acme: Certo\n`;
  const name = 'Chat WhatsApp con Mario Rossi.txt';
  const first = await bringIn(start, name);
  expect(await requestsNow()).toEqual([{ text: 'Fate presse da 200 t?', name: 'Mario Rossi', email: '' }]);
  const later = await bringIn(`${start}${stamp(5)}, 09:00 - Mario Rossi: mario@delta-srl.it grazie\n`, name);
  expect(later.counts).toMatchObject({ new: 1, known: 1 });
  expect(await requestsNow()).toEqual([
    {
      text: 'Fate presse da 200 t?\n\nmario@delta-srl.it grazie',
      name: 'Mario Rossi',
      email: 'mario@delta-srl.it',
    },
  ]);
  expect(await people()).toEqual(['Mario Rossi']);
  await takeBack(later.id);
  expect((await requestsNow()).map(({ text }) => text)).toEqual(['Fate presse da 200 t?']);
  await takeBack(first.id);
  expect(await requestsNow()).toEqual([]);
  expect(await people()).toEqual([]);
}, 240_000);
