// A route that does not say who may call it keeps the server from starting.

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkRoutes } from '#dashboard/server/api/check-routes.ts';
import type { Route } from '#dashboard/server/api/route.ts';

const whole: Route = {
  method: 'get',
  path: '/api/things',
  summary: 'The things',
  roles: ['sales'],
  rows: 'site',
  siteOf: () => undefined,
  audit: 'none',
  input: {},
  outputName: 'Things',
  output: z.object({}),
  handler: async () => ({}),
};

/** The same declaration with one part taken away or replaced, past the compiler. */
function broken(change: Record<string, unknown>): Route {
  return Object.assign({ ...whole }, change) as Route;
}

describe('checkRoutes', () => {
  it('accepts a declaration without a gap', () => {
    expect(() => checkRoutes([whole])).not.toThrow();
  });

  it.each([
    ['who may call it', { roles: undefined }, /roles/],
    ['a role that exists', { roles: ['boss'] }, /roles/],
    ['any role at all', { roles: [] }, /roles/],
    ['on which rows', { rows: undefined }, /rows/],
    ['on rows that are known', { rows: 'all' }, /rows/],
    ['of which site', { siteOf: undefined }, /siteOf/],
    ['whether the look is audited', { audit: undefined }, /audit/],
    [
      'how much an export takes out',
      { audit: { action: 'export_things', subject: () => '' } },
      /audit\.rows/,
    ],
    ['a summary', { summary: '' }, /summary/],
    ['a path below /api/', { path: '/things' }, /\/api\//],
    ['a schema of its answer', { output: undefined }, /schemas/],
    ['a schema of its parameters', { path: '/api/things/:id' }, /parameters/],
  ])('refuses a route that does not declare %s', (_what, change, message) => {
    expect(() => checkRoutes([broken(change)])).toThrow(message);
  });

  it('refuses rows of a site for strangers', () => {
    expect(() => checkRoutes([broken({ roles: 'anyone' })])).toThrow(/strangers/);
  });

  it('refuses the same route twice and names every fault at once', () => {
    expect(() => checkRoutes([whole, whole])).toThrow(/twice/);
    expect(() => checkRoutes([broken({ roles: [], rows: 'all' })])).toThrow(/roles[\s\S]*rows/);
  });
});
