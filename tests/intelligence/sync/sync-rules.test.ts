// Which record is which, what is never made anew, who may go, and what a note may hold.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resultOfDeals } from '#intelligence/sync/deal-result.ts';
import { judgeFound, listMatchKeys } from '#intelligence/sync/match-record.ts';
import { mayCreate, refusePush } from '#intelligence/sync/may-push.ts';
import { ownIdOf, readOwnId, weekOf } from '#intelligence/sync/own-id.ts';
import { planIntake } from '#intelligence/sync/plan-intake.ts';
import { readCompanyRecord } from '#intelligence/sync/read-company-record.ts';
import { settleGone } from '#intelligence/sync/settle-gone.ts';
import { noteHtml, noteText } from '#intelligence/sync/write-note.ts';

describe('matching', () => {
  test('asks by link, own id, VAT number and domain, and never by free mail or a name', () => {
    const keys = listMatchKeys({
      ...{ kind: 'company', ownIds: ['fiuto_c_42'], linkedId: '512', vatNumber: 'IT01234567897' },
      domains: ['www.acme-prova.it', 'gmail.com', 'acme-prova.it'],
    });
    expect(keys.map(({ by, value }) => `${by}:${value}`)).toEqual([
      'link:512',
      'own_id:fiuto_c_42',
      'vat:IT01234567897',
      'domain:acme-prova.it',
    ]);
    const people = listMatchKeys({
      kind: 'person',
      ownIds: ['fiuto_p_1'],
      emails: ['info@acme-prova.it', 'Anna@Acme-prova.it'],
    });
    expect(people.map(({ value }) => value)).toEqual(['fiuto_p_1', 'anna@acme-prova.it']);
  });

  const free = { ownIds: new Set(['fiuto_c_42']), takenIds: new Set<string>() };
  test('takes the one that fits, asks about several, and leaves what is another’s', () => {
    const key = { by: 'domain', value: 'acme.example' } as const;
    expect(judgeFound(key, [], free)).toBeUndefined();
    expect(
      judgeFound(
        key,
        [
          { id: '1', ownId: '' },
          { id: '1', ownId: '' },
        ],
        free,
      ),
    ).toMatchObject({ outcome: 'found', id: '1' });
    expect(
      judgeFound(
        key,
        [
          { id: '2', ownId: '' },
          { id: '1', ownId: '' },
        ],
        free,
      ),
    ).toMatchObject({ outcome: 'ambiguous', ids: ['1', '2'] });
    expect(judgeFound(key, [{ id: '1', ownId: 'fiuto_c_7' }], free)).toMatchObject({ outcome: 'ambiguous' });
    expect(judgeFound(key, [{ id: '1', ownId: '' }], { ...free, takenIds: new Set(['1']) })).toMatchObject({
      outcome: 'ambiguous',
    });
  });
});

test('our ids are read back from any text that holds them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1 }), fc.constantFrom('company', 'person', 'note', 'task'), (id, kind) => {
      expect(readOwnId(`[${ownIdOf(kind, id)}]`)).toEqual({ kind, id: String(id) });
    }),
  );
  expect(readOwnId('infiuto_c_1')).toBeUndefined();
  expect([
    weekOf(Date.UTC(2026, 0, 1)),
    weekOf(Date.UTC(2027, 0, 1)),
    weekOf(Date.UTC(2026, 10, 26)),
  ]).toEqual(['2026-W01', '2026-W53', '2026-W48']);
});

test('a deletion leaves a tombstone, a merge is followed, and two of ours in one of theirs are asked about', () => {
  const links = new Map([
    ['1', { ourId: 'a', theirId: '1', isTombstone: false }],
    ['2', { ourId: 'b', theirId: '2', isTombstone: false }],
    ['3', { ourId: 'c', theirId: '3', isTombstone: true }],
  ]);
  expect(settleGone({ id: '1', mergedInto: '' }, links)).toEqual({ outcome: 'tombstone', ourId: 'a' });
  expect(settleGone({ id: '1', mergedInto: '9' }, links)).toEqual({
    outcome: 'follow',
    ourId: 'a',
    theirId: '9',
  });
  expect(settleGone({ id: '1', mergedInto: '2' }, links)).toMatchObject({ outcome: 'ask', otherId: 'b' });
  expect(settleGone({ id: '3', mergedInto: '' }, links)).toEqual({ outcome: 'nothing' });
  expect(settleGone({ id: '8', mergedInto: '' }, links)).toEqual({ outcome: 'nothing' });
});

