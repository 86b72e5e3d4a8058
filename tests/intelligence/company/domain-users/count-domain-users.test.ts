// Who uses a domain, counted over the records of one data set.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDomainUserCounter } from '#intelligence/company/domain-users/count-domain-users.ts';

function count(records: readonly (readonly [string, string])[]) {
  const counter = createDomainUserCounter();
  for (const [domain, organisation] of records) counter.note(domain, organisation);
  return counter.finish();
}

test('a domain that several organisations have is told, spellings of one name count once', () => {
  const counted = count([
    ['oleane.fr', 'Transports Routiers'],
    ['mail.oleane.fr', 'Boulangerie Petit'],
    ['oleane.fr', 'Karlin Peebles LLP'],
    ['acme.it', 'Acme S.r.l.'],
    ['acme.it', 'ACME SRL'],
    ['acme.it', 'Acme srl'],
    ['', 'Nobody'],
    ['in-addr.arpa', ''],
    ['co.uk', 'Nobody Ltd'],
  ]);
  expect([...counted]).toEqual([['oleane.fr', 3]]);
});

test('the order of the records does not matter', () => {
  const record = fc.tuple(
    fc.constantFrom('a.it', 'b.it', 'www.b.it', 'c.co.uk', ''),
    fc.constantFrom('Alfa S.r.l.', 'ALFA SRL', 'Beta S.p.A.', 'Gamma', ''),
  );
  fc.assert(
    fc.property(fc.array(record), (records) => {
      const sorted = (counted: ReadonlyMap<string, number>) => [...counted].sort();
      expect(sorted(count([...records].reverse()))).toEqual(sorted(count(records)));
    }),
  );
});

test('what is kept is bounded', () => {
  const counted = count(Array.from({ length: 1_000 }, (_, at) => ['carrier.it', `Firm ${at} S.r.l.`]));
  expect(counted.get('carrier.it')).toBe(200);
});
