// What Twenty alone has: addresses that no two records share, ids that we choose, notes in Markdown.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CrmStub } from '#tests/support/crm/crm-stub.ts';
import { startTwentyStub } from '#tests/support/crm/start-twenty-stub.ts';
import { connectStub } from './connect-stub.ts';

let stub: CrmStub;
beforeAll(async () => {
  stub = await startTwentyStub();
});
afterAll(() => stub.close());

test('the test says whose workspace it is, and a wrong key is told', async () => {
  expect(await connectStub(stub).test()).toEqual({ account: 'operator.example', missing: [] });
  await expect(connectStub(stub, { credentials: { secret: 'another' } }).test()).rejects.toMatchObject({
    fault: { kind: 'mend', reason: 'credentials_refused' },
  });
  await expect(connectStub(stub, { allowedHosts: [] }).test()).rejects.toMatchObject({
    fault: { kind: 'mend', reason: 'host_refused' },
  });
});

test('rights that are missing are named, those for writing, taking back and our fields too', async () => {
  const refused = [
    'notes',
    'companies (update)',
    'taskTargets (update)',
    'people (delete)',
    'metadata (create)',
  ];
  const narrow = await startTwentyStub({ refused });
  try {
    const { missing } = await connectStub(narrow).test();
    expect(missing.filter((name) => !/^(company|person)\./.test(name)).sort()).toEqual(
      ['companies (update)', 'notes', 'people (delete)', 'taskTargets (update)'].sort(),
    );
    expect(missing).toEqual(
      expect.arrayContaining(['company.fiutoId', 'company.fiutoScore', 'person.fiutoId']),
    );
    const kept = await Promise.all((['company', 'person', 'task'] as const).map((kind) => narrow.list(kind)));
    expect(kept.flat()).toEqual([]);
  } finally {
    await narrow.close();
  }
});

test('a stage ends a deal by what people call it, or as an administrator said', async () => {
  const workspace = await startTwentyStub();
  try {
    const companyId = await workspace.addCompany({ name: 'Acme' });
    workspace.nameStages([
      { value: 'CUSTOMER', label: 'Customer visit' },
      { value: 'STAGE_7', label: 'Chiusa vinta' },
      { value: 'STAGE_8', label: 'Firmata' },
      { value: 'STAGE_9', label: 'Chiusa persa' },
    ]);
    const id = await workspace.addDeal({ companyId, name: 'Order', state: 'won' });
    const dealStages = { won: ['firmata'], lost: ['CUSTOMER'] };
    const [plain, told] = [connectStub(workspace), connectStub(workspace, { settings: { dealStages } })];
    const read = async (stage: string) => {
      workspace.moveDeal(id, stage);
      const pages = [await plain.readChanged('deal', ''), await told.readChanged('deal', '')];
      return pages.map(({ deals }) => deals[0]?.state);
    };
    expect(await read('STAGE_7')).toEqual(['won', 'won']);
    expect(await read('STAGE_8')).toEqual(['open', 'won']);
    expect(await read('STAGE_9')).toEqual(['lost', 'lost']);
    expect((await read('CUSTOMER'))[1]).toBe('lost');
    // What is said of stages holds for what was read before, too.
    const { cursor } = await plain.readChanged('deal', '');
    expect((await plain.readChanged('deal', cursor)).cursor).toBe(cursor);
    expect((await told.readChanged('deal', cursor)).deals).toHaveLength(1);
  } finally {
    await workspace.close();
  }
});

test('what somebody else wrote under the same domain is refused to us, and stays as it is', async () => {
  const connector = connectStub(stub);
  await connector.prepare();
  const theirs = await stub.addCompany({ name: 'Written by a human', domain: 'prova-gia.it' });
  const values = { name: 'Ours', 'domainName.primaryLinkUrl': 'prova-gia.it' };
  await expect(
    connector.write('company', { ownId: 'fiuto_c_1', theirId: undefined, values }),
  ).rejects.toMatchObject({ fault: { kind: 'never', reason: 'conflict' } });
  expect(await stub.list('company')).toMatchObject([{ id: theirs, name: 'Written by a human', ownId: '' }]);
});

test('the same thing written twice is one thing, though nobody looked in between', async () => {
  const connector = connectStub(stub);
  const companyId = await stub.addCompany({ name: 'Acme' });
  const task = {
    ownId: 'fiuto_t_1',
    theirId: undefined,
    companyId,
    ownerId: '',
    subject: 'Call',
    text: 'them',
    dueMs: 0,
  };
  const written = await Promise.all([connector.writeTask(task), connector.writeTask(task)]);
  expect(new Set(written.map(({ id }) => id)).size).toBe(1);
  expect(await stub.list('task')).toMatchObject([{ companyId, name: 'Call' }]);
});

test('what a visitor wrote is text in a note, and no link', async () => {
  const connector = connectStub(stub);
  const companyId = await stub.addCompany({ name: 'Noted' });
  const note = {
    week: '2031-W01',
    lines: ['[here](https://evil.example) <b>'],
    language: 'en' as const,
    atMs: 0,
  };
  await connector.writeNote({ ownId: 'fiuto_n_1', theirId: undefined, companyId, ownerId: '', ...note });
  const [written] = await stub.list('note');
  expect(written?.text).toBe('- \\[here\\](https://evil.example) \\<b\\>');
});

test('the address of a company is that of the workspace, which need not be that of the API', async () => {
  expect(await connectStub(stub).tellCompanyPage?.()).toBe('https://operator.twenty.com/object/company/{id}');
});
