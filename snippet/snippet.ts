// The browser script: takes over the queue that the page filled, waits a moment for the site's settings, then tells
// page views and what follows from them. Everything it sends passes consent-gate.ts.

import type { NavigationKind, SnippetConfig, WireConsent } from '../contract/wire-format.ts';
import { handle } from './core.ts';
import { guard, listen } from './guard.ts';
import { loadParts } from './load-parts.ts';
import { watchGestures } from './note-signals.ts';
import { configAddress, consentAttribute, siteKey } from './own-script.ts';
import { allowed, describePage, emit, leavePage, showPage } from './page-visit.ts';
import type { Command } from './part-handle.ts';
import { discardUnsent, flush } from './send-events.ts';
import { choose, forgetVisitor, recallChoice, setDefaultConsent } from './visitor-choice.ts';
import { watchNavigation } from './watch-navigation.ts';

type Entry = ((...command: Command) => void) & { q?: ArrayLike<unknown>[]; v?: number };

const page = window as Window & { fiuto?: Entry };
/** Calls made before the first page view. */
let early: Command[] = [];
/** `identify` and `group` wait here, unsent, for a consent that allows them. */
let held: Command[] = [];
let ready = false;

function applyChoice(choice: WireConsent): void {
  if (!choose(choice)) return;
  if (!allowed()) forgetAll();
  if (!ready) return;
  void partsLoaded().then(() => {
    describePage();
    emit({ type: 'consent' });
    handle.onShow?.();
    sendHeld();
  });
}

function forgetAll(): void {
  forgetVisitor();
  discardUnsent();
}

function partsLoaded(): Promise<unknown> {
  return loadParts(allowed(), ready);
}

function sendHeld(): void {
  held = held.filter((command) => !(allowed() && handle.call?.(command)));
}

/** One call of the page, such as `fiuto('track', 'Quote asked', { plan: 'pro' })`. */
const run = guard((command: Command) => {
  const [name, first, second = {}] = command;
  if (name === 'consent') {
    const choice = typeof first === 'string' ? { ...second, state: first } : first;
    applyChoice({ ...(choice as WireConsent), origin: 'api' });
  } else if (name === 'optOut') applyChoice({ state: 'denied', origin: 'opt-out' });
  else if (name === 'track') emit({ type: name, name: String(first), properties: second });
  else if (/^(identify|group)$/.test(name)) held.push(command);
  sendHeld();
});

/** Everything that decides the visitor's state comes before the first event. */
function settleState(): void {
  setDefaultConsent(consentAttribute, handle.config);
  early = early.filter((command) => !/^(consent|optOut)$/.test(command[0]) || run(command));
}

const begin = guard((kind: NavigationKind) => {
  if (ready) return;
  settleState();
  ready = true;
  showPage(kind);
  early.forEach(run);
  void partsLoaded().then(sendHeld);
  // What an earlier consent left behind does not outlive it.
  if (!allowed()) forgetAll();
});

function start(kind: NavigationKind): void {
  const stub = page.fiuto;
  if (!siteKey || stub?.v) return;
  early = Array.from(stub?.q ?? [], (command) => Array.from(command) as Command);
  const entry: Entry = (...command) => {
    if (ready) run(command);
    else early.push(command);
  };
  entry.v = 1;
  page.fiuto = entry;
  handle.choose = applyChoice;
  recallChoice();
  watchPage(kind);
  const proceed = guard((config?: SnippetConfig) => {
    if (config) handle.config = config;
    settleState();
    void partsLoaded().then(() => begin(kind));
  });
  fetch(configAddress)
    .then((response) => response.json())
    .then(proceed, () => proceed());
  // The first page view waits one second for the site's settings and its parts, not longer.
  setTimeout(begin, 1000, kind);
}

function watchPage(kind: NavigationKind): void {
  watchGestures();
  watchNavigation(leavePage, (next) => {
    showPage(next);
    void partsLoaded();
  });
  // What comes late, such as a form in a dialog or a consent manager, is there by the next touch.
  listen(window, 'load focusin pointerdown', () => ready && void partsLoaded());
  const onHide = (event: Event): void => {
    const gone = event.type === 'pagehide';
    if (!gone && !document.hidden) return;
    begin(kind);
    leavePage();
    // What is kept goes with the next page's first request; sent here too it would only arrive twice.
    if (!allowed() || !handle.goesOn?.()) flush(gone);
  };
  listen(window, 'pagehide visibilitychange', onHide);
  listen(window, 'online', () => flush());
}

const { prerendering } = document as Document & { prerendering?: boolean };
if (prerendering) listen(document, 'prerenderingchange', () => start('prerender'));
else start('load');
