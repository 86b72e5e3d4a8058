// What a column may mean, in the order in which it is offered.

import type { ListKind } from '#contract/company-report.ts';

const companyValues = [
  'ignore',
  'name',
  'legal_name',
  'vat_number',
  'fiscal_code',
  'domains',
  'email',
  'aliases',
  'networks',
  'parent',
  'country',
  'province',
  'postcode',
  'industry_code',
  'employees',
  'turnover',
  'status',
  'owner',
  'external_id',
] as const;

const orderValues = [
  ...(['ignore', 'document_kind', 'number', 'date', 'product', 'quantity'] as const),
  ...(['line_amount', 'amount', 'currency'] as const),
  ...(['external_id', 'vat_number', 'fiscal_code', 'domains', 'email', 'name', 'country'] as const),
] as const;

export const fieldValues: Readonly<Record<ListKind, readonly string[]>> = {
  companies: companyValues,
  orders: orderValues,
};
