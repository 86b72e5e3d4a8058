// Reads what somebody writes about a company with the same care as a list of companies: numbers are checked, codes
// brought into one form. An empty text takes the value away.

import type { CompanyChange } from '#contract/company-report.ts';
import type { Language } from '#contract/report.ts';
import { checkFiscalCode } from '#intelligence/company/import/check-fiscal-code.ts';
import { checkVatNumber } from '#intelligence/company/import/check-vat-number.ts';
import { readCountry } from '#intelligence/company/import/read-country.ts';
import { readIndustryCode } from '#intelligence/company/import/read-industry-code.ts';
import type { CompanyValues } from '#stores/records/questions/company-create.ts';
import { refuseField } from './read-subject.ts';

/** `knownCountry`: of the company as it is, '' for a new one. Throws Refusal `invalid_input`. */
export function readCompanyValues(
  change: CompanyChange,
  knownCountry: string,
  language: Language,
): Partial<CompanyValues> {
  const { vatNumber, fiscalCode, country, industryCode, ...rest } = change;
  const values: Partial<CompanyValues> = { ...rest };
  if (country !== undefined) values.country = country === '' ? '' : readCountryOf(country, language);
  const where = values.country ?? knownCountry;
  if (vatNumber !== undefined) {
    const checked = vatNumber === '' ? { vatNumber: '', country: where } : checkVatNumber(vatNumber, where);
    if ('fault' in checked) refuseField('vatNumber', checked.fault, vatNumber, language);
    values.vatNumber = checked.vatNumber;
    if (where === '') values.country = checked.country;
  }
  if (fiscalCode !== undefined) {
    values.fiscalCode = checkFiscalCode(fiscalCode);
    if (fiscalCode !== '' && values.fiscalCode === '')
      refuseField('fiscalCode', 'fiscal_code_format', fiscalCode, language);
  }
  if (industryCode !== undefined) {
    const read =
      industryCode === '' ? { scheme: '' as const, code: '' } : readIndustryCode(industryCode, '', where);
    if (!read) refuseField('industryCode', 'not_an_industry_code', industryCode, language);
    values.industryScheme = read.scheme;
    values.industryCode = read.code;
  }
  return values;
}

function readCountryOf(text: string, language: Language): string {
  return readCountry(text) || refuseField('country', 'not_a_country', text, language);
}
