// The part for browsers without the Navigation API: tells the core that the address may have changed.

import type { PartHandle } from '../part-handle.ts';

export function start({ listen, moved }: PartHandle): void {
  if (!moved) return;
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    history[name] = function (...args) {
      original.apply(this, args);
      moved();
    };
  }
  listen(window, 'popstate hashchange', moved);
}
