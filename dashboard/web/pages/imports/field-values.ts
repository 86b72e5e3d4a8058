// What a column may mean, in the order in which it is offered.

export const fieldValues = [
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
  'industry_code',
  'employees',
  'turnover',
  'status',
  'owner',
  'external_id',
] as const;
