// Takes a recipient's token out of the page's address at once, whatever the visitor chose, and keeps it in memory alone.
// It is sent under consent for *person*, now or when that is given on this page.

import type { PartHandle } from '../../part-handle.ts';

/** Called where the address has one. */
export function takeToken(handle: PartHandle): void {
  const [, token] = /[?&]fiuto_link=([^&#]*)/.exec(location.href) ?? [];
  if (!token) return;
  handle.token = token;
  // As text: an address that is taken apart and written anew may read otherwise to the page.
  const rest = location.href.replace(/([?&])fiuto_link=[^&#]*&?/, '$1').replace(/[?&](?=#|$)/, '');
  // The part may come after the page was shown: without this the clean address would be taken for another page.
  const isShown = handle.shown === true;
  handle.shown = false;
  history.replaceState(history.state, '', rest);
  handle.moved?.();
  handle.shown = isShown;
}
