// Shows alerts that are pushed to this browser while no page of the dashboard is open. It caches nothing and answers no request.

self.addEventListener('push', (event) => {
  event.waitUntil(show(event.data));
});

/** A message that cannot be read is shown as such: browsers take the permission from whoever shows nothing. */
async function show(data) {
  let message = {};
  try {
    message = data.json();
  } catch {}
  const { title = 'Fiuto', body = '', tag, language, url = '/signals', actions = [] } = message;
  await self.registration.showNotification(title, {
    ...{ body, tag, lang: language, icon: '/icon.svg' },
    actions: actions.map(({ action, title: label }) => ({ action, title: label })),
    data: { url, actions },
  });
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { url, actions } = event.notification.data;
  const chosen = actions.find(({ action }) => action === event.action);
  event.waitUntil(open(chosen?.url ?? url));
});

/** In a window of the dashboard that is there already; anything else than the dashboard is not opened. */
async function open(address) {
  const url = new URL(address, self.location.origin);
  if (url.origin !== self.location.origin) url.href = '/signals';
  const [window] = await self.clients.matchAll({ type: 'window' });
  if (window === undefined) return self.clients.openWindow(url.href);
  await window.focus();
  return window.navigate(url.href);
}

/** The push service gave this browser another address: the channel goes with it, as long as its user is signed in. */
self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(subscribeAgain(event));
});

async function subscribeAgain({ oldSubscription, newSubscription }) {
  const options = oldSubscription?.options;
  const subscription =
    newSubscription ?? (options && (await self.registration.pushManager.subscribe(options)));
  if (!subscription) return;
  const { endpoint, keys } = subscription.toJSON();
  const former = oldSubscription?.endpoint;
  // As it was narrowed or switched off; only a browser that no longer tells where it was becomes a channel anew.
  await fetch('/api/alerts/push', {
    method: former === undefined ? 'POST' : 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint, p256dh: keys.p256dh, auth: keys.auth, former }),
  });
}
