// What became of every received event: received = stored + dropped + rejected + waiting. Rejected ones are listed whole
// and can be replayed.

import {
  pipelineQuerySchema,
  pipelineSchema,
  rejectedPageSchema,
  rejectedQuerySchema,
  replayRequestSchema,
  replayResultSchema,
} from '#contract/report-schema.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { findRejected } from './find-rejected.ts';
import type { RouteParts } from './route-parts.ts';
import { sumPipeline } from './sum-pipeline.ts';

export function createPipelineRoutes(parts: RouteParts): Route[] {
  const totals = defineRoute({
    method: 'get',
    path: '/api/pipeline',
    summary: 'What became of the events received in a period, per site and hour',
    roles: ['marketer', 'manager', 'administrator'],
    rows: 'site',
    siteOf: ({ query }) => query.site,
    // Counts show nobody.
    audit: 'none',
    input: { query: pipelineQuerySchema },
    outputName: 'Pipeline',
    output: pipelineSchema,
    handler: ({ input: { query }, sites }) => sumPipeline(parts, sites, query),
  });
  const rejected = defineRoute({
    method: 'get',
    path: '/api/pipeline/rejected',
    summary: 'The rejected events of a period, whole, newest first',
    roles: ['manager', 'administrator'],
    rows: 'site',
    siteOf: ({ query }) => query.site,
    audit: {
      action: 'look_rejected',
      subject: ({ query }) => `${query.from} to ${query.to}${query.reason ? `, ${query.reason}` : ''}`,
      rows: ({ events }) => events.length,
    },
    input: { query: rejectedQuerySchema },
    outputName: 'RejectedPage',
    output: rejectedPageSchema,
    handler: ({ input: { query }, sites }) => findRejected(parts.events, sites, query),
  });
  const replay = defineRoute({
    method: 'post',
    path: '/api/pipeline/replay',
    summary: 'Puts rejected events back on the queue',
    roles: ['administrator'],
    rows: 'site',
    siteOf: ({ body }) => body.filter?.site,
    audit: {
      action: 'replay_rejected',
      subject: ({ body }) => (body.ids ? `${body.ids.length} events` : JSON.stringify(body.filter)),
    },
    input: { body: replayRequestSchema },
    outputName: 'ReplayResult',
    output: replayResultSchema,
    handler: async ({ input: { body } }) => ({ queued: await parts.replay(body) }),
  });
  return [totals, rejected, replay];
}
