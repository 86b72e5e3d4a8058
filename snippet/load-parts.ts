// Loads the parts that this page needs, each once, from the script's own folder.

import { handle } from './core.ts';
import { partAddress } from './own-script.ts';
import type { Part } from './part-handle.ts';
import { allowed } from './visitor-choice.ts';

const started: Record<string, Promise<unknown>> = {};

/** Parts by name, each with whether it is needed; resolves when all that were ever needed have started. */
async function load(parts: Record<string, unknown>): Promise<void> {
  for (const name in parts) {
    if (!parts[name]) continue;
    // A module script inherits the tag's nonce and needs neither eval nor inline code.
    started[name] ??= (import(partAddress(name)) as Promise<Part>)
      .then((part) => part.start(handle))
      // Nothing waits for a part that cannot come.
      .catch(() => {
        handle.known ??= () => ({});
      });
  }
  await Promise.all(Object.values(started));
}

/** Called whenever something may have changed. What tells of the page waits until its view is shown. */
export async function loadParts(): Promise<void> {
  const { navigation, dataLayer, _iub, Cookiebot } = window as unknown as Record<string, unknown>;
  await load({
    consent: dataLayer || _iub || Cookiebot,
    forms: handle.shown && document.forms[0],
    history: !navigation || location.href.includes('fiuto_link'),
    measure: allowed(),
  });
  await catchUp();
}

/** All further parts are for visitors who allowed measuring: the one that measures knows of them. */
export function catchUp(): unknown {
  return allowed() && handle.catchUp?.();
}

handle.load = load;
