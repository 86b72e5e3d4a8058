// What the page of a connection says of its outbox is told apart by what it is about.

import { expect, test } from 'vitest';
import { reportConnection } from '#dashboard/server/connections/report-connection.ts';
import { openConnectionKeys } from '#stores/records/connection-keys.ts';
import { sealSecret } from '#stores/records/seal-secret.ts';

const keys = openConnectionKeys('ab'.repeat(32));
const sealed = (text: string) => sealSecret(Buffer.from(text), keys.secrets);
const at = new Date('2026-09-30T10:00:00Z');

test('a lead that is asked about is none that waits to be fetched', () => {
  const record = {
    ...{
      id: 7,
      siteId: 1,
      provider: 'linkedin' as const,
      name: 'LinkedIn',
      enabled: true,
      trackingConsent: false,
    },
    ...{ tokenHash: '', sealedToken: sealed('token'), oldTokenHash: '' },
    ...{ oldTokenUntil: null, sealedSecrets: sealed('{}'), sealedCredentials: 'sealed', settings: {} },
    ...{ refusedCount: 0, refusedAt: null, refusedReason: '', unsignedCount: 0, unsignedAt: null },
    ...{ deletedCount: 0, deletedAt: null, leaseUntil: null, leaseAskedAt: null },
    ...{ createdById: 'u1', createdByName: 'Ada', createdAt: at, changedAt: at },
  } as const;
  const item = (
    kind: 'fetch_linkedin_lead' | 'check_linkedin_lead',
    state: 'waiting' | 'aside',
    count: number,
  ) => ({
    ...{ kind, state, count, connectionId: 7, since: at },
  });
  const { leads } = reportConnection(record, keys, 'https://fiuto.example', {
    counts: { recent: [], last: new Map(), lastSecret: new Map() },
    outbox: [
      item('fetch_linkedin_lead', 'waiting', 2),
      item('check_linkedin_lead', 'waiting', 3),
      item('check_linkedin_lead', 'aside', 4),
    ],
    ...{ lanes: [], nowMs: at.getTime() },
  });
  expect(leads).toMatchObject({ waiting: 2, checking: 3, aside: 4 });
});
