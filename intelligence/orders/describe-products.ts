// The products of an order in one text, as lists and searches show them. An order of one product that says nothing else has no lines.

import type { OrderLine } from '#contract/order-report.ts';

/** `productMax`: letters of the text. */
export function describeProducts(
  lines: readonly OrderLine[],
  productMax: number,
): { product: string; lines: OrderLine[] } {
  const [first] = lines;
  const names = [...new Set(lines.map(({ product }) => product))].filter((name) => name !== '');
  const isPlain = lines.length === 1 && first?.quantity === null;
  return { product: names.join(', ').slice(0, productMax), lines: isPlain ? [] : [...lines] };
}
