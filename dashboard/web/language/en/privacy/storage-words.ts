// What each cookie and storage key is for, in English.

import type { BrowserStorage } from '#contract/browser-storage.ts';

export const storageWords: Readonly<Record<BrowserStorage['purpose'], string>> = {
  visitor: 'A random number that tells visits of the same browser from others.',
  choice: 'What you chose about being measured.',
  unsent: 'What could not be sent yet, because you were offline or closed the page.',
  linked: 'That a link from one of our other sites was followed, so that it counts once.',
  login: 'That a colleague is signed in to the dashboard.',
  second_factor: 'That the password was right and the code is awaited.',
  language: 'The language that the dashboard is read in.',
  appearance: 'Whether the dashboard is light or dark.',
  reload: 'That the dashboard has reloaded itself after an upgrade, so that it does so once.',
  push: 'Whose alerts this browser shows, so that nobody else sees them.',
};
