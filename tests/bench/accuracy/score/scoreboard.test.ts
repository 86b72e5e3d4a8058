// The figures of the benchmark, on answers small enough to count by hand.

import { expect, test } from 'vitest';
import type { Answer, Verdict } from '#bench/accuracy/score/judge-answer.ts';
import {
  countAnswer,
  coverage,
  coverageHigh,
  createScoreboard,
  falseCompanyShare,
  precisionHigh,
} from '#bench/accuracy/score/scoreboard.ts';
import type { VisitTruth } from '#bench/accuracy/visits/visit.ts';

const office: VisitTruth = {
  truthClass: 'enterprise',
  companyId: 1,
  alsoRight: [],
  neutral: false,
  knownBy: ['registry'],
  knowable: true,
  person: '',
  caseName: 'office',
};
const home: VisitTruth = { ...office, truthClass: 'residential', companyId: 0, knownBy: [], knowable: false };

function board(...cases: readonly (readonly [Answer['band'], number, Verdict, VisitTruth])[]) {
  const counted = createScoreboard();
  for (const [band, probability, verdict, truth] of cases) {
    countAnswer(counted, { band, probability, name: '', domain: '', companyId: 0 }, verdict, truth);
  }
  return counted;
}

test('precision counts verified and high together, coverage what is shown and right', () => {
  const counted = board(
    ['verified', 1, 'right', office],
    ['high', 0.95, 'wrong', office],
    ['medium', 0.8, 'right', office],
    ['low', 0.5, 'right', office],
    ['none', 0, 'none', office],
    ['none', 0, 'none', home],
  );
  expect(precisionHigh(counted)).toBe(0.5);
  expect(coverage(counted)).toBe(2 / 5);
  expect(coverageHigh(counted)).toBe(1 / 5);
});

test('a household that is shown with a company counts as falsely named, one that is hidden as low does not', () => {
  const counted = board(
    ['medium', 0.75, 'wrong', home],
    ['low', 0.5, 'wrong', home],
    ['high', 0.95, 'right', home],
    ['none', 0, 'none', home],
  );
  expect(falseCompanyShare(counted)).toBe(0.25);
});

test('persons and carriers count in every band', () => {
  const counted = board(['low', 0.5, 'person', home], ['low', 0.5, 'isp', home]);
  expect(counted).toMatchObject({ personsShown: 1, ispsShown: 1 });
});

test('the curve of reliability has ten bins and keeps a probability of one', () => {
  const counted = board(['verified', 1, 'right', office], ['high', 0.91, 'wrong', office]);
  expect(counted.bins).toHaveLength(10);
  expect(counted.bins[9]).toMatchObject({ answers: 2, right: 1 });
});
