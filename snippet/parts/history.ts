// The part about the browser's history: takes a recipient's token out of the address, and for browsers without the
// Navigation API tells the core that the address may have changed.

import type { PartHandle } from '../part-handle.ts';
import { takeToken } from './history/take-token.ts';

export function start(handle: PartHandle): void {
  takeToken(handle);
  const { listen, moved } = handle;
  if (!moved || (window as { navigation?: unknown }).navigation) return;
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    history[name] = function (...args) {
      original.apply(this, args);
      moved();
    };
  }
  listen(window, 'popstate hashchange', moved);
}
