// Which companies are to be worked out anew because decisions about past events are others now.

import { expect, test } from 'vitest';
import type { Trace } from '#intelligence/company/resolution.ts';
import type { CompanyDecision } from '#processor/company/company-decision.ts';
import { createNamedCompanies } from '#processor/scoring/named-companies.ts';
import type { DueSubject } from '#stores/records/scores/due-scoring.ts';

const naming = (companyId: number): CompanyDecision => ({
  id: '7',
  answer: {
    ...{ told: { claims: [], ptr: '' }, isOwn: false, blind: undefined },
    trace: { band: 'high', match: { companyId }, name: '', domain: '' } as unknown as Trace,
  },
});

test('what could not be written as due is written the next time, and then no more', async () => {
  const named = createNamedCompanies();
  named.note(naming(1));
  named.noteAgain(naming(2), undefined);
  const away = () => Promise.reject(new Error('away'));
  await expect(named.writeMoved(away)).rejects.toThrow('away');
  const written: DueSubject[] = [];
  const write = async (due: readonly DueSubject[]) => void written.push(...due);
  await named.writeMoved(write);
  await named.writeMoved(write);
  expect(written.map(({ subject }) => subject).sort()).toEqual(['id:1', 'id:2']);
});
