// What a provider delivers goes all the way: taken, understood, stored, with a name only where that is allowed, and once.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { findLosses } from '#dashboard/server/connections/find-losses.ts';
import type { Processor } from '#processor/start-processor.ts';
import { listDeliveries } from '#stores/records/questions/list-deliveries.ts';
import { type FlowIntake, openFlowIntake } from './deliver-webhooks.ts';
import { type Flow, makeFlowPlace, openFlow } from './start-flow.ts';

let flow: Flow;
let intake: FlowIntake;
let processor: Processor;
let remove: () => Promise<void>;

beforeAll(async () => {
  const made = await makeFlowPlace();
  remove = made.remove;
  flow = await openFlow(made.place);
  intake = await openFlowIntake(flow, made.place);
  processor = await flow.startProcessor();
});
afterAll(async () => {
  await intake.close();
  await processor.stop();
  await flow.close();
  await remove();
});

const question = {
  name: 'engagement-rows',
  sql: `SELECT outcome, reason, type, channel, consent, consent_version, name, action, target, properties, is_bot, bot_reasons,
  toString(visitor_id) AS visitor
FROM events_v1 FINAL WHERE channel = 'provider' AND position(properties, {mark: String}) > 0 ORDER BY time, id LIMIT 100`,
  parameters: z.object({ mark: z.string() }),
  row: z.object({
    outcome: z.string(),
    reason: z.string(),
    type: z.string(),
    channel: z.string(),
    consent: z.string(),
    consent_version: z.string(),
    name: z.string(),
    action: z.string(),
    target: z.string(),
    properties: z.string(),
    is_bot: z.boolean(),
    bot_reasons: z.array(z.string()),
    visitor: z.string(),
  }),
};

const rowsWith = (mark: string) => flow.events.ask(question, { mark });
const settled = async (connectionId: number, count: number) => {
  const states = async () =>
    (await listDeliveries(flow.records, connectionId, { limit: 50 })).map(({ state }) => state);
  await expect
    .poll(states, { timeout: 30_000 })
    .toEqual(expect.objectContaining({ length: count, 0: expect.not.stringMatching('waiting') }));
  await expect.poll(async () => (await flow.queue.waitingEvents()).size, { timeout: 30_000 }).toBe(0);
};

const at = Math.floor(Date.now() / 1_000) - 3_600;

test('a form answer is stored under its person’s consent, without address or number in the row', {
  timeout: 60_000,
}, async () => {
  const mapping = {
    kind: 'form_answer' as const,
    paths: { email: 'email', phone: 'phone', text: 'text', id: 'id', target: 'page' },
  };
  const connection = await intake.connect('generic', { settings: { mapping } });
  const status = await connection.deliver({
    ...{ id: 'F-1', email: 'anna@acme.example', phone: '+39021234567' },
    text: 'Scrivimi ad anna@acme.example o al +39021234567, grazie. mark-form',
    page: 'https://www.example.com/grazie?utm_source=x&email=anna%40acme.example#anna',
  });
  expect(status).toBe(200);
  await settled(connection.id, 1);
  const rows = await rowsWith('mark-form');
  expect(rows).toMatchObject([
    {
      outcome: 'stored',
      type: 'engagement',
      action: 'form_answer',
      consent: 'granted',
      consent_version: 'provider:generic',
      target: 'https://www.example.com/grazie?utm_source=x',
      is_bot: false,
      visitor: '0',
    },
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/anna@|021234567/);
});

test('opens are counted without a person until the operator states that recipients agreed', {
  timeout: 60_000,
}, async () => {
  const open = (id: string, mark: string) => ({
    ...{ event: 'opened', email: 'anna@acme.example', 'message-id': `<${id}>`, ts_event: at, subject: mark },
  });
  const without = await intake.connect('brevo');
  const withConsent = await intake.connect('brevo', { trackingConsent: true });
  await without.deliver(open('m1', 'mark-limited'));
  await withConsent.deliver(open('m1', 'mark-granted'));
  await settled(without.id, 1);
  await settled(withConsent.id, 1);
  const rows = await flow.events.ask(question, { mark: '"word":"opened"' });
  const byName = Object.fromEntries(rows.map((row) => [row.name, row]));
  expect(byName['mark-limited']).toMatchObject({ consent: 'limited', consent_version: '' });
  expect(byName['mark-limited']?.properties).not.toContain('m1');
  expect(byName['mark-granted']).toMatchObject({ consent: 'granted', consent_version: 'provider:brevo' });
});

test('a first open that comes as two events is stored once, a machine’s is marked', {
  timeout: 60_000,
}, async () => {
  const connection = await intake.connect('brevo', { trackingConsent: true });
  const open = { email: 'berto@acme.example', 'message-id': '<m2>', ts_event: at, subject: 'mark-double' };
  await connection.deliver({ ...open, event: 'unique_opened' });
  await connection.deliver({ ...open, event: 'opened' });
  await connection.deliver({ ...open, event: 'proxy_open' });
  await settled(connection.id, 3);
  const rows = (await flow.events.ask(question, { mark: '"provider":"brevo"' })).filter(
    ({ name }) => name === 'mark-double',
  );
  expect(rows.map(({ is_bot, bot_reasons }) => [is_bot, bot_reasons])).toEqual(
    expect.arrayContaining([
      [false, []],
      [true, ['provider:proxy_open']],
    ]),
  );
  expect(rows).toHaveLength(2);
});

test('what the pipeline does not store of a delivery stands on the row of that delivery', {
  timeout: 60_000,
}, async () => {
  const paths = { items: 'list', id: 'id', at: 'at', text: 'text' };
  const connection = await intake.connect('generic', { settings: { mapping: { kind: 'message', paths } } });
  const days = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString();
  const fresh = { id: 'L-1', at: days(1), text: 'mark-loss' };
  await connection.deliver({ list: [fresh, { id: 'L-2', at: days(60), text: 'old' }] });
  await settled(connection.id, 1);
  await connection.deliver({ list: [fresh], again: true });
  await settled(connection.id, 2);
  const losses = async () => {
    const rows = await listDeliveries(flow.records, connection.id, { limit: 5 });
    const found = await findLosses(flow.events, flow.site.id, rows);
    return rows.map(({ id, events }) => [events, found.get(id) ?? []]);
  };
  await expect.poll(losses, { timeout: 20_000 }).toEqual([
    [1, [{ outcome: 'dropped', reason: 'duplicate', count: 1 }]],
    [2, [{ outcome: 'dropped', reason: 'too_old', count: 1 }]],
  ]);
});

test('what cannot be understood is kept with its reason', { timeout: 60_000 }, async () => {
  const connection = await intake.connect('generic');
  await connection.deliver({ hello: 'world' });
  await settled(connection.id, 1);
  expect(await listDeliveries(flow.records, connection.id, { limit: 5 })).toMatchObject([
    { state: 'ignored', reason: 'no_mapping', events: 0, hasBody: true },
  ]);
});