test('only certain companies go, and only accepted ones are made', () => {
  const filter = { scoreMin: 60, verdicts: ['known', 'prospect'], stages: ['new'] };
  const good = { band: 'high', verdict: 'prospect', score: 80, stage: undefined } as const;
  expect(refusePush(good, filter)).toBeUndefined();
  expect(refusePush({ ...good, band: 'medium' }, filter)).toBe('band_too_low');
  expect(refusePush({ ...good, verdict: 'accidental' }, filter)).toBe('other_verdict');
  expect(refusePush({ ...good, score: 10 }, filter)).toBe('score_too_low');
  expect(refusePush({ ...good, score: 10, stage: 'new' }, filter)).toBeUndefined();
  expect(refusePush({ ...good, stage: 'offer' }, filter)).toBe('other_stage');
  expect([
    mayCreate('accepted_leads', good),
    mayCreate('accepted_leads', { stage: 'new' }),
    mayCreate('never', { stage: 'new' }),
  ]).toEqual([false, true, false]);
});

test('a status goes only from what says little to what says more, and a name takes no company from a user', () => {
  const ours = { status: 'prospect', ownerId: 'u1', ownerName: 'Anna' };
  expect(planIntake(ours, { status: 'customer', owner: { userId: null, name: 'Bruno' } })).toEqual({
    status: 'customer',
  });
  expect(planIntake({ ...ours, status: 'customer' }, { status: 'prospect', owner: undefined })).toEqual({});
  expect(
    planIntake(
      { ...ours, status: 'competitor' },
      { status: 'customer', owner: { userId: 'u2', name: 'Bruno' } },
    ),
  ).toEqual({ ownerId: 'u2' });
});

test('a won deal ends a lead at once, a lost one only when no other is open, an old one never', () => {
  const deal = (state: 'open' | 'won' | 'lost' | 'unknown', closedMs?: number) => ({
    state,
    closedMs,
    lostReason: 'price',
  });
  expect(resultOfDeals([deal('won', 50), deal('open')], 10)).toEqual({ result: 'won', reason: '' });
  expect(resultOfDeals([deal('lost', 50)], 10)).toEqual({ result: 'lost', reason: 'price' });
  expect(resultOfDeals([deal('lost', 50), deal('open')], 10)).toBeUndefined();
  // Of which nobody knows whether it is open; and it is no end.
  expect(resultOfDeals([deal('lost', 50), deal('unknown')], 10)).toBeUndefined();
  expect(resultOfDeals([deal('unknown', 50)], 10)).toBeUndefined();
  expect(resultOfDeals([deal('won', 5)], 60_010)).toBeUndefined();
  // Of the same minute: clocks differ.
  expect(resultOfDeals([deal('won', 5)], 10)).toEqual({ result: 'won', reason: '' });
});

test('a record of theirs is read in our terms', () => {
  const record = {
    name: ' Acme ',
    domains: ['https://www.acme.it/chi-siamo', 'gmail.com'],
    vatNumber: 'IT 0123 4567 897',
    values: { employees: '50', turnover: 'many' },
  };
  expect(readCompanyRecord(record)).toMatchObject({
    name: 'Acme',
    domains: ['acme.it'],
    vatNumber: 'IT01234567897',
    employees: 50,
    turnover: null,
  });
});

test('what a visitor wrote is text in a note, never HTML', () => {
  const note = { week: '2026-W48', lines: ['<img src=x onerror=alert(1)>\nnext'], language: 'it' } as const;
  expect(noteHtml(note, '')).toContain('&lt;img src=x onerror=alert(1)&gt; next');
  expect(noteText(note, 'fiuto_n_1')).toContain('[fiuto_n_1]');
});
