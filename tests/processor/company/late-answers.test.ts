// What is decided while an answer from outside is on the way, and what becomes of it once the answer is there.

import { expect, it } from 'vitest';
import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import type { CompanyDecision, DecisionAnswer } from '#processor/company/company-decision.ts';
import { createCompanyDecider } from '#processor/company/decide-company.ts';
import { createLateAnswers } from '#processor/company/late-answers.ts';
import { liveKnowledge } from '#tests/support/live-knowledge.ts';
import { sampleAddress, sampleKnowledge, sampleStatement } from '#tests/support/sample-resolution.ts';

const home = '203.1.2.7';
const neighbour = '203.1.2.8';
const day = '2026-08-01';
const firm = sampleStatement('provider:sample', '203.1.2.7/32', {
  ...{ organisation: 'Officine Bianchi S.p.A.', domain: 'officinebianchi.it', userType: 'business' },
});

function open({ isAwaited = true } = {}) {
  const state = { isAwaited, isAnswered: false };
  const listeners = new Set<(addresses: readonly ParsedAddress[]) => void>();
  const replaced: { id: string; answer: DecisionAnswer; consent: string }[] = [];
  const changed: CompanyDecision[] = [];
  const written = { times: 0 };
  const { word0 } = sampleAddress(home);
  const sources = {
    revision: 1,
    statements: (address: ParsedAddress): readonly NetworkStatement[] =>
      state.isAnswered && address.word0 === word0 ? [firm] : [],
    ptrOf: () => '',
    isAwaited: () => state.isAwaited,
    onLate: (listener: (addresses: readonly ParsedAddress[]) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const knowledge = liveKnowledge(sampleKnowledge());
  const late = createLateAnswers({
    ...{ knowledge, sources, gatherMs: 1, log: { warn: () => undefined } },
    onChange: (decision) => changed.push(decision),
    keeper: {
      replace: (id, answer, consent) => replaced.push({ id, answer, consent }),
      write: () => {
        written.times += 1;
        return Promise.resolve();
      },
    },
  });
  const decide = createCompanyDecider({ knowledge, sources, late });
  return {
    ...{ late, state, replaced, changed, written },
    decide: (address: string) => decide({ address, claims: [], day }),
    answer: (...addresses: string[]) => {
      state.isAwaited = false;
      state.isAnswered = true;
      for (const listener of listeners) listener(addresses.map(sampleAddress));
    },
  };
}

it('gives an address a decision of its own while its answer is on the way, the same each time', () => {
  const { decide, late } = open();
  const [first, again, other] = [decide(home), decide(home), decide(neighbour)];
  expect(first.id).toMatch(/^\d{5,20}$/);
  expect(again.id).toBe(first.id);
  expect(other.id).not.toBe(first.id);
  // There must be something to hang on, although nothing is known.
  expect(first.answer?.trace).toMatchObject({ band: 'none', reason: 'no_data' });
  late.close();
});

it('makes that decision again soon after the answer, under every consent that its events came under, in one write', async () => {
  const { decide, late, answer, replaced, changed, written } = open();
  const [own, other] = [decide(home), decide(neighbour)];
  late.note(own, 'limited');
  late.note(own, 'granted');
  late.note(other, 'granted');
  answer(home, neighbour);
  await expect.poll(() => written.times).toBe(1);
  expect(replaced.map(({ id, consent }) => [id, consent])).toEqual([
    [own.id, 'limited'],
    [own.id, 'granted'],
  ]);
  expect(replaced[0]?.answer.trace.name).toBe('Officine Bianchi S.p.A.');
  expect(changed.map(({ id }) => id)).toEqual([own.id]);
  // What comes now is decided with the answer, and shared as ever.
  const now = decide(home);
  expect(now.id).not.toBe(own.id);
  expect(now.answer?.trace.name).toBe('Officine Bianchi S.p.A.');
  late.close();
});

it('leaves a decision open of which another answer is still on the way', async () => {
  const { decide, late, answer, state, replaced, written } = open();
  late.note(decide(home), 'granted');
  answer(home);
  state.isAwaited = true;
  await expect.poll(() => written.times).toBe(1);
  expect(replaced).toEqual([]);
  answer(home);
  await expect.poll(() => written.times).toBe(2);
  expect(replaced).toHaveLength(1);
  late.close();
});

it('changes nothing for addresses that nobody is asked about', () => {
  const { decide, late } = open({ isAwaited: false });
  expect(decide(home).id).toBe('0');
  late.close();
});
