// Which clicks are people's and which are machines', by each kind of evidence.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeHits, type MailHit, type PageSight } from '#intelligence/email/judge-hits.ts';

const atMs = Date.UTC(2026, 10, 26, 9);
const person = { network: '192.0.2.0/24', networkClass: 'isp', agent: 'Chrome/Windows' };
const scanner = { network: '198.51.100.0/24', networkClass: 'hosting', agent: 'Edge/Windows' };

let made = 0;
const click = (changes: Partial<MailHit> = {}): MailHit => ({
  ...{ id: `h${made++}`, kind: 'click', method: 'GET', atMs, linkId: 1, isKnownRobot: false },
  ...person,
  ...changes,
});
const page = (changes: Partial<PageSight> = {}): PageSight => ({
  ...{ atMs: atMs + 2_000, linkId: 1, gesture: false, isRobot: false },
  ...person,
  ...changes,
});
const judge = (hits: MailHit[], sights: PageSight[] = []) =>
  hits.map(({ id }) => judgeHits(hits, sights).get(id)?.verdict);

describe('a click', () => {
  test('alone is nobody’s for sure', () => {
    expect(judge([click()])).toEqual(['unsure']);
  });

  test('is a person’s when our script saw the page after it', () => {
    expect(judge([click()], [page()])).toEqual(['human']);
    expect(judge([click()], [page({ linkId: null, gesture: true, network: '203.0.113.0/24' })])).toEqual([
      'human',
    ]);
  });

  test('is not believed for a page before it, long after it, of another link or browser, or of a robot', () => {
    const others = [
      page({ atMs: atMs - 60_000 }),
      page({ atMs: atMs + 3_600_000 }),
      page({ linkId: 2 }),
      page({ agent: 'Safari/iOS' }),
      page({ isRobot: true }),
    ];
    for (const other of others) expect(judge([click()], [other])).toEqual(['unsure']);
  });

  test('from rented machines needs a hand on the page', () => {
    expect(judge([click(scanner)], [page(scanner)])).toEqual(['unsure']);
    expect(judge([click(scanner)], [page({ ...scanner, gesture: true })])).toEqual(['human']);
  });

  test('that the mailing tool calls a machine’s is one, unless a hand was seen on the page', () => {
    const flag = click({ kind: 'flagged_click', atMs: atMs + 2_000, network: '', agent: '' });
    expect(judge([click(), flag])).toEqual(['machine', 'machine']);
    expect(judge([click(), flag], [page()])).toEqual(['machine', 'machine']);
    expect(judge([click(), flag], [page({ gesture: true })])).toEqual(['human', 'machine']);
    const seen = page({ network: '203.0.113.0/24', agent: 'Safari/iOS' });
    const later = click({ atMs: atMs + 60_000, network: '203.0.113.0/24', agent: 'Safari/iOS' });
    expect(judge([click(), flag, later], [{ ...seen, atMs: atMs + 61_000 }])).toEqual([
      'machine',
      'machine',
      'human',
    ]);
  });

  test.each([{ method: 'HEAD' }, { method: 'OPTIONS' }, { isKnownRobot: true }])(
    'that is %o is a machine’s whatever the page',
    (changes) => {
      expect(judge([click(changes)], [page({ gesture: true })])).toEqual(['machine']);
    },
  );

  test('near the hidden link is a machine’s, unless another browser showed a hand', () => {
    const trap = click({ ...scanner, kind: 'trap', atMs: atMs + 20_000 });
    expect(judge([click(), trap], [page()])).toEqual(['machine', 'machine']);
    expect(judge([click(), trap], [page({ gesture: true })])).toEqual(['human', 'machine']);
    const own = { ...trap, ...person };
    expect(judge([click(), own], [page({ gesture: true })])).toEqual(['machine', 'machine']);
    expect(judge([click(), { ...trap, atMs: atMs + 40_000 }], [page()])).toEqual(['human', 'machine']);
  });

  test('among many links within seconds is a machine’s, unless the script saw all their pages', () => {
    const three = [1, 2, 3].map((linkId) => click({ linkId, atMs: atMs + linkId * 1_000 }));
    const pages = [1, 2, 3].map((linkId) => page({ linkId, atMs: atMs + linkId * 1_000 + 500 }));
    expect(judge(three, pages.slice(1))).toEqual(['machine', 'machine', 'machine']);
    expect(judge(three, pages)).toEqual(['human', 'human', 'human']);
  });

  test('after which only one page was seen is one of two', () => {
    const scanned = click({ atMs: atMs - 3_000, network: '192.0.2.0/24' });
    expect(judge([scanned, click()], [page()])).toEqual(['unsure', 'human']);
  });
});

