// The browser script: takes over the queue that the page filled, waits a moment for the site's settings, then tells
// page views and what follows from them. Everything it sends passes consent-gate.ts.

import type { SnippetConfig, WireConsent } from '../contract/wire-format.ts';
import { handle } from './core.ts';
import { guard, listen } from './guard.ts';
import { catchUp, loadParts } from './load-parts.ts';
import { watchGestures } from './note-signals.ts';
import { configAddress, siteKey } from './own-script.ts';
import { describePage, emit, leavePage, showPage } from './page-visit.ts';
import type { Command } from './part-handle.ts';
import { flush, keepOrForget } from './send-events.ts';
import { allowed, choose, recallChoice } from './visitor-choice.ts';
import { watchNavigation } from './watch-navigation.ts';

type Entry = ((...command: Command) => void) & { q?: Command[]; v?: number };

declare global {
  interface Window {
    fiuto?: Entry;
  }
}

// As it was when this ran: a page made in advance is not shown yet.
const { prerendering } = document as Document & { prerendering?: boolean };
/** Calls made before the first page view. */
const early: Command[] = [];

function applyChoice(choice?: WireConsent): void {
  if (choice && !choose(choice)) return;
  keepOrForget();
  if (handle.shown) {
    describePage();
    emit({ type: 'consent' });
    // The part that measures does this by itself when it comes only now.
    if (allowed()) handle.onShow?.();
  }
  void loadParts();
}

/** One call of the page, such as `fiuto('track', 'Quote asked', { plan: 'pro' })`. */
const run = guard((command: Command) => {
  const [name, first, second = {}] = command;
  if (name === 'consent') {
    const choice = typeof first === 'string' ? { state: first } : (first as object);
    applyChoice({ ...second, ...choice, origin: 'api' } as WireConsent);
  } else if (name === 'optOut') applyChoice({ state: 'denied', origin: 'opt-out' });
  else if (name === 'track') emit({ type: name, name: String(first), properties: second });
  else handle.held.push(command);
  void catchUp();
});

const begin = guard(() => {
  if (handle.shown) return;
  showPage(prerendering ? 'prerender' : 'load');
  early.forEach(run);
  // What earlier pages left behind is sent, or does not outlive its consent; looking for it costs too much while the
  // page loads.
  void loadParts().then(() => setTimeout(keepOrForget, 2000));
});

function start(): void {
  const stub = window.fiuto;
  if (!siteKey || stub?.v) return;
  const entry: Entry = (...command) => {
    // Everything that decides the visitor's state comes before the first event.
    if (handle.shown || /^(consent|optOut)/.test(command[0])) run(command);
    else early.push(command);
  };
  entry.v = 1;
  window.fiuto = entry;
  handle.choose = applyChoice;
  recallChoice();
  for (const command of stub?.q || []) entry(...command);
  watchPage();
  // What is known to be needed already loads beside the settings.
  void loadParts();
  void fetch(configAddress)
    .then((response) => response.json())
    .then((config: SnippetConfig) => {
      handle.config = config;
    })
    // It does without them.
    .catch(() => {})
    .then(loadParts)
    .then(begin);
  // The first page view waits one second for the site's settings and its parts, not longer.
  setTimeout(begin, 1000);
}

function watchPage(): void {
  watchGestures();
  watchNavigation(leavePage, (next) => {
    showPage(next);
    void loadParts();
  });
  // What comes late, such as a form in a dialog or a consent manager, is there by the next touch.
  listen(window, 'load focusin pointerdown', loadParts as () => void);
  listen(window, 'pagehide visibilitychange', ({ type }) => {
    const gone = type === 'pagehide';
    if (gone || document.hidden) {
      begin();
      leavePage();
      // A page that is only hidden may hear the answer, and telephones end it without another word.
      if (!gone) flush();
      flush(true);
    }
  });
  listen(window, 'online', () => flush());
}

if (prerendering) listen(document, 'prerenderingchange', start);
else start();
