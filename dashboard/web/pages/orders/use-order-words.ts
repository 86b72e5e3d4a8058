// A change of an order's history in words: which field held what, and what it holds since.

import { useTranslation } from 'react-i18next';
import { type OrderChange, type OrderLine, orderKinds } from '#contract/order-report.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { useDay } from './order-formats.ts';

export interface OrderWords {
  what: string;
  /** Such as "Amount: 100 → 120". */
  fields: string[];
}

const fieldOf: Readonly<Record<string, string>> = {
  kind: 'document_kind',
  number: 'number',
  orderedOn: 'date',
  product: 'product',
  amount: 'amount',
  currency: 'currency',
  lines: 'lines',
};

export function useOrderWords(): (change: OrderChange) => OrderWords {
  const { t } = useTranslation();
  const words = useWords();
  const format = useFormat();
  const day = useDay();
  const say = (name: string, value: unknown) => {
    if (value === '' || value === null || value === undefined) return t('lead.nothing');
    if (name === 'kind') return t(`orders.${orderKinds.find((kind) => kind === value) ?? 'order'}`);
    if (name === 'lines') return sayLines(value, t('lead.nothing'));
    if (name === 'orderedOn') return day(String(value));
    return typeof value === 'number' ? format.number(value) : String(value);
  };
  return ({ action, before, after }) => {
    const isNew = !Object.keys(before).some((name) => name in fieldOf);
    const { companyStatus: status, statusGivenBack: given } = before;
    const names = isNew ? [] : Object.keys(after).filter((name) => name in fieldOf);
    const fields = names.map((name) =>
      t('lead.fromTo', {
        field: words.field(fieldOf[name] ?? name),
        before: say(name, before[name]),
        after: say(name, after[name]),
      }),
    );
    const tell = (from: string, to: string) =>
      t('lead.fromTo', {
        field: t('orders.companyStatus'),
        before: words.status(from),
        after: words.status(to),
      });
    if (typeof status === 'string') fields.push(tell(status, 'customer'));
    if (typeof given === 'string') fields.push(tell('customer', given));
    return { what: words.orderDeed(action), fields };
  };
}

/** As `OrderLine` has them. */
function sayLines(value: unknown, nothing: string): string {
  if (!Array.isArray(value) || value.length === 0) return nothing;
  return value.map((line: OrderLine) => line.product).join(', ');
}
