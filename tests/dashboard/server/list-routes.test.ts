// The routes of the API: those of the contract, each in the OpenAPI document, refusals in one form.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlertEndpoints } from '#contract/alert-report.ts';
import type { CompanyEndpoints } from '#contract/company-report.ts';
import type { ConnectionEndpoints } from '#contract/connection-report.ts';
import type { ContactEndpoints } from '#contract/contact-report.ts';
import type { CrmEndpoints } from '#contract/crm-report.ts';
import type { Endpoints } from '#contract/endpoints.ts';
import type { ExportEndpoints } from '#contract/export-report.ts';
import type { FieldEndpoints } from '#contract/field-report.ts';
import type { FilterEndpoints } from '#contract/filter-report.ts';
import type { OwnFormEndpoints } from '#contract/form-report.ts';
import type { HandOverEndpoints } from '#contract/handover-report.ts';
import type { EngagementImportEndpoints } from '#contract/import-report.ts';
import type { ApiKeyEndpoints } from '#contract/key-report.ts';
import type { LeadEndpoints } from '#contract/lead-report.ts';
import type { LinkEndpoints } from '#contract/link-report.ts';
import type { MailboxEndpoints } from '#contract/mailbox-report.ts';
import type { OrderEndpoints } from '#contract/order-report.ts';
import type { PersonEndpoints } from '#contract/person-report.ts';
import type { PrivacyEndpoints } from '#contract/privacy-report.ts';
import type { QualityEndpoints } from '#contract/quality-report.ts';
import type { OwnRecordEndpoints } from '#contract/recorded-report.ts';
import type { Role } from '#contract/report.ts';
import type { RequestEndpoints } from '#contract/request-report.ts';
import type { RightsEndpoints } from '#contract/rights-report.ts';
import type { SourceEndpoints } from '#contract/source-report.ts';
import type { TeamEndpoints } from '#contract/team-report.ts';
import type { VisitingEndpoints } from '#contract/visiting-report.ts';
import type { WorkloadEndpoints } from '#contract/workload-report.ts';
import type { Route } from '#dashboard/server/api/route.ts';
import { listRoutes } from '#dashboard/server/list-routes.ts';
import type { RouteParts } from '#dashboard/server/routes/route-parts.ts';
import { openTestDashboard, type TestDashboard } from './support/open-test-dashboard.ts';

/** Declarations touch no store before they are called; some derive a key. */
const routes: Route[] = listRoutes({ secret: 'a secret of the tests' } as RouteParts);
const nameOf = (route: Route) => `${route.method.toUpperCase()} ${route.path}`;
const roles: Role[] = ['marketer', 'sales', 'manager', 'administrator', 'agent'];

/** Every key of `Endpoints`; leaving one out or inventing one does not compile. */
const endpoints: Record<
  | keyof Endpoints
  | keyof ApiKeyEndpoints
  | keyof ExportEndpoints
  | keyof FilterEndpoints
  | keyof CompanyEndpoints
  | keyof SourceEndpoints
  | keyof VisitingEndpoints
  | keyof PrivacyEndpoints
  | keyof ConnectionEndpoints
  | keyof AlertEndpoints
  | keyof CrmEndpoints
  | keyof MailboxEndpoints
  | keyof RightsEndpoints
  | keyof EngagementImportEndpoints
  | keyof PersonEndpoints
  | keyof LeadEndpoints
  | keyof LinkEndpoints
  | keyof OrderEndpoints
  | keyof FieldEndpoints
  | keyof RequestEndpoints
  | keyof OwnFormEndpoints
  | keyof TeamEndpoints
  | keyof HandOverEndpoints
  | keyof ContactEndpoints
  | keyof OwnRecordEndpoints
  | keyof QualityEndpoints
  | keyof WorkloadEndpoints,
  true
