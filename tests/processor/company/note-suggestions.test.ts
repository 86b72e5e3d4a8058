// A likeness that a decision shows becomes a question, whenever the decision came to show it.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerOf } from '#processor/company/decide-company.ts';
import { createSuggestionKeeper } from '#processor/company/keep-suggestions.ts';
import { createReresolver } from '#processor/company/reresolve-decisions.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { listSuggestions } from '#stores/records/questions/company-suggestions.ts';
import { liveKnowledge } from '#tests/support/live-knowledge.ts';
import {
  sampleAddress,
  sampleInput,
  sampleKnowledge,
  sampleRegistration,
} from '#tests/support/sample-resolution.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());

const address = '31.15.0.5';
const statements = [
  sampleRegistration('31.15.0.5/32', { description: ['Firma Numero 5 SRL'] }, { country: 'IT' }),
];
const input = { ...sampleInput(address, statements), address: sampleAddress(address) };
const log = { info: () => undefined, warn: () => undefined };
const asked = async () =>
  (await listSuggestions(records, { state: 'open', limit: 10 })).map(({ name }) => name);

it('asks about a likeness that a decision shows only when it is made again', async () => {
  const by = { id: 'u1', name: 'Mara' };
  const id = await createCompany(records, by, { name: 'Firma Numero 5 S.p.A.', source: 'manual' });
  const before = answerOf(liveKnowledge(sampleKnowledge()), input);
  const likes = [{ companyId: id, score: 0.9 }];
  const now = liveKnowledge({ ...sampleKnowledge(), suggest: () => likes });
  const keeper = createSuggestionKeeper(records, now, log);
  keeper.note({ id: '7', answer: before });
  await keeper.write();
  expect(await asked()).toEqual([]);

  const state = { revision: 1 };
  const knowledge = Object.defineProperty(now, 'revision', { get: () => state.revision });
  const kept = {
    ...{ decision: '7', decidedAtMs: Date.parse('2026-10-01'), version: 1, network: `${address}/32` },
    ...{ trace: JSON.stringify(before.trace), told: '', isOwn: false, blind: '', consent: 'granted' },
  };
  const ask = ({ name }: { name: string }) => Promise.resolve(name === 'newest-decisions' ? [kept] : []);
  const events = { ask, insertText: () => Promise.resolve() } as unknown as EventStore;
  const sources = { statements: () => statements, datasets: () => [], isOff: () => false, revision: 1 };
  const reresolver = createReresolver({
    ...{ events, records, knowledge, sources, log },
    onMade: keeper.note,
  });
  await reresolver.run();
  state.revision = 2;
  await reresolver.run();
  await keeper.write();
  expect(await asked()).toEqual(['Firma Numero 5 SRL']);
  await reresolver.stop();
});
