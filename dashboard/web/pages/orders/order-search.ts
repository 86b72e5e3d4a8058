// The filters of the list of orders as kept in the address.

import {
  type OrderKind,
  type OrderQuery,
  type OrderState,
  orderKinds,
  orderStates,
} from '#contract/order-report.ts';
import { oneOf, positiveInteger, shortText, withoutUndefined } from '../../frame/search-params.ts';

export interface OrderSearch {
  search?: string;
  /** Id of a company. */
  company?: number;
  kind?: OrderKind;
  state?: OrderState;
  /** Days, such as 2026-11-27. */
  from?: string;
  to?: string;
  amountMin?: number;
  amountMax?: number;
}

/** What a change of the filters names stays changed; undefined takes a filter away. */
export type ChangeOrderSearch = (
  wanted: {
    [Key in keyof OrderSearch]?: OrderSearch[Key] | undefined;
  },
) => void;

/** Drops whatever is not a filter value. */
export function readOrderSearch(search: Record<string, unknown>): OrderSearch {
  return withoutUndefined({
    search: shortText(search['search'])?.slice(0, 60),
    company: search['company'] === undefined ? undefined : positiveInteger(search['company']),
    kind: oneOf(search['kind'], orderKinds),
    state: oneOf(search['state'], orderStates),
    from: day(search['from']),
    to: day(search['to']),
    amountMin: amount(search['amountMin']),
    amountMax: amount(search['amountMax']),
  });
}

export function toOrderQuery(search: OrderSearch, limit: number): OrderQuery {
  return { ...search, limit };
}

function day(value: unknown): string | undefined {
  const text = shortText(value);
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
    ? text
    : undefined;
}

function amount(value: unknown): number | undefined {
  if (value === undefined || value === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) && Math.abs(number) <= 1_000_000_000_000 ? number : undefined;
}
