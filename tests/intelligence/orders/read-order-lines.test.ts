// Lists of orders as accounting programs write them: what each line says, and why one cannot be taken.

import { expect, it } from 'vitest';
import type { ColumnMapping } from '#contract/company-import.ts';
import { inspectFile } from '#intelligence/company/import/inspect-file.ts';
import { guessOrderMapping } from '#intelligence/orders/guess-order-mapping.ts';
import type { OrderLine } from '#intelligence/orders/join-order-rows.ts';
import { readAmount } from '#intelligence/orders/read-amount.ts';
import { readOrderLines } from '#intelligence/orders/read-order-lines.ts';
import { openText } from '../company/import/sample-file.ts';

async function read(text: string, more: ColumnMapping = {}): Promise<OrderLine[]> {
  const open = openText(text);
  const layout = await inspectFile(open);
  const lines: OrderLine[] = [];
  for await (const line of readOrderLines(open, layout, { ...guessOrderMapping(layout.headers), ...more }))
    lines.push(line);
  return lines;
}

it.each([
  ['1.234,50', 1_234.5, ''],
  ['€ 1.234,50', 1_234.5, 'EUR'],
  ['1,234.50 USD', 1_234.5, 'USD'],
  ['£99', 99, 'GBP'],
  ['-12,345.678', -12_345.68, ''],
  ['(100,00)', -100, ''],
  ['100,00-', -100, ''],
  ['0', 0, ''],
  ["CHF 1'200.00", 1_200, 'CHF'],
])('reads the amount %s', (text, amount, currency) => {
  expect(readAmount(text)).toEqual({ amount, currency });
});

it.each(['', 'free', '10-49', '12 pieces', '1e9', '(100', '9999999999999', '--5', '5 EUR net'])(
  'takes %j for no amount',
  (text) => {
    expect(readAmount(text)).toBeUndefined();
  },
);

it('reads an Italian list of invoices by its headers alone', async () => {
  const text = [
    'Numero fattura;Data fattura;Partita IVA;Ragione sociale;Oggetto;Totale imponibile',
    '12/2026;03/02/2026;01234567897;Officine Bianchi;Pompa P40;1.250,00',
    '13/2026;28/02/2026;;Officine Bianchi;;-50,00',
  ].join('\n');
  const [first, second] = await read(text);
  expect(first).toMatchObject({
    line: 2,
    faults: [],
    values: { vatNumber: 'IT01234567897', name: 'Officine Bianchi' },
    document: {
      ...{ kind: 'invoice', number: '12/2026', date: '2026-02-03', product: 'Pompa P40' },
      ...{ amount: 1_250, currency: 'EUR' },
    },
  });
  expect(second?.document).toMatchObject({ date: '2026-02-28', product: '', amount: -50 });
});

it('takes the order of day and month from whichever line leaves no doubt', async () => {
  const text = 'Order number,Order date,Customer,Total\nA1,03/02/2026,Acme,10\nA2,02/28/2026,Acme,10\n';
  expect((await read(text)).map(({ document }) => document?.date)).toEqual(['2026-03-02', '2026-02-28']);
});

it('keeps the day as it stands there, whatever hour and zone follow it', async () => {
  const [line] = await read('Order,Date,Customer,Total\nA1,2026-03-01T00:30:00+02:00,Acme,10\n');
  expect(line?.document?.date).toBe('2026-03-01');
});

it.each([
  ['order;;2026-01-02;10;EUR', 'number_missing'],
  ['order;A1;soon;10;EUR', 'not_a_date'],
  ['order;A1;31/02/2026;10;EUR', 'not_a_date'],
  ['order;A1;2026-01-02;free;EUR', 'not_an_amount'],
  ['order;A1;2026-01-02;10;pounds of flesh and more', 'not_a_currency'],
  ['delivery note;A1;2026-01-02;10;EUR', 'not_a_document'],
  ['order;A1;2026-01-02;10;EUR;Acme;more', 'too_many_columns'],
  ['order;A1;2026-01-02;10;EUR', 'company_unknown'],
])('says of "%s" that it is %s', async (cells, code) => {
  const [line] = await read(`Tipo;Numero;Data;Importo;Valuta;Cliente\n${cells}\n`);
  expect(line).toMatchObject({ keys: [] });
  expect(line?.faults.map((fault) => fault.code)).toContain(code);
});

it('refuses a file of which no column says the number, or whose order it is', async () => {
  await expect(read('Data;Importo;Cliente\n2026-01-02;10;Acme\n')).rejects.toThrow(/number of the orders/);
  await expect(read('Numero;Data;Importo\n1;2026-01-02;10\n')).rejects.toThrow(/which company/);
});

