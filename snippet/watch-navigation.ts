// Tells when another page is shown without a load: history, hash, back-forward cache.

import type { NavigationKind } from '../contract/wire-format.ts';
import { handle } from './core.ts';
import { guard, listen } from './guard.ts';

/** `leave` is called as soon as the address of a shown page changes, `show` when the new page has settled. */
export function watchNavigation(leave: () => void, show: (kind: NavigationKind) => void): void {
  let shown = location.href;
  let timer: ReturnType<typeof setTimeout>;
  handle.moved = guard(() => {
    const [address, hash = ''] = location.href.split('#');
    const [addressBefore, hashBefore = ''] = shown.split('#');
    const inPage = address === addressBefore;
    shown = location.href;
    // A jump to an anchor that exists on the page is reading on, not another page.
    if (inPage && (hash === hashBefore || document.getElementById(hash || hashBefore))) return;
    // Before the first view an address that changes is on its way to it.
    if (!handle.shown) return;
    leave();
    clearTimeout(timer);
    // Single-page applications set the title a little after the address.
    timer = setTimeout(guard(show), 50, inPage ? 'hash' : 'history');
  });
  // Browsers without the Navigation API get the part `history` instead.
  listen((window as Window & { navigation?: EventTarget }).navigation, 'currententrychange', handle.moved);
  listen(window, 'pageshow', (event) => {
    if ((event as PageTransitionEvent).persisted) show('bfcache');
  });
}
