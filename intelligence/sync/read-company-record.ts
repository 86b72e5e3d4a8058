// What a CRM's record says of a company, in our terms: a checked VAT number, a country's code, registrable domains that one firm has.

import { registrableDomain } from '../company/domains/registrable-domain.ts';
import { describeEmail } from '../company/emails/describe-email.ts';
import { checkVatNumber } from '../company/import/check-vat-number.ts';
import { readCountry } from '../company/import/read-country.ts';
import { type IndustryCode, readIndustryCode } from '../company/import/read-industry-code.ts';
import type { FieldValues } from './field-value.ts';

export interface CompanyRecord {
  readonly name: string;
  /** As they stand there: addresses or domains. */
  readonly domains: readonly string[];
  readonly vatNumber: string;
  /** By our names. */
  readonly values: FieldValues;
}

export interface ReadCompany {
  readonly name: string;
  /** With the country's letters; '' when it is none. */
  readonly vatNumber: string;
  /** ISO 3166; '' when it is not told. */
  readonly country: string;
  readonly domains: readonly string[];
  readonly employees: number | null;
  readonly turnover: number | null;
  /** Of the Italian or the European list; undefined when it is none of them. */
  readonly industry: IndustryCode | undefined;
}

const nameLengthMax = 300;

export function readCompanyRecord(record: CompanyRecord): ReadCompany {
  const country = readCountry(String(record.values['country'] ?? '')) ?? '';
  const vat = record.vatNumber === '' ? undefined : checkVatNumber(record.vatNumber, country);
  return {
    name: record.name.trim().slice(0, nameLengthMax),
    vatNumber: vat !== undefined && 'vatNumber' in vat ? vat.vatNumber : '',
    country,
    domains: [...new Set(record.domains.map(readFirmDomain))].filter((domain) => domain !== ''),
    employees: readCount(record.values['employees']),
    turnover: readCount(record.values['turnover']),
    industry: readIndustryCode(String(record.values['industryCode'] ?? ''), '', country),
  };
}

/** Of an address or a name; '' for free mail and what is no domain. */
export function readFirmDomain(text: string): string {
  const host = /^[a-z]+:\/\//i.test(text) ? hostOf(text) : (text.trim().split('/')[0] ?? '');
  const domain = registrableDomain(host.replace(/:\d+$/, ''));
  return domain !== '' && describeEmail(`info@${domain}`).kind === 'role' ? domain : '';
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

const countMax = 2_147_483_647;

function readCount(value: FieldValues[string] | undefined): number | null {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && value.trim() !== ''
        ? Number(value)
        : Number.NaN;
  return Number.isFinite(number) && number >= 0 && number <= countMax ? Math.round(number) : null;
}
