// What is taken of an answer to a form of our own.

import { expect, it } from 'vitest';
import { findAnswerFaults, sortAnswer } from '#collector/own-forms/check-answer.ts';
import type { OwnField } from '#contract/form-report.ts';

const label = (en: string) => ({ en, it: '' });
const fields: OwnField[] = [
  { name: 'f1', kind: 'name', label: label('Name'), required: false },
  { name: 'f2', kind: 'email', label: label('E-mail'), required: true },
  { name: 'f3', kind: 'phone', label: label('Telephone'), required: false },
  { name: 'f4', kind: 'message', label: label('Message'), required: true },
  {
    ...{ name: 'f5', kind: 'choice', label: { en: 'Topic', it: 'Argomento' }, required: false },
    options: [label('Sales'), { en: 'Support', it: 'Assistenza' }],
  },
  { name: 'f6', kind: 'email', label: label('Second e-mail'), required: false },
];

it('names every fault by its field', () => {
  const values = { f1: 'x'.repeat(201), f2: 'anna at acme', f3: 'none', f4: '  ', f5: '2' };
  expect(findAnswerFaults(fields, values)).toEqual({
    ...{ f1: 'long', f2: 'email', f3: 'phone', f4: 'required', f5: 'choice' },
  });
  expect(findAnswerFaults(fields, {})).toEqual({ f2: 'required', f4: 'required' });
  for (const address of ['a@b.it, c@d.it', 'a@b', 'Anna <a@b.it>', 'a@b.it\nBcc: c@d.it', 'a b@c.it']) {
    expect(findAnswerFaults(fields, { f2: address, f4: 'x' })).toEqual({ f2: 'email' });
  }
});

it('sorts values into claims, text and answers, hides cards, and leaves out what is no field', () => {
  const values = {
    ...{ f1: ' Anna\tVerdi ', f2: 'anna@acme.example', f4: 'Line one\r\nmy card 4111 1111 1111 1111' },
    ...{ f5: '1', f6: 'other@acme.example', extra: 'x', __proto__: { f3: '123456' } },
  };
  expect(findAnswerFaults(fields, values)).toBeUndefined();
  const sorted = sortAnswer(fields, values, 'it');
  expect(sorted.claims).toEqual({
    ...{ name: 'Anna Verdi', email: 'anna@acme.example', phone: '', company: '', jobTitle: '' },
  });
  expect(sorted.text).toMatch(/^Line one\nmy card /);
  expect(sorted.text).not.toContain('4111');
  expect(sorted.answers).toEqual([
    { question: 'Argomento', answer: 'Assistenza' },
    { question: 'Second e-mail', answer: 'other@acme.example' },
  ]);
});
