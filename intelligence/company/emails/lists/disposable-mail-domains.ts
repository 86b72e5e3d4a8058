// Mailboxes that are thrown away. The list is that of the kept-up package `disposable-email-domains-js` (CC0), which
// follows github.com/disposable-email-domains/disposable-email-domains; here stand the best known ones, so that no
// update can lose them.

import { disposableEmailBlocklist } from 'disposable-email-domains-js';

const bestKnown = `
  mailinator.com guerrillamail.com guerrillamail.net guerrillamail.org guerrillamailblock.com sharklasers.com grr.la 10minutemail.com
  10minutemail.net temp-mail.org tempmail.com tempmail.net temp-mail.io yopmail.com yopmail.fr yopmail.net throwawaymail.com getnada.com
  trashmail.com trashmail.net trashmail.de trash-mail.com wegwerfmail.de wegwerfemail.de jetable.org maildrop.cc dispostable.com
  fakeinbox.com mailnesia.com mintemail.com mohmal.com moakt.com emailondeck.com spamgourmet.com spam4.me tempinbox.com mytemp.email
  discard.email mailcatch.com inboxkitten.com burnermail.io einrot.com fleckens.hu cuvox.de armyspy.com rhyta.com
  teleworm.us superrito.com dayrep.com gustr.com jourrapide.com correotemporal.org`;

export const disposableMailDomains: ReadonlySet<string> = new Set([
  ...disposableEmailBlocklist(),
  ...bestKnown.trim().split(/\s+/),
]);
