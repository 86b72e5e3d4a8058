// A real Tryton behind a gateway that can fail: what people do in it goes to the server itself, what Fiuto asks goes through the gateway.

import { startTestHttp, type TestReply } from '#tests/support/start-test-http.ts';
import type { CrmStub, NewStubCompany, StubRecord } from './crm-stub.ts';
import { type FaultBox, openFaultBox } from './stub-faults.ts';
import { operateTrytonOrders } from './tryton-orders.ts';
import { startTestTryton, type TrytonServer, trytonDatabase, trytonPassword } from './tryton-server.ts';

type Row = Record<string, unknown>;

export async function startTryton(): Promise<CrmStub> {
  const tryton = await startTestTryton();
  const faults = openFaultBox({
    expired: () => ({
      status: 401,
      headers: { 'content-type': 'text/html' },
      body: '<html>Unauthorized</html>',
    }),
    locked: () => error('ConcurrencyException', 'Records have been modified in the meanwhile'),
    item_failure: () => error('UserError', ['You are not allowed to do this.', '', null]),
  });
  const gateway = await startTestHttp(({ path, headers, body }) => {
    const { method = '' } = JSON.parse(body) as { method?: string };
    const isWrite = /\.(create|write|delete)$/.test(method);
    return faults.run(isWrite, () => forward(tryton.url + path, headers.authorization, body));
  });
  return {
    ...operate(tryton),
    ...faults,
    provider: 'tryton',
    url: gateway.url,
    close: async () => {
      await gateway.close();
      await tryton.stop();
    },
  };
}

function error(name: string, said: unknown): TestReply {
  return {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 1, error: [name, said] }),
  };
}

async function forward(url: string, authorization: string | undefined, body: string): Promise<TestReply> {
  const headers = {
    'content-type': 'application/json',
    ...(authorization === undefined ? {} : { authorization }),
  };
  const response = await fetch(url, { method: 'POST', headers, body });
  const type = response.headers.get('content-type') ?? 'text/plain';
  return { status: response.status, headers: { 'content-type': type }, body: await response.text() };
}

