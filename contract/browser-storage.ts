// Every cookie and storage key that Fiuto sets in a browser, in one place: the privacy page and the notices are written
// from it, and a test holds the scripts to it.

export interface BrowserStorage {
  name: string;
  kind: 'cookie' | 'localStorage' | 'sessionStorage';
  /** In the visitor's browser by the script on a site, or in a colleague's by the dashboard. */
  setBy: 'site' | 'dashboard';
  /** What it is for; a key of the texts that explain it. */
  purpose:
    | 'visitor'
    | 'choice'
    | 'unsent'
    | 'linked'
    | 'login'
    | 'second_factor'
    | 'language'
    | 'appearance'
    | 'reload'
    | 'push';
  /** Only once the visitor has agreed; otherwise without asking, since it is needed for what was asked for. */
  needsConsent: boolean;
  /** Days until it goes by itself; 0: with the browser's session; null: until it is used up or removed. */
  days: number | null;
}

export const browserStorage: readonly BrowserStorage[] = [
  { name: 'fiuto_id', kind: 'cookie', setBy: 'site', purpose: 'visitor', needsConsent: true, days: 395 },
  { name: 'fiuto_consent', kind: 'cookie', setBy: 'site', purpose: 'choice', needsConsent: false, days: 182 },
  {
    name: 'fiuto_queue',
    kind: 'localStorage',
    setBy: 'site',
    purpose: 'unsent',
    needsConsent: true,
    days: null,
  },
  {
    name: 'fiuto_linked',
    kind: 'localStorage',
    setBy: 'site',
    purpose: 'linked',
    needsConsent: true,
    days: null,
  },
  {
    name: 'fiuto.session_token',
    kind: 'cookie',
    setBy: 'dashboard',
    purpose: 'login',
    needsConsent: false,
    days: 7,
  },
  {
    name: 'fiuto.two_factor',
    kind: 'cookie',
    setBy: 'dashboard',
    purpose: 'second_factor',
    needsConsent: false,
    days: 1,
  },
  {
    name: 'fiuto-language',
    kind: 'localStorage',
    setBy: 'dashboard',
    purpose: 'language',
    needsConsent: false,
    days: null,
  },
  {
    name: 'mantine-color-scheme-value',
    kind: 'localStorage',
    setBy: 'dashboard',
    purpose: 'appearance',
    needsConsent: false,
    days: null,
  },
  {
    name: 'fiuto-reloaded-at',
    kind: 'sessionStorage',
    setBy: 'dashboard',
    purpose: 'reload',
    needsConsent: false,
    days: 0,
  },
  {
    name: 'fiuto-push-of',
    kind: 'localStorage',
    setBy: 'dashboard',
    purpose: 'push',
    needsConsent: false,
    days: null,
  },
];
