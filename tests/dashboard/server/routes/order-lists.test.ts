// Lists of orders over the API: looked at, asked about, applied, changed and taken back.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompanyImport, CompanyImportLine } from '#contract/company-report.ts';
import type { OrderHistory, OrderPage } from '#contract/order-report.ts';
import { applyImport } from '#stores/records/company-import/apply-import.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let manager: TestClient;
const by = { id: 'u1', name: 'Ada' };
beforeAll(async () => {
  dashboard = await openTestDashboard();
  manager = await dashboard.withRole('manager');
});
afterAll(() => dashboard.close());

const bodyOf = <Body>(answer: { body: unknown }) => answer.body as Body;
const company = (name: string, more: { vatNumber?: string } = {}) =>
  createCompany(dashboard.records, by, { name, status: 'prospect', source: 'manual', ...more });
const statusOf = async (id: number) => (await manager.get(`/api/companies/${id}`)).body['status'];
const add = async (companyId: number, number: string) => {
  const order = { companyId, kind: 'order', number, date: '2026-03-02', product: 'Pump' };
  return bodyOf<OrderHistory>(
    await manager.post('/api/orders', { ...order, amount: 1_250.5, currency: 'EUR' }),
  );
};
const listOf = async (companyId: number) =>
  bodyOf<OrderPage>(await manager.get(`/api/orders?company=${companyId}`)).orders;

