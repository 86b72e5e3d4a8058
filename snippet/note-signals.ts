// Notices marks of automation and the first human gesture; they describe the browser, not a person.

import type { WireSignals } from '../contract/wire-format.ts';
import { listen } from './guard.ts';

const marks = /^(cdc_|_+(phantom|webdriver|selenium|pw|playwright)|Cypress)/;
let gesture = false;

export function readSignals(): WireSignals {
  const automation = Object.keys(window).filter((name) => marks.test(name));
  return { automation: automation.concat(navigator.webdriver ? 'webdriver' : []), gesture };
}

export function watchGestures(): void {
  listen(window, 'pointerdown keydown touchstart', (event) => {
    gesture ||= event.isTrusted;
  });
}
