// This browser as a channel: whether it can be told, subscribing with the reader's click, and ending it.

import type { AlertChannel, PushKey, PushRequest } from '#contract/alert-report.ts';
import { fetchJson } from './fetch-json.ts';

const workerPath = '/push-worker.js';

/** Only over https or on the machine itself, and not in every browser. */
export const canPush = (): boolean =>
  window.isSecureContext &&
  'serviceWorker' in navigator &&
  'PushManager' in window &&
  'Notification' in window;

export type PushRefused = 'denied' | 'unavailable';

/** Whose channel this browser is: a login can end without a word, and somebody else sign in. */
const storageKey = 'fiuto-push-of';

/** `userId`: the reader's. Answers why not when they or the browser do not allow it. */
export async function subscribePush(userId: string): Promise<AlertChannel | PushRefused> {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  const { publicKey } = await fetchJson<PushKey>('/api/alerts/push');
  await navigator.serviceWorker.register(workerPath);
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await subscribe(pushManager, publicKey);
  const { endpoint, keys } = subscription?.toJSON() ?? {};
  const { p256dh, auth } = keys ?? {};
  if (endpoint === undefined || p256dh === undefined || auth === undefined) return 'unavailable';
  const body: PushRequest = { endpoint, p256dh, auth };
  const channel = await fetchJson<AlertChannel>('/api/alerts/push', { method: 'POST', body });
  keepOwner(userId);
  return channel;
}

/** One with the key of another installation at this address takes none of our messages. */
async function subscribe(manager: PushManager, key: string): Promise<PushSubscription | undefined> {
  const options = { userVisibleOnly: true, applicationServerKey: key };
  try {
    return await manager.subscribe(options);
  } catch (error) {
    if ((error as Error).name !== 'InvalidStateError') return undefined;
    await (await manager.getSubscription())?.unsubscribe();
    return manager.subscribe(options).catch(() => undefined);
  }
}

/** Whoever uses this browser next is not told what was meant for somebody else. Rejects nothing. */
export async function endPush(): Promise<void> {
  if (!canPush()) return;
  try {
    const registration = await navigator.serviceWorker.getRegistration(workerPath);
    await (await registration?.pushManager.getSubscription())?.unsubscribe();
  } catch {
    // The push service says so by itself when the next message finds nobody.
  }
}

/** Ends what is meant for somebody else than the user who is signed in. Rejects nothing. */
export async function endForeignPush(userId: string): Promise<void> {
  const owner = readOwner();
  if (owner === null || owner === userId) return;
  await endPush();
  keepOwner(null);
}

function readOwner(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function keepOwner(userId: string | null): void {
  try {
    if (userId === null) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, userId);
  } catch {
    // Storage may be forbidden; signing out ends it all the same.
  }
}
