// A browser that several colleagues use one after the other: alerts of one are not shown to the next, however the login ended.

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