> = {
  'GET /api/keys': true,
  'POST /api/keys': true,
  'DELETE /api/keys/:id': true,
  'GET /api/exports': true,
  'POST /api/exports': true,
  'GET /api/exports/:id': true,
  'DELETE /api/exports/:id': true,
  'GET /api/exports/:id/file': true,
  'GET /api/people/:id/contact': true,
  'POST /api/people/:id/contact': true,
  'GET /api/hand-over': true,
  'GET /api/hand-over/pdf': true,
  'POST /api/hand-over': true,
  'POST /api/hand-over/:id/undo': true,
  'GET /api/teams': true,
  'POST /api/teams': true,
  'PATCH /api/teams/:id': true,
  'DELETE /api/teams/:id': true,
  'GET /api/custom-fields': true,
  'POST /api/custom-fields': true,
  'PATCH /api/custom-fields/:id': true,
  'GET /api/companies/:id/fields': true,
  'POST /api/companies/:id/fields': true,
  'POST /api/companies/:id/fields/:changeId/undo': true,
  'GET /api/people/:id/fields': true,
  'POST /api/people/:id/fields': true,
  'POST /api/people/:id/fields/:changeId/undo': true,
  'GET /api/leads/:id/fields': true,
  'POST /api/leads/:id/fields': true,
  'POST /api/leads/:id/fields/:changeId/undo': true,
  'GET /api/orders': true,
  'POST /api/orders': true,
  'GET /api/orders/:id': true,
  'PATCH /api/orders/:id': true,
  'POST /api/orders/:id/changes/:changeId/undo': true,
  'GET /api/territories': true,
  'POST /api/territories': true,
  'PATCH /api/territories/:id': true,
  'DELETE /api/territories/:id': true,
  'GET /api/saved-filters': true,
  'POST /api/saved-filters': true,
  'PATCH /api/saved-filters/:id': true,
  'DELETE /api/saved-filters/:id': true,
  'GET /api/absences': true,
  'POST /api/absences': true,
  'DELETE /api/absences/:id': true,
  'GET /api/leads': true,
  'GET /api/leads/board': true,
  'POST /api/leads': true,
  'POST /api/leads/bulk': true,
  'POST /api/leads/bulk/undo': true,
  'GET /api/leads/:id': true,
  'GET /api/companies/:id/lead': true,
  'PATCH /api/leads/:id': true,
  'POST /api/leads/:id/changes/:changeId/undo': true,
  'POST /api/leads/:id/entries': true,
  'PATCH /api/leads/:id/entries/:entryId': true,
  'GET /api/lead-stages': true,
  'GET /api/lead-tasks': true,
  'GET /api/companies/:id/signals': true,
  'POST /api/score-rules/trial': true,
  'GET /api/score-rules/learnt': true,
  'GET /api/crms': true,
  'POST /api/crms': true,
  'PATCH /api/crms/:id': true,
  'DELETE /api/crms/:id': true,
  'POST /api/crms/:id/mode': true,
  'POST /api/crms/:id/pull': true,
  'POST /api/crms/:id/test': true,
  'GET /api/crms/:id/fields': true,
  'GET /api/crms/:id/writes': true,
  'GET /api/crms/:id/runs': true,
  'POST /api/crms/:id/runs/:runId/undo': true,
  'GET /api/crms/:id/questions': true,
  'POST /api/crms/:id/questions/:questionId': true,
  'POST /api/crms/:id/retry': true,
  'GET /api/crms/:id/erased': true,
  'GET /api/crm-kinds': true,
  'GET /api/crms/:id/aside': true,
  'GET /api/crms/:id/questions/:questionId': true,
  'GET /api/companies/:id/crms': true,
  'GET /api/links': true,
  'POST /api/links': true,
  'POST /api/links/:id/archive': true,
  'GET /api/links/:id/clicks': true,
  'GET /api/mailings': true,
  'POST /api/mailings': true,
  'PATCH /api/mailings/:id': true,
  'POST /api/mailings/:id/consent': true,
  'DELETE /api/mailings/:id': true,
  'POST /api/mailings/:id/recipients': true,
  'GET /api/mailings/:id/recipients': true,
  'POST /api/mailings/:id/tokens': true,
  'POST /api/mailings/:id/unsubscribe-addresses': true,
  'POST /api/mail-refusals': true,
  'GET /api/status': true,
  'GET /api/health': true,
  'POST /api/setup': true,
  'GET /api/data-quality': true,
  'GET /api/data-quality/:rule': true,
  'GET /api/workload': true,
  'GET /api/me': true,
  'GET /api/me/records': true,
  'GET /api/me/records/file': true,
  'PATCH /api/me': true,
  'GET /api/users': true,
  'POST /api/users': true,
  'PATCH /api/users/:id': true,
  'DELETE /api/users/:id': true,
  'GET /api/audit': true,
  'POST /api/invitations/accept': true,
  'GET /api/sites': true,
  'POST /api/sites': true,
  'GET /api/sites/:id': true,
  'PATCH /api/sites/:id': true,
  'POST /api/sites/:id/rotate-secret': true,
  'GET /api/sites/:id/forms': true,
  'PATCH /api/sites/:id/forms/:key': true,
  'GET /api/sites/:id/pages': true,
  'POST /api/sites/:id/pages/preview': true,
  'GET /api/live': true,
  'GET /api/visits': true,
  'GET /api/visits/:id': true,
  'GET /api/pipeline': true,
  'GET /api/pipeline/rejected': true,
  'POST /api/pipeline/replay': true,
  'GET /api/requests': true,
  'GET /api/requests/:id': true,
  'POST /api/requests/:id/state': true,
  'GET /api/sites/:id/own-forms': true,
  'POST /api/sites/:id/own-forms': true,
  'PATCH /api/sites/:id/own-forms/:key': true,
  'DELETE /api/sites/:id/own-forms/:key': true,
  'GET /api/privacy': true,
  'PATCH /api/privacy/controller': true,
  'GET /api/connections': true,
  'POST /api/connections': true,
  'PATCH /api/connections/:id': true,
  'DELETE /api/connections/:id': true,
  'POST /api/connections/:id/secrets': true,
  'POST /api/connections/:id/test': true,
  'GET /api/connections/:id/deliveries': true,
  'POST /api/connections/:id/deliveries/:delivery/retry': true,
  'POST /api/connections/:id/leads/test': true,
  'GET /api/connections/:id/outbox': true,
  'POST /api/connections/:id/outbox/retry': true,
  'GET /api/connections/:id/last-payload': true,
  'GET /api/alerts/settings': true,
  'PATCH /api/alerts/settings': true,
  'GET /api/alerts/house': true,
  'PATCH /api/alerts/house': true,
  'GET /api/alerts/channels': true,
  'POST /api/alerts/channels': true,
  'PATCH /api/alerts/channels/:id': true,
  'DELETE /api/alerts/channels/:id': true,
  'POST /api/alerts/channels/:id/test': true,
  'POST /api/alerts/channels/:id/rotate-secret': true,
  'GET /api/alerts/push': true,
  'POST /api/alerts/push': true,
  'GET /api/alerts/deliveries': true,
  'POST /api/alerts/deliveries/:id/retry': true,
  'GET /api/alerts/preview': true,
  'GET /api/alerts/signals': true,
  'GET /api/mailboxes': true,
  'POST /api/mailboxes': true,
  'POST /api/mailboxes/test': true,
  'PATCH /api/mailboxes/:id': true,
  'DELETE /api/mailboxes/:id': true,
  'GET /api/mailboxes/:id/messages': true,
  'GET /api/visiting-companies': true,
  'GET /api/companies/:id/activity': true,
  'GET /api/prospect': true,
  'GET /api/accuracy': true,
  'GET /api/resolution-runs': true,
  'POST /api/rules/verdict_rules/preview': true,
  'POST /api/sites/:id/company-without-consent': true,
  'DELETE /api/sites/:id/company-without-consent': true,
  'GET /api/companies': true,
  'POST /api/companies': true,
  'GET /api/owners': true,
  'GET /api/companies/:id': true,
  'PATCH /api/companies/:id': true,
  'POST /api/companies/:id/domains': true,
  'DELETE /api/companies/:id/domains/:domain': true,
  'POST /api/companies/:id/aliases': true,
  'DELETE /api/companies/:id/aliases/:partId': true,
  'POST /api/companies/:id/networks': true,
  'DELETE /api/companies/:id/networks/:partId': true,
  'POST /api/companies/:id/handles': true,
  'DELETE /api/companies/:id/handles/:handle': true,
  'GET /api/companies/:id/merge': true,
  'POST /api/companies/:id/merge': true,
  'POST /api/companies/:id/unmerge': true,
  'GET /api/pins': true,
  'POST /api/pins': true,
  'DELETE /api/pins/:id': true,
  'GET /api/corrections': true,
  'POST /api/corrections': true,
  'POST /api/corrections/:id/undo': true,
  'GET /api/suggestions': true,
  'POST /api/suggestions/:id/accept': true,
  'POST /api/suggestions/:id/refuse': true,
  'POST /api/suggestions/:id/reopen': true,
  'GET /api/datasets': true,
  'POST /api/datasets/:id/accept-terms': true,
  'PATCH /api/datasets/:id': true,
  'DELETE /api/datasets/:id': true,
  'GET /api/source-vendors': true,
  'POST /api/source-vendors/:vendor': true,
  'DELETE /api/source-vendors/:vendor': true,
  'POST /api/source-vendors/:vendor/test': true,
  'GET /api/reverse-dns': true,
  'PATCH /api/reverse-dns': true,
  'GET /api/lookup-providers': true,
  'POST /api/lookup-providers': true,
  'PATCH /api/lookup-providers/:name': true,
  'DELETE /api/lookup-providers/:name': true,
  'POST /api/lookup-providers/:name/test': true,
  'GET /api/rules/:ruleSet': true,
  'POST /api/rules/:ruleSet': true,
  'POST /api/rules/:ruleSet/return': true,
  'GET /api/rights': true,
  'PATCH /api/rights/settings': true,
  'POST /api/rights/requests/:id/erase': true,
  'POST /api/rights/requests/:id/refuse': true,
  'POST /api/rights/requests/:id/settle': true,
  'POST /api/engagement-imports': true,
  'GET /api/engagement-imports': true,
  'GET /api/engagement-imports/:id': true,
  'GET /api/engagement-imports/:id/rows': true,
  'POST /api/engagement-imports/:id/apply': true,
  'POST /api/engagement-imports/:id/undo': true,
  'POST /api/engagement-imports/:id/refused': true,
  'DELETE /api/engagement-imports/:id': true,
  'POST /api/company-imports': true,
  'GET /api/company-imports': true,
  'GET /api/company-imports/:id': true,
  'GET /api/company-imports/:id/lines': true,
  'POST /api/company-imports/:id/apply': true,
  'POST /api/company-imports/:id/undo': true,
  'DELETE /api/company-imports/:id': true,
  'GET /api/people': true,
  'GET /api/people/:id': true,
  'GET /api/people/:id/timeline': true,
  'POST /api/people/:id/merge': true,
  'POST /api/people/ties/:id/cut': true,
  'POST /api/people/keys/:id/release': true,
  'GET /api/identity/watch': true,
  'POST /api/people/:id/export': true,
  'POST /api/people/:id/mail-refusals/lift': true,
  'DELETE /api/people/:id': true,
};

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
