// A trial of score rules on history, before they are saved.

import { scoreTrialBodySchema, scoreTrialSchema } from '#contract/score-report-schema.ts';
import { createSubjectNamer } from '#stores/records/name-subject.ts';
import { defineRoute, type Route } from '../api/route.ts';
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
  return [route];
}
