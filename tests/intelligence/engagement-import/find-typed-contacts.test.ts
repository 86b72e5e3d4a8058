// Guarantees of looking for contacts in what somebody typed: found near the beginning, and no message holds the program up.

import { expect, it } from 'vitest';
import { findTypedContacts } from '#intelligence/engagement-import/chat/find-typed-contacts.ts';
import { readChat, valuesOf } from './sample-files.ts';

it('finds an address, a number and a name', () => {
  expect(findTypedContacts(['Buongiorno, mi chiamo Anna Rossi', 'anna@acme.it oppure 340 123 4567'])).toEqual(
    { email: 'anna@acme.it', phone: '+393401234567', name: 'Anna Rossi' },
  );
});

it.each(['a', 'a.', 'a@b.', '1 ', '+39 ', '@'])(
  'looks at ten thousand letters of a message at the most: %j',
  (piece) => {
    const endless = piece.repeat(3_000_000);
    const began = performance.now();
    findTypedContacts([endless]);
    expect(performance.now() - began).toBeLessThan(500);
    expect(findTypedContacts([`${'- '.repeat(5_000)}anna@acme.it`]).email).toBe('');
  },
);

it('takes an endless message of a transcript for its beginning', async () => {
  const lines = `04/05/26, 10:15 - Mario Rossi: Buongiorno ${'a.'.repeat(1_000_000)}\n04/05/26, 10:16 - Acme Vendite: Sì?\n`;
  const began = performance.now();
  const { rows } = await readChat(lines, { name: 'Chat WhatsApp con Mario Rossi.txt' });
  expect(performance.now() - began).toBeLessThan(3_000);
  expect(valuesOf(rows)).toHaveLength(1);
});
