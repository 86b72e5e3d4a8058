// Orders of Salesforce that are activated, with their products, by the time of their last change. Those that are drafts are no orders yet.

import type { CrmOrderDocument } from '#contract/crm.ts';
import { CrmError } from '../../http/crm-fault.ts';
import { numberOf, textOf } from '../../http/read-json.ts';
import type { OrderSource, RemoteOrder } from '../connector.ts';
import { readSalesforcePage } from './salesforce-changes.ts';
import { isId, querySalesforce, quoted, type SalesforceParts } from './salesforce-parts.ts';

const object = 'Order';
const lineObject = 'OrderItem';
const orderFields = [
  ...['OrderNumber', 'AccountId', 'EffectiveDate', 'Status', 'StatusCode', 'TotalAmount', 'CurrencyIsoCode'],
  'SystemModstamp',
];
/** Ids in one question, which goes in an address. */
const idsAtOnce = 200;
const linesMax = 50_000;

export function openSalesforceOrders(parts: SalesforceParts): OrderSource {
  // Calls are counted there: what may be read is asked until it may be, and again when it is refused.
  let problem: CrmOrderDocument['problem'] = 'missing';
  return {
    listDocuments: async () => {
      if (problem !== '') problem = await findProblem(parts);
      return [{ name: object, problem }];
    },
    readChanged: async (_name, cursor) => {
      problem = 'missing';
      const columns = ['Id', ...(await parts.fields.known(object, orderFields))].join(', ');
      const { rows, ...turned } = await readSalesforcePage(parts, `SELECT ${columns} FROM ${object}`, cursor);
      const lines = await readLines(
        parts,
        rows.map((row) => textOf(row, 'Id')),
      );
      problem = '';
      return { orders: rows.map((row) => readOrder(row, lines)), ...turned };
    },
    listStanding: (_name, ids) => listThere(parts, ids),
  };
}

/** Orders are switched on by an administrator there, and their products are read with them. */
async function findProblem({ fields }: SalesforceParts): Promise<CrmOrderDocument['problem']> {
  try {
    for (const one of [object, lineObject])
      if ((await fields.lackingRights(one, 'read')).length > 0) return 'forbidden';
    return '';
  } catch (error) {
    if (error instanceof CrmError && error.fault.kind === 'gone') return 'missing';
    throw error;
  }
}

type Lines = ReadonlyMap<string, readonly RemoteOrder['lines'][number][]>;

async function readLines(parts: SalesforceParts, orderIds: readonly string[]): Promise<Lines> {
  const lines = new Map<string, RemoteOrder['lines'][number][]>();
  const rows = await queryByIds(
    parts,
    'Id, OrderId, Product2Id, Quantity, TotalPrice',
    lineObject,
    'OrderId',
    orderIds,
  );
  const products = new Set(rows.map((row) => textOf(row, 'Product2Id')));
  const names = new Map(
    (await queryByIds(parts, 'Id, Name', 'Product2', 'Id', [...products])).map((row) => [
      textOf(row, 'Id'),
      textOf(row, 'Name'),
    ]),
  );
  for (const row of rows) {
    const line = {
      amount: numberOf(row, 'TotalPrice') ?? null,
      product: names.get(textOf(row, 'Product2Id')) ?? '',
      quantity: numberOf(row, 'Quantity') ?? null,
    };
    const orderId = textOf(row, 'OrderId');
    lines.set(orderId, [...(lines.get(orderId) ?? []), line]);
  }
  return lines;
}

async function queryByIds(
  parts: SalesforceParts,
  columns: string,
  from: string,
  by: string,
  ids: readonly string[],
): Promise<unknown[]> {
  const asked = ids.filter(isId);
  const rows: unknown[] = [];
  for (let at = 0; at < asked.length; at += idsAtOnce) {
    const list = asked
      .slice(at, at + idsAtOnce)
      .map(quoted)
      .join(', ');
    const soql = `SELECT ${columns} FROM ${from} WHERE ${by} IN (${list}) ORDER BY Id LIMIT ${linesMax}`;
    rows.push(...(await querySalesforce(parts, soql)));
  }
  return rows;
}

function readOrder(row: unknown, lines: Lines): RemoteOrder {
  const id = textOf(row, 'Id');
  return {
    ...{ id, companyId: textOf(row, 'AccountId'), kind: 'order', number: textOf(row, 'OrderNumber') },
    ...{ day: textOf(row, 'EffectiveDate').slice(0, 10), lines: lines.get(id) ?? [] },
    ...{ amount: numberOf(row, 'TotalAmount'), currency: textOf(row, 'CurrencyIsoCode') },
    state: textOf(row, 'Status'),
    // The code tells what a state of whatever name means.
    isStanding: /^a/i.test(textOf(row, 'StatusCode')),
  };
}

async function listThere(parts: SalesforceParts, ids: readonly string[]): Promise<string[]> {
  return (await queryByIds(parts, 'Id', object, 'Id', ids)).map((row) => textOf(row, 'Id'));
}
