// The routes of the API: those of the contract, each in the OpenAPI document, refusals in one form.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#contract/report.ts';
import type { Route } from '#dashboard/server/api/route.ts';
import { listRoutes } from '#dashboard/server/list-routes.ts';
import type { RouteParts } from '#dashboard/server/routes/route-parts.ts';
import { endpoints } from './support/declared-endpoints.ts';
import { openTestDashboard, type TestDashboard } from './support/open-test-dashboard.ts';

/** Declarations touch no store before they are called; some derive a key. */
const routes: Route[] = listRoutes({ secret: 'a secret of the tests' } as RouteParts);
const nameOf = (route: Route) => `${route.method.toUpperCase()} ${route.path}`;
const roles: Role[] = ['marketer', 'sales', 'manager', 'administrator', 'agent'];

let dashboard: TestDashboard;
beforeAll(async () => {
  dashboard = await openTestDashboard();
});
afterAll(() => dashboard.close());

/** A path that names something, for routes that need a parameter. */
const concrete = (path: string) =>
  path.replace('/visits/:id', '/visits/1-00000000000000ff-1').replace(/:\w+/g, '1');

describe('the routes', () => {
  it('are exactly those of the contract', () => {
    expect(routes.map(nameOf).sort()).toEqual(Object.keys(endpoints).sort());
  });

  it('stand in the OpenAPI document with their inputs, answers and roles, each', async () => {
    const { body } = await dashboard.stranger().get('/api/openapi.json');
    const paths = body['paths'] as Record<string, Record<string, Operation>>;
    expect(body['openapi']).toBe('3.1.0');
    for (const route of routes) {
      const operation = paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method];
      expect(operation, nameOf(route)).toBeDefined();
      expect(operation?.['x-roles']).toEqual(route.roles);
      expect(operation?.['x-scope']).toEqual(route.scope);
      expect(JSON.stringify(operation?.security ?? []).includes('"key"')).toBe(route.scope !== undefined);
      expect(operation?.summary).toBe(route.summary);
      expect(Boolean(operation?.requestBody)).toBe(Boolean(route.input.body ?? route.upload));
      const answered = operation?.responses['200']?.content;
      const json = { $ref: `#/components/schemas/${route.outputName}` };
      expect(answered?.['application/json']?.schema).toEqual(route.file ? undefined : json);
      expect('text/csv' in (answered ?? {})).toBe(route.file === true);
      expect('401' in (operation?.responses ?? {})).toBe(route.roles !== 'anyone');
      const named = (operation?.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name);
      expect(named).toEqual([...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]));
    }
    const query = paths['/api/visits']?.['get']?.parameters ?? [];
    expect(query.filter(({ required }) => required).map(({ name }) => name)).toEqual(['from', 'to']);
    expect(query.find(({ name }) => name === 'minPages')).toMatchObject({ schema: { type: 'integer' } });
    expect(JSON.stringify(paths['/api/sites/{id}']?.['patch']?.requestBody)).not.toContain(
      '"required":["name"',
    );
    expect(JSON.stringify(paths['/api/company-imports']?.['post']?.requestBody)).toContain('text/csv');
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(documented.filter((name) => !name.includes('/api/auth/'))).toHaveLength(routes.length);
  });

  it.each(routes.filter(({ roles }) => roles !== 'anyone').map((route) => [nameOf(route), route] as const))(
    '%s refuses strangers with 401',
    async (_name, route) => {
      const answer = await dashboard
        .stranger()
        .send(route.method.toUpperCase(), concrete(route.path), bodyFor(route));
      expect(answer.status).toBe(401);
      expect(answer.body).toMatchObject({ error: { code: 'not_signed_in' } });
    },
  );

  it.each(routes.filter(({ roles }) => Array.isArray(roles)).map((route) => [nameOf(route), route] as const))(
    '%s refuses every role that it does not name with 403',
    async (_name, route) => {
      const refused = roles.filter((role) => !(route.roles as readonly Role[]).includes(role));
      expect(refused.length).toBeGreaterThan(0);
      for (const role of refused) {
        const client = await dashboard.withRole(role);
        const answer = await client.send(route.method.toUpperCase(), concrete(route.path), bodyFor(route));
        expect([role, answer.status]).toEqual([role, 403]);
        expect(answer.body).toMatchObject({ error: { code: 'not_allowed' } });
      }
    },
  );

  it('refuse unknown addresses and broken bodies with an ApiError', async () => {
    const administrator = await dashboard.administrator();
    const lost = await administrator.get('/api/nothing');
    expect([lost.status, lost.body]).toMatchObject([404, { error: { code: 'unknown_route' } }]);
    const broken = await administrator.send('POST', '/api/sites', '{"name":');
    expect([broken.status, broken.body]).toMatchObject([400, { error: { code: 'invalid_json' } }]);
    const huge = await administrator.post('/api/sites', { name: 'x'.repeat(300_000) });
    expect([huge.status, huge.body]).toMatchObject([413, { error: { code: 'too_large' } }]);
  });
});

interface Operation {
  summary: string;
  'x-roles': unknown;
  'x-scope'?: unknown;
  security?: unknown;
  parameters?: { name: string; in: string; required: boolean; schema: unknown }[];
  requestBody?: unknown;
  responses: Record<string, { content: Record<string, { schema: unknown }> }>;
}

function bodyFor(route: Route): unknown {
  return route.method === 'get' ? undefined : {};
}
