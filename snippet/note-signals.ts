// Notices marks of automation and the first human gesture; they describe the browser, not a person.

import type { WireSignals } from '../contract/wire-format.ts';
import { listen } from './guard.ts';

let gesture = false;

export function readSignals(): WireSignals {
  // In one search: a page has hundreds of names.
  const names = Object.keys(window).join(' ');
  const marks = names.match(/\b(cdc_|_+(phantom|webdriver|selenium|pw|playwright)|Cypress)\w*/g) || [];
  return { automation: navigator.webdriver ? [...marks, 'webdriver'] : marks, gesture };
}

export function watchGestures(): void {
  listen(window, 'pointerdown keydown touchstart', (event) => {
    gesture ||= event.isTrusted;
  });
}