it('makes one order of the rows of one number, with a line for each and the sum of what they say', async () => {
  const text = [
    'Numero;Data;Cliente;Prodotto;Quantità;Importo',
    'A1;02/03/2026;Acme;Pompa;2;1.000,10',
    'A1;02/03/2026;Acme;Motore;;250,20',
    'A1;;;Trasporto;1;-10,00',
    'A2;02/03/2026;Acme;Pompa;;5',
  ].join('\n');
  const [one, two, ...more] = await read(text);
  expect(more).toEqual([]);
  expect(one).toMatchObject({
    ...{ line: 2, faults: [] },
    document: {
      ...{ number: 'A1', date: '2026-03-02', product: 'Pompa, Motore, Trasporto', amount: 1_240.3 },
      lines: [
        { product: 'Pompa', quantity: 2, amount: 1_000.1 },
        { product: 'Motore', quantity: null, amount: 250.2 },
        { product: 'Trasporto', quantity: 1, amount: -10 },
      ],
    },
  });
  expect(two?.document).toMatchObject({ number: 'A2', amount: 5, lines: [] });
});

it('takes the total of the document once, whether every row says it or the first alone', async () => {
  const rows = (second: string) =>
    `Order;Date;Customer;Lineitem name;Lineitem quantity;Line amount;Total\nA1;2026-03-02;Acme;Pump;2;90;122\n${second}`;
  for (const second of ['A1;2026-03-02;Acme;Motor;1;10;122', 'A1;;;Motor;1;10;'])
    expect((await read(rows(second))).map(({ document }) => document)).toMatchObject([
      { amount: 122, lines: [{ amount: 90 }, { amount: 10 }] },
    ]);
  const shown = await read(
    'Numero;Data;Cliente;Prodotto;Totale documento\nA1;2026-03-02;Acme;Pompa;7\nA1;2026-03-02;Acme;Tubo;7\n',
  );
  expect(shown.map(({ document }) => document)).toMatchObject([
    {
      amount: 7,
      lines: [
        { product: 'Pompa', amount: null },
        { product: 'Tubo', amount: null },
      ],
    },
  ]);
});

it.each([
  ['another day', 'A1;03/03/2026;Acme;Motore;5'],
  ['another company', 'A1;02/03/2026;Beta;Motore;5'],
  ['the same once more', 'A1;02/03/2026;Acme;Pompa;10'],
  ['no product', 'A1;02/03/2026;Acme;;5'],
])('leaves rows of one number apart that say %s', async (_what, second) => {
  const lines = await read(`Numero;Data;Cliente;Prodotto;Importo\nA1;02/03/2026;Acme;Pompa;10\n${second}\n`);
  expect(lines.map(({ document }) => document?.number)).toEqual(['A1', 'A1']);
});

it('takes no part of an order of which one row cannot be read', async () => {
  const text =
    'Numero;Data;Cliente;Prodotto;Importo\nA1;02/03/2026;Acme;Pompa;10\nA1;02/03/2026;Acme;Motore;free\n';
  expect(await read(text)).toMatchObject([{ line: 2, document: null, faults: [{ code: 'not_an_amount' }] }]);
});

it.each([
  [
    'apart from the others',
    ['A1;02/03/2026;Acme;Pompa;10', 'B1;02/03/2026;Acme;Tubo;1', 'A1;02/03/2026;Acme;Motore;free'],
  ],
  [
    'after the same once more',
    ['A1;02/03/2026;Acme;Pompa;10', 'A1;02/03/2026;Acme;Pompa;10', 'A1;;;Motore;free'],
  ],
  ['of another day', ['A1;02/03/2026;Acme;Pompa;10', 'A1;soon;Acme;Motore;5']],
  ['above them', ['A1;02/03/2026;;Pompa;10', 'A1;02/03/2026;Acme;Motore;5']],
  ['of a kind that nobody knows', ['A1;02/03/2026;Acme;Pompa;10', 'A1;02/03/2026;Acme;Motore;5;lettera']],
])('takes no row of an order when one that cannot be read stands %s', async (_where, rows) => {
  const lines = await read(`Numero;Data;Cliente;Prodotto;Importo;Tipo\n${rows.join('\n')}\n`);
  const taken = lines.filter(({ keys }) => keys.length > 0);
  expect(taken.filter(({ document }) => document?.number !== 'B1')).toEqual([]);
  expect(lines.filter(({ keys, faults }) => keys.length === 0 && faults.length === 0)).toEqual([]);
});

it('says which line cannot be read of the rest of its order', async () => {
  const lines = await read(
    'Numero;Data;Cliente;Prodotto;Importo\nA1;02/03/2026;Acme;Pompa;10\nB1;02/03/2026;Acme;Tubo;1\nA1;02/03/2026;Acme;Motore;free\n',
  );
  expect(lines).toMatchObject([
    { line: 2, keys: [], document: null, faults: [{ code: 'order_cut', value: 'A1', other: '4' }] },
    { line: 3, faults: [], document: { number: 'B1' } },
    { line: 4, faults: [{ code: 'not_an_amount' }] },
  ]);
});

it.each([
  ['Nota di credito', '1.000,00', -1_000],
  ['N.C.', '1.000,00', -1_000],
  ['TD04', '-1.000,00', -1_000],
  ['credit note', '0', 0],
  ['Fattura', '1.000,00', 1_000],
])('takes the amount of a %s of %s', async (kind, text, amount) => {
  const [line] = await read(`Tipo;Numero;Data;Cliente;Importo\n${kind};7;03/02/2026;Rossi Srl;${text}\n`);
  expect(line?.document).toMatchObject({
    kind: kind === 'Fattura' ? 'invoice' : 'credit_note',
    number: '7',
    amount,
  });
});
