// The facts of a company that can be changed, with their labels, as they are shown and as they are edited.

import { useTranslation } from 'react-i18next';
import type { CompanyChange, CompanyDetail } from '#contract/company-report.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

export const factNames = [
  'name',
  'status',
  'ownerId',
  'legalName',
  'vatNumber',
  'fiscalCode',
  'country',
  'province',
  'postcode',
  'industryCode',
  'employees',
  'turnover',
  'externalId',
] as const;
export type FactName = (typeof factNames)[number];

export interface Fact {
  label: string;
  /** As it is read. */
  shown: string;
  /** As it is edited; '' when there is none. */
  value: string;
}

export function useFactValues(company: CompanyDetail): Record<FactName, Fact> {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const plain = (
    name: 'name' | 'legalName' | 'vatNumber' | 'fiscalCode' | 'province' | 'postcode' | 'externalId',
  ): Fact => ({ label: t(`companies.${name}`), shown: company[name], value: company[name] });
  const number = (name: 'employees' | 'turnover', unit: string): Fact => ({
    label: t(`companies.${name}`),
    shown: company[name] === null ? '' : `${format.number(company[name])}${unit}`,
    value: company[name]?.toString() ?? '',
  });
  const code = [company.industryScheme, company.industryCode].filter((text) => text !== '').join(' ');
  return {
    name: plain('name'),
    status: { label: t('companies.status'), shown: words.status(company.status), value: company.status },
    ownerId: { label: t('companies.owner'), shown: company.owner.name, value: company.owner.id ?? '' },
    legalName: plain('legalName'),
    vatNumber: plain('vatNumber'),
    fiscalCode: plain('fiscalCode'),
    country: { label: t('frame.country'), shown: format.country(company.country), value: company.country },
    province: plain('province'),
    postcode: plain('postcode'),
    industryCode: { label: t('companies.industryCode'), shown: code, value: company.industryCode },
    employees: number('employees', ''),
    turnover: number('turnover', ' €'),
    externalId: plain('externalId'),
  };
}

/** What the API is asked to change; an empty number or owner takes it away. */
export function toChange(name: FactName, value: string): CompanyChange {
  const text = value.trim();
  if (name === 'employees' || name === 'turnover') return { [name]: text === '' ? null : Number(text) };
  if (name === 'ownerId') return { ownerId: text === '' ? null : text };
  return { [name]: text };
}
