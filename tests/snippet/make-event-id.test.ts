// Event ids: UUIDv7 that carry the time, never the same.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeEventId } from '../../snippet/make-event-id.ts';

const atMs = 1_795_327_454_497;

afterEach(() => void vi.unstubAllGlobals());

describe.each(['with TLS', 'without TLS'])('on a page %s', (page) => {
  const open = () => {
    if (page === 'without TLS') vi.stubGlobal('crypto', {});
  };

  it('makes UUIDs of version 7 that carry the time', () => {
    open();
    const id = makeEventId(atMs);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(atMs);
  });

  it('makes no id twice', () => {
    open();
    expect(new Set(Array.from({ length: 10_000 }, () => makeEventId(atMs))).size).toBe(10_000);
  });
});
