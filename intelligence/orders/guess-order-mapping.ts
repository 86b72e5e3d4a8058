// Understands the columns of a list of orders by their headers, where the operator has not said what they are.

import type { ColumnMapping, ImportField, OrderField } from '#contract/company-import.ts';
import { headerWords } from '../company/import/header-words.ts';
import { simplifyHeader } from '../engagement-import/simplify-header.ts';
import { orderHeaderWords } from './order-header-words.ts';

/** What tells which company an order is of. */
export const companyFields: readonly ImportField[] = [
  ...(['external_id', 'vat_number', 'fiscal_code', 'domains', 'email', 'name', 'country'] as const),
];

/** `Numero` and `Data` are the order's, whatever they would mean in a list of companies. */
const fieldOfHeader: ReadonlyMap<string, ImportField | OrderField> = new Map([
  ...companyFields.flatMap((field) =>
    headerWords[field].map((word): [string, ImportField | OrderField] => [word, field]),
  ),
  ...Object.entries(orderHeaderWords).flatMap(([field, words]) =>
    words.map((word): [string, ImportField | OrderField] => [word, field as OrderField]),
  ),
]);

/** Every header to a field or `ignore`; of several for one field the first is taken. */
export function guessOrderMapping(headers: readonly string[]): ColumnMapping {
  const taken = new Set<string>();
  return Object.fromEntries(
    headers.map((header) => {
      const field = fieldOfHeader.get(simplifyHeader(header));
      if (field === undefined || taken.has(field)) return [header, 'ignore' as const];
      taken.add(field);
      return [header, field];
    }),
  );
}
