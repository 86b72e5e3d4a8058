// Every decision is written once, before its events, and again only when it would otherwise be forgotten.

import { expect, it } from 'vitest';
import { decisionId } from '#processor/company/company-decision.ts';
import { answerOf } from '#processor/company/decide-company.ts';
import { createDecisionKeeper } from '#processor/company/keep-decisions.ts';
import { EventStoreError } from '#stores/events/event-store-error.ts';
import { sampleAddress, sampleKnowledge, sampleStatement } from '#tests/support/sample-resolution.ts';

const dayMs = 86_400_000;
const knowledge = {
  current: () => sampleKnowledge(),
  staffOf: () => undefined,
  staffOfDomain: () => undefined,
};

function decide(organisation: string) {
  const statements = [sampleStatement('mmdb:isp', '198.51.100.0/24', { organisation, provider: 'Carrier' })];
  const address = sampleAddress('198.51.100.7');
  const input = { address, statements, isBot: false, firstParty: [], ptr: '', day: '2026-08-01' };
  const answer = answerOf(knowledge, input);
  return { id: decisionId(answer), answer };
}

function open() {
  const written: string[][] = [];
  const state = { nowMs: Date.UTC(2026, 7, 1), isAway: false, revision: '1' };
  const keeper = createDecisionKeeper(
    (_table, _columns, text) => {
      if (state.isAway) return Promise.reject(new Error('away'));
      written.push(
        text
          .trim()
          .split('\n')
          .map((line) => String((JSON.parse(line) as unknown[])[0])),
      );
      return Promise.resolve();
    },
    { log: { warn: () => undefined }, revision: () => state.revision, now: () => state.nowMs },
  );
  return { keeper, written, state };
}

it('has one id for equal answers, and another for a different one', () => {
  expect(decide('Officine Bianchi S.p.A.').id).toBe(decide('Officine Bianchi S.p.A.').id);
  expect(decide('Officine Bianchi S.p.A.').id).not.toBe(decide('Officine Verdi S.p.A.').id);
});

it('writes each decision once, however many events hang on it', async () => {
  const { keeper, written } = open();
  const [one, other] = [decide('Officine Bianchi S.p.A.'), decide('Officine Verdi S.p.A.')];
  for (const decision of [one, other, one]) keeper.note(decision, 'granted');
  await keeper.write();
  keeper.note(one, 'granted');
  await keeper.write();
  expect(written).toEqual([[one.id, other.id]]);
});

it('writes a decision once for each consent of its events, since they are kept for different times', async () => {
  const { keeper, written } = open();
  const one = decide('Officine Bianchi S.p.A.');
  for (const consent of ['limited', 'granted', 'limited'] as const) keeper.note(one, consent);
  await keeper.write();
  keeper.note(one, 'limited');
  await keeper.write();
  expect(written).toEqual([[one.id, one.id]]);
});

it('writes nothing for what needs no row', async () => {
  const { keeper, written } = open();
  keeper.note({ id: '0', answer: undefined }, 'granted');
  await keeper.write();
  expect(written).toEqual([]);
});

it('tries again what the store did not take', async () => {
  const { keeper, written, state } = open();
  const one = decide('Officine Bianchi S.p.A.');
  state.isAway = true;
  keeper.note(one, 'granted');
  await expect(keeper.write()).rejects.toThrow('away');
  state.isAway = false;
  await keeper.write();
  expect(written).toEqual([[one.id]]);
});

it('writes a decision anew after a day of use, so that its retention never overtakes that of its events', async () => {
  const { keeper, written, state } = open();
  const one = decide('Officine Bianchi S.p.A.');
  for (const days of [0, 0.9, 1.1]) {
    state.nowMs = Date.UTC(2026, 7, 1) + days * dayMs;
    keeper.note(one, 'granted');
    await keeper.write();
  }
  expect(written).toEqual([[one.id], [one.id]]);
});

it('writes a decision anew that comes again after a change, since a new look may have overwritten it meanwhile', async () => {
  const { keeper, written, state } = open();
  const one = decide('Officine Bianchi S.p.A.');
  keeper.note(one, 'granted');
  await keeper.write();
  state.revision = '2';
  keeper.note(one, 'granted');
  await keeper.write();
  expect(written).toEqual([[one.id], [one.id]]);
});

it('leaves out a decision that the store refuses, and keeps its neighbours', async () => {
  const bad = decide('Officine Bianchi S.p.A.');
  const written: string[] = [];
  const keeper = createDecisionKeeper(
    (_table, _columns, text) => {
      const ids = text
        .trim()
        .split('\n')
        .map((line) => String((JSON.parse(line) as unknown[])[0]));
      if (ids.includes(bad.id))
        return Promise.reject(new EventStoreError('no', { failure: 'refused', code: 0, type: '' }));
      written.push(...ids);
      return Promise.resolve();
    },
    { log: { warn: () => undefined }, revision: () => '1' },
  );
  const others = ['Officine Verdi S.p.A.', 'Officine Neri S.p.A.'].map(decide);
  for (const decision of [...others, bad]) keeper.note(decision, 'granted');
  await keeper.write();
  expect(written.sort()).toEqual(others.map(({ id }) => id).sort());
});