test('no open is a person’s', () => {
  const open = click({ kind: 'open', linkId: null });
  expect(judge([open, click()], [page({ gesture: true })])).toEqual(['unsure', 'human']);
});

test('the order in which facts arrive changes nothing', () => {
  const hit = fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom('click', 'trap', 'open'),
    method: fc.constantFrom('GET', 'GET', 'HEAD'),
    atMs: fc.integer({ min: atMs, max: atMs + 60_000 }),
    linkId: fc.integer({ min: 1, max: 4 }),
    network: fc.constantFrom('a', 'b'),
    networkClass: fc.constantFrom('isp', 'hosting'),
    agent: fc.constantFrom('x', 'y'),
    isKnownRobot: fc.boolean(),
  });
  const sight = fc.record({
    atMs: fc.integer({ min: atMs, max: atMs + 60_000 }),
    linkId: fc.constantFrom(null, 1, 2, 3, 4),
    network: fc.constantFrom('a', 'b'),
    networkClass: fc.constantFrom('isp', 'hosting'),
    agent: fc.constantFrom('x', 'y'),
    gesture: fc.boolean(),
    isRobot: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(hit, { selector: ({ id }) => id, maxLength: 12 }),
      fc.array(sight, { maxLength: 8 }),
      (hits, sights) => {
        const one = judgeHits(hits as MailHit[], sights);
        const other = judgeHits(hits.toReversed() as MailHit[], sights.toReversed());
        for (const { id } of hits) expect(other.get(id)?.verdict).toBe(one.get(id)?.verdict);
      },
    ),
  );
});

test('a burst is any ten seconds with three links of which not every page was seen, however many clicks there are', () => {
  const clicks = fc.array(
    fc.record({
      second: fc.integer({ min: 0, max: 40 }),
      linkId: fc.integer({ min: 1, max: 4 }),
      isSeen: fc.boolean(),
    }),
    { maxLength: 25 },
  );
  fc.assert(
    fc.property(clicks, (given) => {
      // Each from a network of its own, so that a page is of one click alone.
      const place = (number: number) => ({ network: `10.0.${number}.0/24`, agent: `Agent ${number}` });
      const hits = given.map(({ second, linkId }, number) =>
        click({ ...place(number), id: `c${number}`, linkId, atMs: atMs + second * 1_000 }),
      );
      const sights = given.flatMap(({ second, linkId, isSeen }, number) =>
        isSeen ? [page({ ...place(number), linkId, atMs: atMs + second * 1_000 })] : [],
      );
      const verdicts = judgeHits(hits, sights);
      const isInBurst = (at: number) =>
        given.some(({ second: start }) => {
          const together = given.filter(({ second }) => second >= start && second <= start + 10);
          const isWithin = at >= start && at <= start + 10;
          return (
            isWithin &&
            new Set(together.map(({ linkId }) => linkId)).size >= 3 &&
            !together.every(({ isSeen }) => isSeen)
          );
        });
      expect(hits.map(({ id }) => verdicts.get(id)?.reasons.includes('many_links_at_once'))).toEqual(
        given.map(({ second }) => isInBurst(second)),
      );
    }),
    { numRuns: 300 },
  );
});
