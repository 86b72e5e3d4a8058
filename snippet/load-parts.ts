// Loads the parts that this page needs, each once, from the script's own folder.

import { handle } from './core.ts';
import { partAddress } from './own-script.ts';
import type { Part } from './part-handle.ts';

const started: Record<string, Promise<void>> = {};

/**
 * Called whenever something may have changed; resolves when every part has started.
 * `mayMeasure` is the gate's word: most parts are for visitors who allowed measuring. What tells of the page waits until
 * its view is `shown`.
 */
export function loadParts(mayMeasure: boolean, shown: boolean): Promise<unknown> {
  const parts = {
    history: !('navigation' in window),
    consent: ['dataLayer', '_iub', 'Cookiebot'].some((name) => name in window),
    forms: shown && document.forms[0],
    measure: mayMeasure,
    clicks: mayMeasure,
    video: shown && mayMeasure && document.querySelector('[src*=youtu],[src*=vimeo],[data-fiuto-video]'),
    linker: mayMeasure && (location.search.includes('_fiuto=') || handle.config?.linkedDomains[0]),
  };
  return Promise.all(
    Object.entries(parts).map(([name, needed]) => {
      // A module script inherits the tag's nonce and needs neither eval nor inline code.
      if (needed) {
        started[name] ??= (import(partAddress(name)) as Promise<Part>)
          .then((part) => part.start(handle, shown))
          .catch(() => {});
      }
      return started[name];
    }),
  );
}
