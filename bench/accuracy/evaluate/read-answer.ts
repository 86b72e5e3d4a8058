// A trace in the words of the benchmark, and what a trace must never hold.

import type { Trace } from '#intelligence/company/resolution.ts';
import { bareLetters } from '../names/fold-letters.ts';
import type { Answer } from '../score/judge-answer.ts';
import type { VisitTruth } from '../visits/visit.ts';
import type { KnownTable } from './take-in-companies.ts';

export function readAnswer(trace: Trace, table: KnownTable): Answer {
  const { decision, band, probability, name, domain, match } = trace;
  if (decision === 'none' || band === 'none') {
    return { band: 'none', probability: 0, name: '', domain: '', companyId: 0 };
  }
  return { band, probability, name, domain, companyId: table.worldCompanyOf(match.companyId) };
}

/** Whether a private person's surname stands anywhere in what is stored. */
export function holdsPerson(trace: Trace, { person }: VisitTruth): boolean {
  const surname = bareLetters(person.split('|')[1] ?? '');
  if (surname === '') return false;
  const texts: string[] = [];
  collectTexts(trace, texts);
  return texts.some((text) => bareLetters(text).includes(surname));
}

function collectTexts(value: unknown, texts: string[]): void {
  if (typeof value === 'string') texts.push(value);
  else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) collectTexts(inner, texts);
  }
}

/** One line of why, for the examples. */
export function explainTrace(trace: Trace): string {
  const sides = [...trace.evidence, ...trace.against].map(({ id, bits, field }) =>
    `${id} ${bits} ${field}`.trim(),
  );
  const parts = [
    `${trace.kind}${trace.reason === '' ? '' : `, ${trace.reason}`}`,
    trace.decision === 'none' ? '' : `${trace.band} ${trace.probability}`,
    trace.match.rule,
    sides.join(' + '),
    trace.discarded.map(({ name, why }) => `left out ${name}: ${why}`).join('; '),
  ];
  return parts.filter((part) => part !== '').join(' | ');
}
