// From a batch on the queue to a named person: who a browser says it is, whose visits are joined, and whose are not.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueuedRequest } from '#contract/queued-batch.ts';
import { lookTimeline } from '#dashboard/server/persons/look-timeline.ts';
import { deriveId } from '#processor/arrived-event.ts';
import type { Processor } from '#processor/start-processor.ts';
import { markErased } from '#stores/records/identity/erase-person.ts';
import { createErasedHash } from '#stores/records/identity/erased-keys.ts';
import { countRefusals } from '#stores/records/identity/keep-refusals.ts';
import { createSubjectNamer } from '#stores/records/name-subject.ts';
import { findPerson } from '#stores/records/questions/person-find.ts';
import { listPersons } from '#stores/records/questions/person-list.ts';
import { sampleBatch, sampleRequest } from '#tests/support/sample-events.ts';
import { type Flow, type FlowPlace, makeFlowPlace, openFlow, readOutcomes } from './start-flow.ts';

let flow: Flow;
let place: FlowPlace;
let remove: () => Promise<void>;
let processor: Processor;
const startMs = Date.now() - 48 * 3_600_000;
const browser = '00000000000000aa';
const hourMs = 3_600_000;
let sent = 0;

beforeAll(async () => {
  ({ place, remove } = await makeFlowPlace());
  flow = await openFlow(place);
  processor = await flow.startProcessor();
}, 60_000);

afterAll(async () => {
  await processor?.stop();
  await flow?.close();
  await remove?.();
});

interface Happening {
  atMs: number;
  raw: Record<string, unknown>;
}

const view = (atMs: number, path: string): Happening => ({
  atMs,
  raw: { type: 'page_view', page: { url: `https://www.acme.it${path}` } },
});
const identify = (atMs: number, email: string, userId?: string): Happening => ({
  atMs,
  raw: { type: 'identify', traits: { email }, ...(userId === undefined ? {} : { userId }) },
});

/** Puts one request on the queue and waits until every event of it has its outcome. */
async function send(happenings: readonly Happening[], over: Partial<QueuedRequest> = {}): Promise<void> {
  const events = happenings.map(({ atMs, raw }) => {
    sent += 1;
    const id = deriveId('identity flow', sent, atMs);
    return { id, raw: { ...raw, id, at: atMs } };
  });
  const request = sampleRequest(events, {
    ...{ siteId: flow.site.id, visitor: browser, sentAtMs: null, consent: { state: 'granted' } },
    ...over,
  });
  await flow.queue.add([sampleBatch([request])]);
  await expect
    .poll(
      async () => {
        const known = new Set((await readOutcomes(flow)).map(({ event_id }) => event_id));
        return events.every(({ id }) => known.has(id));
      },
      { timeout: 30_000 },
    )
    .toBe(true);
}

async function timelineOf(search: string): Promise<string[][]> {
  const [card] = await listPersons(flow.records, search, { limit: 1 });
  const person = card && (await findPerson(flow.records, card.id));
  if (person === undefined) return [];
  const { items } = await lookTimeline(
    {
      ...{ records: flow.records, events: flow.events, siteIds: [flow.site.id], nowMs: Date.now() },
      caller: { id: 'u1', role: 'administrator', standsInFor: [] },
      nameSubject: createSubjectNamer(place.masterKey),
    },
    person,
    {},
  );
  return items.map(({ kind, detail }) => [kind, detail]);
}

const until = (search: string) => expect.poll(() => timelineOf(search), { timeout: 30_000 });

describe('a visitor who says who they are', () => {
  it('is a person with the visits before and after, those that were not agreed to left out', async () => {
    await send([view(startMs, '/first')]);
    const limited = { consent: { state: 'limited' as const } };
    await send([view(startMs + hourMs, '/not-agreed')], limited);
    const noPerson = { state: 'granted' as const, purposes: { measure: true, company: true, person: false } };
    await send([view(startMs + 2 * hourMs, '/not-as-a-person')], { consent: noPerson });
    await send([
      view(startMs + 3 * hourMs, '/prices'),
      identify(startMs + 3 * hourMs + 1_000, 'Anna@acme.it', '41'),
    ]);
    await until('anna@acme.it').toEqual([
      ['identify', 'browser'],
      ['visit', 'www.acme.it/prices'],
      ['visit', 'www.acme.it/first'],
    ]);
  });

  it('is another person with their own time when a second e-mail is given in the same browser', async () => {
    await send([
      view(startMs + 6 * hourMs, '/second'),
      identify(startMs + 6 * hourMs + 1_000, 'bruno@acme.it'),
    ]);
    await until('bruno@acme.it').toEqual([
      ['identify', 'browser'],
      ['visit', 'www.acme.it/second'],
    ]);
    expect((await timelineOf('anna@acme.it')).map(([, detail]) => detail)).not.toContain(
      'www.acme.it/second',
    );
  });

  it('is one with the id that a backend proves to be theirs', async () => {
    await send([identify(startMs + 7 * hourMs, 'anna@acme.it', '41')], { channel: 'server', visitor: '' });
    await expect
      .poll(async () => {
        const [card] = await listPersons(flow.records, 'anna@acme.it', { limit: 1 });
        const person = card && (await findPerson(flow.records, card.id));
        return person?.keys.map(({ key }) => key);
      })
      .toEqual(['email:anna@acme.it', `user:${flow.site.id}:41`]);
  });

  it('is nobody with a junk id, which is counted', async () => {
    await send([{ atMs: startMs + 8 * hourMs, raw: { type: 'identify', userId: 'undefined' } }]);
    await expect
      .poll(() => countRefusals(flow.records, [flow.site.id], '2000-01-01'))
      .toMatchObject([{ kind: 'user', reason: 'junk', sample: 'undefined', count: 1 }]);
  });

  it('stays erased: nothing of who they are is stored again', async () => {
    const key = 'email:carla@acme.it';
    await markErased(flow.records, [key], { id: 'u1', name: 'Ada' }, createErasedHash(place.masterKey));
    // What was erased is read again after a few seconds.
    await expect
      .poll(
        async () => {
          await send([identify(startMs + 9 * hourMs, 'carla@acme.it')]);
          return (await countRefusals(flow.records, [flow.site.id], '2000-01-01')).map(
            ({ reason }) => reason,
          );
        },
        { timeout: 30_000, interval: 1_000 },
      )
      .toContain('erased');
  }, 60_000);
});