function operate({ call }: TrytonServer): Omit<CrmStub, 'provider' | 'url' | 'close' | keyof FaultBox> {
  const search = async (model: string, domain: readonly unknown[], fields: readonly string[]) =>
    (await call(`model.${model}.search_read`, domain, 0, 10_000, [['id', 'ASC']], fields)) as Row[];
  const views = {
    company: async () => {
      const parties = await search('party.party', [['active', '=', true]], ['name', 'website']);
      const codes = await search('party.identifier', [['code', 'like', 'fiuto%']], ['party', 'code']);
      const hosts = await search('party.contact_mechanism', [['type', '=', 'website']], ['party', 'value']);
      return parties.map((row) => ({
        ...{ ...blank, id: String(row['id']), name: String(row['name']) },
        ownId: String(codes.find(({ party }) => party === row['id'])?.['code'] ?? ''),
        key: String(hosts.find(({ party }) => party === row['id'])?.['value'] ?? '').replace(
          /^https?:\/\//,
          '',
        ),
      }));
    },
    person: async () => {
      const rows = await search(
        'party.contact_mechanism',
        [['type', '=', 'email']],
        ['party', 'value', 'name', 'comment'],
      );
      return rows.map((row) => ({
        ...{ ...blank, id: String(row['id']), name: String(row['name'] ?? ''), key: String(row['value']) },
        ...{ companyId: String(row['party']), text: String(row['comment'] ?? '') },
        ownId: /fiuto_p_[\w-]+/.exec(String(row['comment'] ?? ''))?.[0] ?? '',
      }));
    },
    note: async () => {
      const rows = await search('ir.note', [], ['resource', 'message']);
      return rows.map((row) => ({
        ...{ ...blank, id: String(row['id']), text: String(row['message']) },
        companyId: String(row['resource']).replace('party.party,', ''),
      }));
    },
    task: async () => {
      const rows = await search(
        'sale.opportunity',
        [['reference', 'like', 'fiuto%']],
        ['party', 'description', 'employee'],
      );
      return rows.map((row) => ({
        ...{
          ...blank,
          id: String(row['id']),
          name: String(row['description']),
          companyId: String(row['party']),
        },
        ownerId: String(row['employee'] ?? ''),
      }));
    },
  };
  return {
    credentials: { user: 'admin', secret: trytonPassword, database: trytonDatabase },
    faults: ['expired', 'locked', 'unavailable', 'html_page', 'item_failure', 'answer_lost', 'reset'],
    ...{ canMerge: true, tellsOwner: false, manyCompanies: 105, faultPlaces: [0, 2] },
    list: (kind) => views[kind](),
    addCompany: async (company) =>
      String(((await call('model.party.party.create', [toParty(company)])) as number[])[0]),
    addCompanies: async (companies) => void (await call('model.party.party.create', companies.map(toParty))),
    addPerson: async ({ companyId, name, email, text = '' }) => {
      const person = { party: Number(companyId), type: 'email', value: email, name, comment: text };
      return String(((await call('model.party.contact_mechanism.create', [person])) as number[])[0]);
    },
    holds: async (text) =>
      (await search('party.contact_mechanism', [['value', '=', text]], ['id'])).length > 0,
    workOn: async (kind, id) => {
      if (kind === 'note') await call('model.ir.note.write', [Number(id)], { message: 'They called back' });
      else if (kind === 'task') {
        const [employee] = await search('company.employee', [], ['id']);
        await call('model.sale.opportunity.write', [Number(id)], { employee: employee?.['id'] });
        await call('model.sale.opportunity.opportunity', [Number(id)]);
        const amount = { __class__: 'Decimal', decimal: '500' };
        await call('model.sale.opportunity.write', [Number(id)], { amount });
      } else {
        const phone = { party: Number(id), type: 'phone', value: '+39 02 5555555' };
        await call('model.party.contact_mechanism.create', [phone]);
      }
    },
    addDeal: async ({ companyId, name, state, amount = 0 }) => {
      const [employee] = await search('company.employee', [], ['company']);
      const states = { open: 'lead', won: 'won', lost: 'lost' };
      const ended = state === 'open' ? {} : { end_date: dayOf(Date.now() + 86_400_000) };
      const deal = {
        party: Number(companyId),
        company: employee?.['company'],
        employee: employee?.['id'],
        description: name,
        state: states[state],
        start_date: dayOf(Date.now()),
        ...ended,
      };
      const sum = { amount: { __class__: 'Decimal', decimal: String(amount) } };
      return String(((await call('model.sale.opportunity.create', [{ ...deal, ...sum }])) as number[])[0]);
    },
    changeCompany: async (id, { name }) => {
      if (name !== undefined) await call('model.party.party.write', [Number(id)], { name });
    },
    removeDeal: async (id) => void (await call('model.sale.opportunity.delete', [Number(id)])),
    removeCompany: async (id) =>
      void (await call('model.party.party.write', [Number(id)], { active: false })),
    mergeCompanies: async (from, into) =>
      void (await call('model.party.party.write', [Number(from)], {
        replaced_by: Number(into),
        active: false,
      })),
    orders: operateTrytonOrders(call),
    // A real server sees what it has, and its clock is its own.
    lagSearch: () => undefined,
    skewClock: () => undefined,
  };
}

const blank: StubRecord = {
  id: '',
  ownId: '',
  name: '',
  key: '',
  companyId: '',
  text: '',
  score: '',
  ownerId: '',
};

function dayOf(ms: number) {
  const at = new Date(ms);
  return { __class__: 'date', year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

function toParty({ name, domain }: NewStubCompany) {
  if (domain === undefined) return { name };
  return { name, contact_mechanisms: [['create', [{ type: 'website', value: `https://${domain}` }]]] };
}
