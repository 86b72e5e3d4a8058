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
