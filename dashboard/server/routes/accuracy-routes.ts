// How right resolution is here, and what its new looks at old decisions changed.

import { z } from 'zod';
import type { DecisionMoveReport, ResolutionRunReport } from '#contract/visiting-report.ts';
import {
  accuracyQuerySchema,
  accuracySchema,
  runPageSchema,
  runQuerySchema,
  verdictPreviewRequestSchema,
  verdictPreviewSchema,
} from '#contract/visiting-report-schema.ts';
import { listResolutionRuns, type ResolutionRun } from '#stores/records/questions/resolution-runs.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { measureAccuracy } from '../companies/measure-accuracy.ts';
import { previewVerdicts } from '../companies/preview-verdicts.ts';
import type { RouteParts } from './route-parts.ts';

const defaultLimit = 20;
const place = z.tuple([z.number().int()]);
/** A swap of sources that moves more than this share of decisions wants somebody to look. */
const alarmShare = 0.02;

export function createAccuracyRoutes(parts: RouteParts): Route[] {
  return [accuracyRoute(parts), runsRoute(parts), previewRoute(parts)];
}

function accuracyRoute({ events, records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/accuracy',
    summary: 'How often the network alone would have been right, and why nobody was named',
    roles: ['marketer', 'manager', 'administrator'],
    rows: 'site',
    siteOf: ({ query }) => query.site,
    audit: 'none',
    input: { query: accuracyQuerySchema },
    outputName: 'Accuracy',
    output: accuracySchema,
    handler: ({ input: { query }, sites }) =>
      measureAccuracy(
        { events, records },
        sites.map(({ id }) => id),
        { fromMs: Date.parse(query.from), toMs: Date.parse(query.to) },
      ),
  });
}

function runsRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/resolution-runs',
    summary: 'Times when recent decisions were made again, and what moved, the newest first',
    roles: ['marketer', 'manager', 'administrator'],
    rows: 'none',
    audit: 'none',
    input: { query: runQuerySchema },
    outputName: 'ResolutionRunPage',
    output: runPageSchema,
    handler: async ({ input: { query }, caller }) => {
      const limit = query.limit ?? defaultLimit;
      const beforeId = readPlace(query.cursor, place)?.[0];
      const rows = await listResolutionRuns(records, { beforeId, limit: limit + 1 });
      const { page, nextCursor } = cutPage(rows, limit, ({ id }) => [id]);
      // Networks and names are of all sites: for those alone who see all of them.
      const maySeeSamples = caller.role !== 'marketer';
      const runs = page.map(reportRun).map((run) => (maySeeSamples ? run : { ...run, samples: [] }));
      return { runs, nextCursor };
    },
  });
}

function reportRun({ at, samples, ...run }: ResolutionRun): ResolutionRunReport {
  return {
    ...run,
    at: at.toISOString(),
    isAlarm: run.cause === 'sources' && run.moved > run.decisions * alarmShare,
    samples: samples.map(({ before, after, ...move }) => ({
      ...move,
      before: reportShown(before),
      after: reportShown(after),
    })),
  };
}

function reportShown(shown: ResolutionRun['samples'][number]['before']): DecisionMoveReport['before'] {
  return { ...shown, companyId: shown.companyId === 0 ? null : shown.companyId };
}

function previewRoute({ events, records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/rules/verdict_rules/preview',
    summary: 'What these verdict rules would make of the visits of the last 30 days',
    roles: ['manager', 'administrator'],
    rows: 'site',
    siteOf: () => undefined,
    audit: 'none',
    input: { body: verdictPreviewRequestSchema },
    outputName: 'VerdictPreview',
    output: verdictPreviewSchema,
    handler: ({ input: { body }, sites }) =>
      previewVerdicts(
        { events, records },
        sites.map(({ id }) => id),
        body.value,
        Date.now(),
      ),
  });
}
