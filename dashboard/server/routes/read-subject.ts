// Reads what a pin or a correction is about, and the domains and ranges of companies: a fault is said in the reader's
// language.

import type { LineFaultCode } from '#contract/company-import.ts';
import type { SubjectRequest } from '#contract/company-report.ts';
import type { Language } from '#contract/report.ts';
import { describeFault } from '#intelligence/company/import/describe-fault.ts';
import { readDomain } from '#intelligence/company/import/read-domain.ts';
import { readNetwork } from '#intelligence/company/import/read-network.ts';
import type { Subject } from '#stores/records/questions/company-pins.ts';
import { Refusal } from '../api/refusal.ts';

/** Throws Refusal `invalid_input`. */
export function refuseField(field: string, code: LineFaultCode, value: string, language: Language): never {
  throw new Refusal('invalid_input', {
    fields: { [field]: describeFault({ code, field: '', value, other: '' }, language) },
  });
}

/** The registrable domain of a web address, a domain or an e-mail address that is not a mail provider's. */
export function readOwnDomain(text: string, language: Language, field = 'domain'): string {
  const { domain, fault } = readDomain(text);
  return fault === '' ? domain : refuseField(field, fault, text, language);
}

export function readOwnRange(text: string, language: Language): { first: string; last: string } {
  const result = readNetwork(text);
  return 'network' in result ? { ...result.network } : refuseField('range', result.fault, text, language);
}

/** Exactly one of the two must be there. */
export function readSubject({ range, domain }: SubjectRequest, language: Language): Subject {
  if ((range === undefined) === (domain === undefined)) throw new Refusal('subject_missing');
  if (domain !== undefined) return { domain: readOwnDomain(domain, language) };
  return readOwnRange(range ?? '', language);
}
