// A browser that several colleagues use one after the other: alerts of one are not shown to the next, however the login ended.

import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { endForeignPush, endPush, subscribePush } from '../../../dashboard/web/api/push-browser.ts';

let subscription: { endpoint: string; unsubscribe: () => Promise<boolean> } | null;

/** A browser with one subscription at most, memory, and a server that takes every channel. */
beforeEach(() => {
  subscription = null;
  const stored = new Map<string, string>();
  const pushManager = {
    getSubscription: async () => subscription,
    subscribe: async () => {
      const endpoint = 'https://push.example/1';
      const made = {
        endpoint,
        unsubscribe: async () => {
          subscription = null;
          return true;
        },
        toJSON: () => ({ endpoint, keys: { p256dh: 'p', auth: 'a' } }),
      };
      subscription = made;
      return made;
    },
  };
  const registration = { pushManager };
  const serviceWorker = {
    register: async () => registration,
    ready: Promise.resolve(registration),
    getRegistration: async () => registration,
  };
  const notification = { requestPermission: async () => 'granted' };
  vi.stubGlobal('window', { isSecureContext: true, PushManager: {}, Notification: notification });
  vi.stubGlobal('navigator', { serviceWorker });
  vi.stubGlobal('document', { documentElement: { lang: 'en' } });
  vi.stubGlobal('Notification', notification);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  vi.stubGlobal('fetch', async () => Response.json({ publicKey: 'key', id: 1 }));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('is told no more of what is meant for whoever signed in before, once another colleague signs in', async () => {
  await subscribePush('anna');
  await endForeignPush('anna');
  expect(subscription).not.toBeNull();
  await endForeignPush('bruno');
  expect(subscription).toBeNull();
});

it('goes on for a colleague who subscribed it anew, and ends with a press of sign out', async () => {
  await subscribePush('anna');
  await subscribePush('bruno');
  await endForeignPush('bruno');
  expect(subscription).not.toBeNull();
  await endPush();
  expect(subscription).toBeNull();
});

it('tells where it was reached until now when its push service gives it another address', async () => {
  const sent: [string, RequestInit][] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    sent.push([path, init]);
    return Response.json({});
  });
  const change = await loadWorker('pushsubscriptionchange');
  const keys = { p256dh: 'p', auth: 'a' };
  const at = (endpoint: string) => ({ endpoint, toJSON: () => ({ endpoint, keys }) });
  await change({
    oldSubscription: at('https://push.example/1'),
    newSubscription: at('https://push.example/2'),
  });
  await change({ oldSubscription: null, newSubscription: at('https://push.example/3') });
  await change({ oldSubscription: null, newSubscription: null });
  expect(sent.map(([path, { method, body }]) => [path, method, JSON.parse(String(body))])).toEqual([
    [
      ...['/api/alerts/push', 'PATCH'],
      { endpoint: 'https://push.example/2', ...keys, former: 'https://push.example/1' },
    ],
    ['/api/alerts/push', 'POST', { endpoint: 'https://push.example/3', ...keys }],
  ]);
});

/** What the worker does on an event of this name, as a browser calls it. */
async function loadWorker(name: string): Promise<(event: object) => Promise<unknown>> {
  const listeners = new Map<string, (event: object) => void>();
  vi.stubGlobal('self', {
    addEventListener: (of: string, listener: () => void) => listeners.set(of, listener),
  });
  const file = new URL('../../../dashboard/web/public/push-worker.js', import.meta.url);
  await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(readFileSync(file, 'utf8'))}`);
  return async (event) => {
    let ended: unknown;
    listeners.get(name)?.({ ...event, waitUntil: (work: unknown) => (ended = work) });
    return ended;
  };
}
