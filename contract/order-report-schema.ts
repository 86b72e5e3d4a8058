// The zod schemas of orders and invoices in the dashboard API. Each must satisfy its type in `order-report.ts`.

import { z } from 'zod';
import type * as report from './order-report.ts';
import { orderKinds, orderStates } from './order-report.ts';

const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const companyId = z.coerce.number().int().min(1).max(2_147_483_647);
const kind = z.enum(orderKinds);
/** As far as anybody keeps orders; the database knows no year 0000. */
const day = z.iso.date().regex(/^(?:19|20|21)/);
const number = z.string().trim().min(1).max(60);
const product = z.string().trim().max(300);
/** More is no order, and no longer exact to the cent. */
const amountMax = 1_000_000_000_000;
const amount = z.number().min(-amountMax).max(amountMax).multipleOf(0.01);
const linesMax = 500;
/** The names in the order in which the database gives them back. */
const line = z.strictObject({
  amount: amount.nullable(),
  product,
  quantity: z.number().min(-amountMax).max(amountMax).nullable(),
}) satisfies z.ZodType<report.OrderLine>;
const lines = z.array(line).max(linesMax);
const anAmount = z.coerce.number().min(-amountMax).max(amountMax);
const currency = z.string().regex(/^[A-Z]{3}$/);

export const orderParams = z.object({ id });
export const orderChangeParams = z.object({ id, changeId: id });

export const orderQuerySchema = z.strictObject({
  company: companyId.exactOptional(),
  kind: kind.exactOptional(),
  from: day.exactOptional(),
  to: day.exactOptional(),
  search: z.string().trim().min(1).max(60).exactOptional(),
  amountMin: anAmount.exactOptional(),
  amountMax: anAmount.exactOptional(),
  state: z.enum(orderStates).exactOptional(),
  cursor: z.string().max(600).exactOptional(),
  limit: z.coerce.number().int().min(1).max(200).exactOptional(),
}) satisfies z.ZodType<report.OrderQuery>;

const orderRowSchema = z.object({
  ...{ id: z.number(), kind, number: z.string(), date: z.string(), product: z.string() },
  ...{ amount: z.number(), currency: z.string(), lines: z.array(line) },
  company: z.object({ id: z.number(), name: z.string() }),
  owner: z.object({ id: z.string().nullable(), name: z.string() }),
  crm: z.object({ id: z.number(), name: z.string(), state: z.string() }).nullable(),
  ...{ source: z.string(), madeCustomer: z.boolean(), changedAt: z.string(), changeId: z.number() },
}) satisfies z.ZodType<report.OrderRow>;

export const orderPageSchema = z.object({
  orders: z.array(orderRowSchema),
  total: z
    .object({
      ...{ count: z.number(), isMore: z.boolean() },
      sums: z.array(
        z.object({
          kind: z.enum(['order', 'invoice']),
          ...{ currency: z.string(), amount: z.number(), count: z.number() },
        }),
      ),
    })
    .nullable(),
  nextCursor: z.string().nullable(),
}) satisfies z.ZodType<report.OrderPage>;

/** Its amount goes back to the customer. */
const isBelowZero = ({ kind: said, amount: of }: { kind?: report.OrderKind; amount?: number }) =>
  said !== 'credit_note' || of === undefined || of <= 0;
const belowZero = {
  path: ['amount'],
  error: 'The amount of a credit note is not above zero: write it with a minus, such as -120.',
};

export const orderBodySchema = z
  .strictObject({
    companyId: z.number().int().min(1).max(2_147_483_647),
    ...{ kind, number, date: day, product: product.exactOptional(), amount, currency },
    lines: lines.exactOptional(),
  })
  .refine(isBelowZero, belowZero) satisfies z.ZodType<report.OrderBody>;

export const orderChangeBodySchema = z
  .strictObject({
    seenChangeId: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
    ...{ kind: kind.exactOptional(), number: number.exactOptional(), date: day.exactOptional() },
    ...{
      product: product.exactOptional(),
      amount: amount.exactOptional(),
      currency: currency.exactOptional(),
    },
    lines: lines.exactOptional(),
    isRemoved: z.boolean().exactOptional(),
  })
  .refine(isBelowZero, belowZero) satisfies z.ZodType<report.OrderChangeBody>;

export const orderHistorySchema = z.object({
  order: orderRowSchema,
  isRemoved: z.boolean(),
  changes: z.array(
    z.object({
      ...{ id: z.number(), action: z.string(), by: z.string(), at: z.string() },
      before: z.record(z.string(), z.unknown()),
      after: z.record(z.string(), z.unknown()),
      ...{ undoes: z.number().nullable(), isUndone: z.boolean() },
    }) satisfies z.ZodType<report.OrderChange>,
  ),
}) satisfies z.ZodType<report.OrderHistory>;
