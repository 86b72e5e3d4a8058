// Words of exports: what was done, and whether it shows a person.

import { expect, it } from 'vitest';
import { readAction, signOf } from '#intelligence/engagement-import/read-action.ts';

it.each([
  ['Opened', 'email_open', 'unsure'],
  ['Aperta', 'email_open', 'unsure'],
  ['Clicked', 'email_click', 'unsure'],
  ['Delivered', 'email_delivered', 'machine'],
  ['Hard bounce', 'email_bounce', 'machine'],
  ['Bounced', 'email_bounce', 'machine'],
  ['Unsubscribed', 'email_unsubscribe', 'human'],
  ['Attended', 'event_attended', 'human'],
  ['Ha commentato', 'comment', 'human'],
  ['Mi piace', 'reaction', 'human'],
] as const)('takes %s for %s, done by a person: %s', (word, kind, sign) => {
  expect(readAction(word, true)).toBe(kind);
  expect(signOf(kind)).toBe(sign);
});

it.each(['Open', 'Open - Not Contacted', 'Registrazione aperta', 'Inviata', 'Sent', 'Clicked on ad'])(
  'takes %s for nothing that was done with a mail, where the list is of none',
  (word) => {
    expect(readAction(word, false)).toBeUndefined();
  },
);

it.each(['Open - Not Contacted', 'Trattativa aperta', 'Clicked on ad'])(
  'takes %s for no state of a mail anywhere',
  (word) => {
    expect(readAction(word, true)).toBeUndefined();
  },
);
