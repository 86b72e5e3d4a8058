// What programs write about a rejected event is understood, so that the page can say it in two languages.

import { expect, test } from 'vitest';
import { readRejection } from '#dashboard/web/pages/pipeline/read-rejection.ts';
import { isEarlyOutcome } from '#processor/pipeline-step.ts';
import { createParseEvent } from '#processor/steps/parse-event.ts';
import { sampleId, sampleRequest } from '#tests/processor/steps/sample-request.ts';

const parse = createParseEvent({ limitedDays: 90, grantedMonths: 13 });

function rejectionOf(raw: unknown, id: string = sampleId): string {
  const read = parse(sampleRequest(), { id, raw }, '00000000000000bb');
  return isEarlyOutcome(read) && read.outcome === 'rejected' ? read.error : '';
}

const at = Date.now();
test.each([
  ['no object', [], 'faultNoObject'],
  ['no type', { at }, 'faultNoType'],
  ['a type that is none', { type: 'leap', at }, 'faultUnknownType'],
  ['what only providers tell', { type: 'engagement', at }, 'faultWrongWay'],
  ['a field that is missing', { type: 'track', at }, 'faultMissing'],
  ['a field of another kind', { type: 'track', at, name: 7 }, 'faultOtherKind'],
  ['a time that is none', { type: 'track', at: 'soon', name: 'x' }, 'faultOtherKind'],
  ['a word that is not on the list', { type: 'click', at, kind: 'sideways', target: 'x' }, 'faultNotAllowed'],
])('what is said of %s', (_name, raw, key) => {
  const error = rejectionOf(raw);
  expect(error).not.toBe('');
  expect(readRejection(error)?.map((fault) => fault.key)).toContain(key);
});

test('an id that is none, and several faults at once', () => {
  expect(readRejection(rejectionOf({ type: 'track', at, name: 'x' }, 'nonsense'))).toEqual([
    { key: 'faultId', values: { id: 'nonsense' } },
  ]);
  expect(readRejection(rejectionOf({ type: 'track', at: 'soon' }))).toHaveLength(2);
});

test('what a step or the store says stays as it is', () => {
  expect(readRejection('Code: 27. DB::Exception: Cannot parse input')).toBeUndefined();
});