describe('a list of orders', () => {
  const settle = async (id: unknown) => {
    const path = `/api/company-imports/${String(id)}`;
    const look = async () => bodyOf<CompanyImport>(await manager.get(path));
    await expect.poll(async () => (await look()).state, { timeout: 20_000 }).not.toMatch(/ing$/);
    return look();
  };
  const send = async (text: string) => {
    const answer = await manager.post('/api/company-imports?name=ordini.csv&kind=orders', text, {
      'content-type': 'text/csv',
    });
    return settle(answer.body['id']);
  };
  const act = async (id: number, deed: 'apply' | 'apply?byName=take' | 'apply?byName=leave' | 'undo') => {
    expect((await manager.post(`/api/company-imports/${id}/${deed}`)).status).toBe(200);
    return settle(id);
  };
  const linesOf = async (id: number) =>
    bodyOf<{ lines: CompanyImportLine[] }>(await manager.get(`/api/company-imports/${id}/lines`)).lines;
  const head = 'Numero ordine;Data;Partita IVA;Cliente;Prodotto;Importo\n';

  it('that was cut off says how far it came, goes on from there, and is taken back with all of it', async () => {
    const id = await company('Interrotta Srl');
    const lines = ['K-1', 'K-2', 'K-3'].map((number) => `${number};28/02/2026;;Interrotta Srl;;9\n`);
    const run = await send(head + lines.join(''));
    expect(run).toMatchObject({ state: 'ready', written: 0 });
    let parts = 0;
    const watch = () => {
      parts += 1;
      if (parts === 3) throw new Error('cut off');
    };
    const options = { linesAtOnce: 1, byName: 'take' as const, watch };
    await expect(applyImport(dashboard.records, by, run.id, options)).rejects.toThrow('cut off');
    expect(await settle(run.id)).toMatchObject({ state: 'ready', written: 2 });
    expect(await act(run.id, 'apply?byName=take')).toMatchObject({ state: 'applied', written: 0 });
    expect(await listOf(id)).toHaveLength(3);
    expect(await act(run.id, 'undo')).toMatchObject({ state: 'undone', undone: { removed: 3 } });
    expect(await listOf(id)).toEqual([]);
  });

  it('is looked at, applied, the same again changes nothing, and is taken back with what it made', async () => {
    const id = await company('Officine Bianchi', { vatNumber: 'IT01234567897' });
    const text = `${head}I-1;03/02/2026;01234567897;;Pompa;1.250,00\nI-2;28/02/2026;;Officine Bianchi;;99\nI-2;28/02/2026;;Officine Bianchi;;1\nI-3;28/02/2026;;Sconosciuta;;5\n`;
    const run = await send(text);
    expect(run).toMatchObject({ kind: 'orders', state: 'ready', counts: { lines: 4, new: 2, faulty: 2 } });
    expect(await linesOf(run.id)).toMatchObject([
      {
        ...{ outcome: 'new', name: 'I-1', companyId: id },
        changes: expect.arrayContaining([{ field: 'amount', before: '', after: '1250' }]),
      },
      { outcome: 'new', name: 'I-2 · Officine Bianchi' },
      { outcome: 'faulty', faults: [{ code: 'number_repeated' }] },
      { outcome: 'faulty', faults: [{ code: 'company_unknown' }] },
    ]);
    expect([await listOf(id), await statusOf(id)]).toEqual([[], 'prospect']);
    expect(await act(run.id, 'apply?byName=take')).toMatchObject({ state: 'applied', counts: { new: 2 } });
    const source = `import:${run.id}`;
    expect(await listOf(id)).toMatchObject([
      { number: 'I-2', date: '2026-02-28', amount: 99, currency: 'EUR', source },
      { number: 'I-1', date: '2026-02-03', amount: 1_250, product: 'Pompa', madeCustomer: true },
    ]);
    expect(await statusOf(id)).toBe('customer');
    expect((await send(text)).counts).toMatchObject({ new: 0, changed: 0, unchanged: 2, faulty: 2 });
    expect(await act(run.id, 'undo')).toMatchObject({
      state: 'undone',
      undone: { removed: 2, keptCount: 0 },
    });
    expect([await listOf(id), await statusOf(id)]).toEqual([[], 'prospect']);
  });

  it('changes what it says otherwise; what somebody changed since stays when it is taken back', async () => {
    const id = await company('Kappa Pumps');
    const [one, two] = [await add(id, 'K-1'), await add(id, 'K-2')];
    const run = await send(`${head}K-1;02/03/2026;;Kappa Pumps;;10\nK-2;02/03/2026;;Kappa Pumps;Motor;20\n`);
    expect(run.counts).toMatchObject({ changed: 2 });
    await act(run.id, 'apply');
    expect(await listOf(id)).toMatchObject([
      { number: 'K-2', product: 'Motor', amount: 20 },
      // What the line does not say stays.
      { number: 'K-1', product: 'Pump', amount: 10 },
    ]);
    const { changeId } = (await listOf(id)).find(({ number }) => number === 'K-2') ?? { changeId: 0 };
    await manager.patch(`/api/orders/${two.order.id}`, { seenChangeId: changeId, product: 'Two motors' });
    expect(await act(run.id, 'undo')).toMatchObject({
      undone: { restored: 1, keptCount: 1, kept: [{ name: 'K-2', companyId: id }] },
    });
    const history = bodyOf<OrderHistory>(await manager.get(`/api/orders/${one.order.id}`));
    expect(history).toMatchObject({
      order: { amount: 1_250.5 },
      changes: [{ action: 'undo_import', by: 'manager' }, {}, {}],
    });
  });

  it('brings several products of one number in as one order, changes them, and is taken back', async () => {
    const id = await company('Sigma Pumps');
    const rows = (motor: string) =>
      `${head}M-1;02/03/2026;;Sigma Pumps;Pompa;1.000\nM-1;02/03/2026;;Sigma Pumps;Motore;${motor}\n`;
    const run = await send(rows('250,50'));
    expect(run.counts).toMatchObject({ lines: 1, new: 1, faulty: 0 });
    expect((await linesOf(run.id))[0]?.changes).toContainEqual({
      ...{ field: 'lines', before: '', after: 'Pompa 1000; Motore 250.5' },
    });
    await act(run.id, 'apply?byName=take');
    const lines = [
      { product: 'Pompa', quantity: null, amount: 1_000 },
      { product: 'Motore', quantity: null, amount: 250.5 },
    ];
    expect(await listOf(id)).toMatchObject([
      { number: 'M-1', product: 'Pompa, Motore', amount: 1_250.5, lines },
    ]);
    expect((await send(rows('250,50'))).counts).toMatchObject({ unchanged: 1, changed: 0 });
    const later = await send(rows('300'));
    expect(later.counts).toMatchObject({ changed: 1 });
    await act(later.id, 'apply');
    expect(await listOf(id)).toMatchObject([{ amount: 1_300, lines: [{ amount: 1_000 }, { amount: 300 }] }]);
    await act(later.id, 'undo');
    expect(await listOf(id)).toMatchObject([{ amount: 1_250.5, lines }]);
  });

  it('asks before it takes a new order of which only the name tells whose it is', async () => {
    const named = await createCompany(dashboard.records, by, {
      ...{ name: 'Rossi Srl', province: 'MI', country: 'IT', status: 'prospect', source: 'manual' },
    });
    const sure = await company('Verdi Pumps', { vatNumber: 'IT00743110157' });
    await add(named, 'N-1');
    const rows = 'N-1;02/03/2026;;Rossi Srl;;10\nN-2;02/03/2026;;Rossi Srl;;20\n';
    const run = await send(`${head}${rows}N-3;02/03/2026;00743110157;Verdi Pumps;;30\n`);
    expect(run.counts).toMatchObject({ new: 2, changed: 1, byName: 1, withFaultyCells: 0 });
    const message = expect.stringContaining('Rossi Srl, MI, IT');
    expect(await linesOf(run.id)).toMatchObject([
      // Its number tells it as well.
      { outcome: 'changed', faults: [] },
      { outcome: 'new', companyId: named, faults: [{ code: 'only_name', message }] },
      { outcome: 'new', companyId: sure, faults: [] },
    ]);
    const undecided = await manager.post(`/api/company-imports/${run.id}/apply`);
    expect(undecided).toMatchObject({ status: 409, body: { error: { code: 'import_names_undecided' } } });
    expect(await act(run.id, 'apply?byName=leave')).toMatchObject({
      counts: { new: 1, changed: 1, faulty: 1 },
    });
    expect([await listOf(named), await listOf(sure)]).toMatchObject([
      [{ number: 'N-1', amount: 10 }],
      [{ number: 'N-3' }],
    ]);
    const left = (await linesOf(run.id)).find(({ outcome }) => outcome === 'faulty');
    expect(left).toMatchObject({ line: 3, faults: [{ code: 'only_name' }] });
    const again = await send(`${head}${rows}`);
    expect(again.counts).toMatchObject({ new: 1, byName: 1 });
    await act(again.id, 'apply?byName=take');
    expect(await listOf(named)).toHaveLength(2);
    expect((await send(`${head}${rows}`)).counts).toMatchObject({ unchanged: 2, byName: 0 });
  });

  it('leaves out a number that stands with another company or in another year, and says so', async () => {
    const [id] = [await company('Lambda Pumps'), await company('Omega Pumps')];
    await add(id, 'L-1');
    const run = await send(`${head}L-1;02/03/2026;;Omega Pumps;;10\n`);
    expect(await linesOf(run.id)).toMatchObject([{ faults: [{ code: 'number_elsewhere' }] }]);
    const later = await send(`${head}L-1;02/03/2027;;Lambda Pumps;;10\n`);
    expect(await linesOf(later.id)).toMatchObject([
      { faults: [{ code: 'number_other_year', message: expect.stringContaining('2026') }] },
    ]);
  });

  it('takes no half of an order: equal lines count where they say how many, and what does not stand together is refused', async () => {
    const id = await company('Kappa Pumps', { vatNumber: 'IT00000010330' });
    const columns = 'Numero ordine;Data;Partita IVA;Prodotto;Quantità;Importo\n';
    const row = (number: string, product: string, quantity: string, amount: number) =>
      `${number};02/03/2026;00000010330;${product};${quantity};${amount}\n`;
    const run = await send(
      columns +
        [row('KH-1', 'Valve', '1', 10), row('KH-1', 'Valve', '1', 10), row('KH-1', 'Pump', '1', 5)].join('') +
        [row('KH-2', 'Valve', '', 10), row('KH-2', 'Valve', '', 10), row('KH-2', 'Pump', '', 5)].join('') +
        [row('KH-3', 'Valve', '1', 10), row('KH-4', 'Hose', '1', 1), row('KH-3', 'Pump', '1', 5)].join(''),
    );
    expect(run.counts).toMatchObject({ new: 2 });
    await act(run.id, 'apply');
    const standing = (await listOf(id)).map(({ number, amount }) => [number, amount]);
    expect(standing.toSorted()).toEqual([
      ['KH-1', 25],
      ['KH-4', 1],
    ]);
    const refused = (await linesOf(run.id)).filter(({ outcome }) => outcome === 'faulty');
    expect(new Set(refused.map(({ faults }) => faults[0]?.code))).toEqual(new Set(['number_repeated']));
  });

  it('keeps an invoice beside the credit note of its number, and changes none into what is given back', async () => {
    const id = await company('Theta Pumps', { vatNumber: 'IT00000010215' });
    const kinds = 'Tipo;Numero;Data;Partita IVA;Importo\n';
    const first = await send(`${kinds}Fattura;FT-12;02/03/2026;00000010215;1000\n`);
    await act(first.id, 'apply');
    const next = await send(`${kinds}Nota di credito;FT-12;05/03/2026;00000010215;200\n`);
    expect(await act(next.id, 'apply')).toMatchObject({ counts: { new: 1, changed: 0 } });
    expect(await listOf(id)).toMatchObject([
      { kind: 'credit_note', number: 'FT-12', amount: -200 },
      { kind: 'invoice', number: 'FT-12', amount: 1_000 },
    ]);
    const { total } = bodyOf<OrderPage>(await manager.get(`/api/orders?company=${id}`));
    expect(total?.sums).toEqual([{ kind: 'invoice', currency: 'EUR', amount: 800, count: 2 }]);
    const signed = await send(`${kinds}Fattura;FT-12;02/03/2026;00000010215;-200\n`);
    // Told by its sign alone, it is that credit note, of another day.
    expect(await linesOf(signed.id)).toMatchObject([{ outcome: 'changed', faults: [] }]);
    const orders = await send(`${kinds}Ordine;FT-14;02/03/2026;00000010215;1000\n`);
    await act(orders.id, 'apply');
    const turned = await send(`${kinds}Ordine;FT-14;02/03/2026;00000010215;-200\n`);
    expect(await linesOf(turned.id)).toMatchObject([
      {
        outcome: 'faulty',
        faults: [{ code: 'number_other_sign', message: expect.stringContaining('1000 EUR') }],
      },
    ]);
    const unsaid = await send('Numero fattura;Data;Partita IVA;Importo\nFT-12;05/03/2026;00000010215;-200\n');
    expect(unsaid.counts).toMatchObject({ new: 0, unchanged: 1 });
    const typed = { companyId: id, kind: 'invoice', number: 'FT-15', date: '2026-03-02', amount: -5 };
    expect(await manager.post('/api/orders', { ...typed, currency: 'EUR' })).toMatchObject({ status: 200 });
    expect((await listOf(id)).find(({ number }) => number === 'FT-15')).toMatchObject({
      kind: 'credit_note',
    });
    const odd = { companyId: id, kind: 'credit_note', number: 'FT-13', date: '2026-03-02' };
    expect(await manager.post('/api/orders', { ...odd, amount: 5, currency: 'EUR' })).toMatchObject({
      ...{ status: 400, body: { error: { fields: { amount: expect.stringContaining('not above zero') } } } },
    });
    const note = (await listOf(id)).find(({ kind }) => kind === 'credit_note');
    const change = await manager.patch(`/api/orders/${note?.id}`, {
      seenChangeId: note?.changeId,
      amount: 5,
    });
    expect(change).toMatchObject({ status: 400, body: { error: { code: 'credit_note_above_zero' } } });
  });
});
