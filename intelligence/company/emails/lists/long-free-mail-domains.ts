// The long tail of free mailboxes: the list of the package `freemail` (ISC, its terms beside it), less what is known to be
// wrong in it. A copy, since packages of such lists fetch them from the network whenever they are installed.

import copied from './long-free-mail-domains.json' with { type: 'json' };

/** Free once, or in a part of the name only; companies work under them. */
const wrong: ReadonlySet<string> = new Set(['uno.it', 'home.de', 'mp4.it', 'undo.it', 'soon.it']);

export const longFreeMailDomains: ReadonlySet<string> = new Set(
  copied.domains.split(' ').filter((domain) => !wrong.has(domain)),
);
