// Checks what somebody filled in against the form as it is now, and sorts it into text, answers and claims.

import type { FormTexts, OwnField, OwnFieldKind } from '#contract/form-report.ts';
import type { RequestClaims } from '#contract/request-report.ts';
import type { OwnFieldFault } from '#contract/wire-format.ts';
import { hideCards } from '../scrub-text.ts';

export type FormLanguage = 'en' | 'it';

const lengthMax: Record<OwnFieldKind, number> = {
  ...{ name: 200, email: 254, phone: 40, company: 200, message: 5_000, text: 1_000, choice: 10 },
};
const claimOf: Partial<Record<OwnFieldKind, keyof RequestClaims>> = {
  ...{ name: 'name', email: 'email', phone: 'phone', company: 'company' },
};
const email = /^[^\s@,;<>"()]{1,64}@[^\s@,;<>"()]{1,180}\.[a-z0-9-]{2,}$/i;
const phone = /^\+?[\d\s()./-]{5,40}$/;

export interface CheckedAnswer {
  text: string;
  answers: { question: string; answer: string }[];
  claims: RequestClaims;
}

/** By name of the field; `consent` is the box. */
export type AnswerFaults = Record<string, OwnFieldFault>;

/** Undefined when nothing is wrong. What is no field of the form is left out. */
export function findAnswerFaults(
  fields: readonly OwnField[],
  values: Record<string, unknown>,
): AnswerFaults | undefined {
  const faults: AnswerFaults = {};
  for (const field of fields) {
    const fault = findFault(field, readValue(values, field));
    if (fault !== undefined) faults[field.name] = fault;
  }
  return Object.keys(faults).length > 0 ? faults : undefined;
}

function findFault(field: OwnField, value: string): OwnFieldFault | undefined {
  if (value === '') return field.required ? 'required' : undefined;
  if (value.length > lengthMax[field.kind]) return 'long';
  if (field.kind === 'email' && !email.test(value)) return 'email';
  if (field.kind === 'phone' && (!phone.test(value) || value.replace(/\D/g, '').length < 5)) return 'phone';
  if (field.kind === 'choice' && optionAt(field, value) === undefined) return 'choice';
  return undefined;
}

/** For values in which no fault was found. A second field of the same kind is an answer like any other. */
export function sortAnswer(
  fields: readonly OwnField[],
  values: Record<string, unknown>,
  language: FormLanguage,
): CheckedAnswer {
  const claims: RequestClaims = { name: '', email: '', phone: '', company: '', jobTitle: '' };
  const answers: CheckedAnswer['answers'] = [];
  let text = '';
  for (const field of fields) {
    const value = readValue(values, field);
    if (value === '') continue;
    const claim = claimOf[field.kind];
    const shown = hideCards(field.kind === 'choice' ? textIn(optionAt(field, value), language) : value);
    if (claim !== undefined && claims[claim] === '') claims[claim] = value;
    else if (field.kind === 'message' && text === '') text = shown;
    else answers.push({ question: textIn(field.label, language), answer: shown });
  }
  return { text, answers, claims };
}

/** Control characters are taken out, ends of lines stay in messages alone. */
function readValue(values: Record<string, unknown>, { name, kind }: OwnField): string {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (typeof value !== 'string') return '';
  const whole = Buffer.from(value.slice(0, 2 * lengthMax[kind])).toString();
  const lines = whole.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ');
  return (kind === 'message' ? lines : lines.replaceAll('\n', ' ')).trim();
}

function optionAt({ options = [] }: OwnField, value: string): FormTexts | undefined {
  return /^\d{1,3}$/.test(value) ? options[Number(value)] : undefined;
}

/** '' when there is none in either language. */
export function textIn(texts: FormTexts | undefined, language: FormLanguage): string {
  if (texts === undefined) return '';
  return texts[language] || texts[language === 'it' ? 'en' : 'it'];
}
