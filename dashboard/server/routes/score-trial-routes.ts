// A trial of score rules on history, before they are saved, and what won and lost leads have taught.

import { learntReportSchema, scoreTrialBodySchema, scoreTrialSchema } from '#contract/score-report-schema.ts';
import { createSubjectNamer } from '#stores/records/name-subject.ts';
import { readRulesInForce } from '#stores/records/rules/rules-in-force.ts';
import { readLearnt } from '#stores/records/scores/keep-learnt.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { reportLearnt } from '../leads/report-chance.ts';
import { tryScoreRules } from '../leads/try-score-rules.ts';
import type { RouteParts } from './route-parts.ts';

export function createScoreTrialRoutes({ events, records, secret }: RouteParts): Route[] {
  const route = defineRoute({
    method: 'post',
    path: '/api/score-rules/trial',
    summary:
      'Which companies would have become warm in the last months under other rules, and how their leads ended',
    roles: ['manager', 'administrator'],
    rows: 'company',
    audit: { action: 'try_score_rules', subject: () => '', rows: ({ crossed }) => crossed.length },
    input: { body: scoreTrialBodySchema },
    outputName: 'ScoreTrial',
    output: scoreTrialSchema,
    handler: ({ input: { body } }) => {
      const nameSubject = createSubjectNamer(secret);
      return tryScoreRules({ events, records, nameSubject }, body, Date.now());
    },
  });
  const learnt = defineRoute({
    method: 'get',
    path: '/api/score-rules/learnt',
    summary: 'What won and lost leads have taught, and whether it says more than the score',
    roles: ['marketer', 'sales', 'manager', 'administrator'],
    rows: 'none',
    audit: 'none',
    input: {},
    outputName: 'Learnt',
    output: learntReportSchema,
    handler: async () => {
      const [kept, rules] = await Promise.all([readLearnt(records), readRulesInForce(records)]);
      return reportLearnt(kept, rules.score);
    },
  });
  return [route, learnt];
}
