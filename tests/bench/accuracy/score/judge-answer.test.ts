// How answers are judged: by the spellings that were written, never by comparing names.

import { expect, test } from 'vitest';
import { createNameBook } from '#bench/accuracy/names/name-book.ts';
import { type Answer, judgeAnswer } from '#bench/accuracy/score/judge-answer.ts';
import type { VisitTruth } from '#bench/accuracy/visits/visit.ts';

const names = createNameBook();
names.noteCompany(1, 'Officine Bravex S.r.l.');
names.noteCompany(1, 'Łódź Bravex');
names.noteCompany(2, 'Officine Bravex S.r.l.');
names.noteProvider(9, 'Telequadra S.p.A.');
const reference = { names, domains: new Map([['bravex.it', [1]]]) };

const truth: VisitTruth = {
  truthClass: 'enterprise',
  companyId: 1,
  alsoRight: [],
  neutral: false,
  knownBy: ['registry'],
  knowable: true,
  person: '',
  caseName: 'office',
};
const answer: Answer = { band: 'high', probability: 0.95, name: '', domain: '', companyId: 0 };

function judge(more: Partial<Answer>, about: Partial<VisitTruth> = {}) {
  return judgeAnswer({ ...answer, ...more }, { ...truth, ...about }, reference);
}

test('every spelling that was written counts as the company, marks and letters lost in Latin-1 included', () => {
  expect(judge({ name: 'OFFICINE BRAVEX SRL' })).toBe('right');
  expect(judge({ name: '?ód? Bravex' })).toBe('right');
  expect(judge({ name: 'Officine Brambilla' })).toBe('wrong');
});

test('a domain of the company is enough, and a parent that stands in the register is right', () => {
  expect(judge({ domain: 'bravex.it' })).toBe('right');
  expect(judge({ domain: 'other.it' })).toBe('wrong');
  expect(judge({ name: 'Officine Bravex Srl' }, { companyId: 3, alsoRight: [2] })).toBe('right');
});

test('the right name tied to a homonym of the operator is an error of its own', () => {
  expect(judge({ name: 'Officine Bravex Srl', companyId: 2 })).toBe('wrong_tie');
  expect(judge({ name: 'Officine Bravex Srl', companyId: 1 })).toBe('right');
  expect(judge({ name: 'Something else', companyId: 2 })).toBe('wrong');
});

test('carriers and private persons are found whatever band they are shown in', () => {
  expect(judge({ name: 'TELEQUADRA SPA', band: 'low' })).toBe('isp');
  const person = { truthClass: 'person', companyId: 0, person: 'Mario|Rossi' } as const;
  expect(judge({ name: 'Sig. ROSSI MARIO', band: 'low' }, person)).toBe('person');
  expect(judge({ name: 'Sig. ROSSI MARIO', band: 'none' }, person)).toBe('none');
});
