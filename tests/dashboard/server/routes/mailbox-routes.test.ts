// A shared mailbox is set up by an administrator who states what must hold; its password never comes out, and goes to no other server.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MailboxRow } from '#contract/mailbox-report.ts';
import { siteCreatedSchema } from '#contract/report-schema.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let admin: TestClient;
let siteId: number;
const tried: unknown[] = [];
beforeAll(async () => {
  dashboard = await openTestDashboard({
    tryMailbox: async (account) => {
      tried.push(account);
      return { fault: 'login_refused', found: null };
    },
  });
  admin = await dashboard.administrator();
  siteId = siteCreatedSchema.parse((await admin.post('/api/sites', { name: 'Shop' })).body).site.id;
});
afterAll(() => dashboard.close());

const account = {
  ...{ host: 'imap.nostra.it', port: 993, security: 'tls', user: 'richieste@nostra.it', folder: 'INBOX' },
};
const wanted = () => ({
  ...{ ...account, siteId, name: 'Richieste', password: 'very secret', ownDomains: ['altra.it'] },
  ...{ daysBack: 7, marksRead: false, statement: true },
});

describe('a shared mailbox', () => {
  let mailbox: MailboxRow;

  it('is set up by an administrator alone, and not without the statement', async () => {
    for (const role of ['marketer', 'sales', 'manager'] as const) {
      const client = await dashboard.withRole(role);
      expect((await client.get('/api/mailboxes')).status).toBe(403);
      expect((await client.post('/api/mailboxes', wanted())).status).toBe(403);
    }
    const { statement: _, ...without } = wanted();
    expect((await admin.post('/api/mailboxes', without)).status).toBe(400);
    const made = await admin.post('/api/mailboxes', wanted());
    expect(made.status).toBe(200);
    mailbox = made.body as unknown as MailboxRow;
    expect(mailbox).toMatchObject({
      enabled: true,
      lastReadAt: null,
      fault: null,
      statement: { byName: expect.any(String) },
    });
    expect(Date.now() - Date.parse(mailbox.readsSince)).toBeGreaterThan(6.9 * 86_400_000);
  });

  it('keeps its password sealed', async () => {
    const { rows } = await dashboard.records.db.execute('SELECT to_jsonb(m)::text AS text FROM mailboxes m');
    expect(JSON.stringify(rows)).not.toContain('very secret');
    expect(JSON.stringify((await admin.get('/api/mailboxes')).body)).not.toContain('secret');
  });

  it('is tried with the kept password at its own server alone', async () => {
    const own = await admin.post('/api/mailboxes/test', { ...account, id: mailbox.id });
    expect(own.body).toEqual({ fault: 'login_refused', found: null });
    expect(tried).toMatchObject([{ host: 'imap.nostra.it', password: 'very secret' }]);
    const other = await admin.post('/api/mailboxes/test', {
      ...account,
      host: 'evil.example.com',
      id: mailbox.id,
    });
    expect(other.status).toBe(400);
    expect(tried).toHaveLength(1);
  });

  it('needs password and statement again for another server, and the statement for another folder', async () => {
    const change = (body: object) => admin.patch(`/api/mailboxes/${mailbox.id}`, body);
    expect((await change({ host: 'imap.altra.it' })).status).toBe(400);
    expect((await change({ host: 'imap.altra.it', password: 'new' })).status).toBe(400);
    expect((await change({ folder: 'Other' })).status).toBe(400);
    expect((await change({ security: 'plain' })).status).toBe(400);
    expect((await change({ host: 'imap.altra.it', password: 'new', statement: true })).body).toMatchObject({
      host: 'imap.altra.it',
    });
  });

  it('is paused and removed', async () => {
    expect((await admin.patch(`/api/mailboxes/${mailbox.id}`, { enabled: false })).body).toMatchObject({
      enabled: false,
    });
    expect((await admin.get(`/api/mailboxes/${mailbox.id}/messages`)).body).toEqual([]);
    expect((await admin.delete(`/api/mailboxes/${mailbox.id}`)).status).toBe(200);
    expect((await admin.get('/api/mailboxes')).body).toEqual([]);
    expect((await admin.get(`/api/mailboxes/${mailbox.id}/messages`)).status).toBe(404);
  });
});
