// How a connection is doing: what nobody signed does not make a working one look broken.

import { expect, test } from 'vitest';
import type { ConnectionRow } from '#contract/connection-report.ts';
import { describeConnectionState } from '#dashboard/web/pages/connections/describe-connection-state.ts';

const never = { count: 0, lastAt: null };
const waiting: ConnectionRow = {
  ...{ id: 1, siteId: 1, provider: 'typeform', name: 'Survey', enabled: true, url: '', hasSecret: true },
  ...{ trackingConsent: false, settings: {}, lastReceivedAt: null },
  recent: { waiting: 0, understood: 0, ignored: 0, failed: 0 },
  ...{ refused: { ...never, lastReason: '' }, unsigned: never, deleted: never },
  ...{ leads: null, oldSecret: null, oldAddressUntil: null, leaseUntil: null },
  ...{ createdBy: 'Sample', createdAt: '2026-10-01T08:00:00.000Z' },
};
const unsigned = { count: 1, lastAt: '2026-10-02T09:00:00.000Z' };
const refused = { ...unsigned, lastReason: 'wrong_signature' };
const working = { ...waiting, lastReceivedAt: '2026-10-02T08:00:00.000Z' };
const stateOf = (connection: ConnectionRow) => describeConnectionState(connection)[1];

test('a request that nobody signed leaves a working connection working', () => {
  expect(stateOf(working)).toBe('connections.isReceiving');
  expect(stateOf({ ...working, unsigned })).toBe('connections.isReceiving');
});

test('a wrong signature after the last delivery shows, and no longer after the next delivery', () => {
  expect(stateOf({ ...working, refused })).toBe('connections.isRefusing');
  const later = { ...working, refused, lastReceivedAt: '2026-10-02T10:00:00.000Z' };
  expect(stateOf(later)).toBe('connections.isReceiving');
});

test('where nothing came yet, unsigned requests say why', () => {
  expect(stateOf(waiting)).toBe('connections.isWaiting');
  expect(stateOf({ ...waiting, unsigned })).toBe('connections.isUnsigned');
});
