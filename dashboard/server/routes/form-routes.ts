// The forms found on a site: which are switched on, and what their fields mean.

import { z } from 'zod';
import type { FormReport } from '#contract/report.ts';
import { formChangeSchema, formReportSchema } from '#contract/report-schema.ts';
import type { Site, SiteForm } from '#contract/site.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import { formSubmissions } from '#stores/events/questions/form-submissions.ts';
import { changeForm } from '#stores/records/questions/change-form.ts';
import { findSite } from '#stores/records/questions/list-sites.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';
import { formParams, onlySite, siteParams } from './site-params.ts';

const submissionsWindowMs = 30 * 86_400_000;

export function createFormRoutes({ events, records }: RouteParts): Route[] {
  const list = defineRoute({
    method: 'get',
    path: '/api/sites/:id/forms',
    summary: 'The forms found on a site, the one seen last first',
    roles: ['marketer', 'manager', 'administrator'],
    rows: 'site',
    siteOf: ({ params }) => params.id,
    // Fields and counts describe the site, not its visitors.
    audit: 'none',
    input: { params: siteParams },
    outputName: 'FormReports',
    output: z.array(formReportSchema),
    handler: async ({ sites }) => {
      const site = onlySite(sites);
      const counts = await countSubmissions(events, site);
      const found = await findSite(records, site.id);
      return (found?.forms ?? []).map((form) => reportForm(form, counts));
    },
  });
  const change = defineRoute({
    method: 'patch',
    path: '/api/sites/:id/forms/:key',
    summary: 'Switches a form on or off, and says what its fields mean',
    roles: ['marketer', 'administrator'],
    rows: 'site',
    siteOf: ({ params }) => params.id,
    audit: {
      action: 'change_form',
      subject: ({ params, body }) =>
        `${params.key}${body.enabled === undefined ? '' : body.enabled ? ' on' : ' off'}`,
    },
    input: { params: formParams, body: formChangeSchema },
    outputName: 'FormReport',
    output: formReportSchema,
    handler: async ({ input: { params, body }, sites }) => {
      const site = onlySite(sites);
      const found = await findSite(records, site.id);
      checkMapping(found?.forms ?? [], params.key, Object.keys(body.mapping ?? {}));
      const form = await changeForm(records, site.id, params.key, body);
      if (!form) throw new Refusal('unknown_form');
      return reportForm(form, await countSubmissions(events, site));
    },
  });
  return [list, change];
}

/** A mapping names fields that the form has; anything else is a slip that would silently take nothing. */
function checkMapping(forms: readonly SiteForm[], key: string, mapped: readonly string[]): void {
  const form = forms.find((candidate) => candidate.key === key);
  if (!form) throw new Refusal('unknown_form');
  const known = new Set(form.fields.map(({ name }) => name));
  const unknown = mapped.filter((name) => !known.has(name) && !(name in form.mapping));
  if (unknown.length === 0) return;
  throw new Refusal('unknown_field', {
    fields: Object.fromEntries(unknown.map((name) => [`mapping.${name}`, name])),
  });
}

async function countSubmissions(events: EventReader, site: Site): Promise<Map<string, number>> {
  const toMs = Date.now();
  const window = { siteIds: [site.id], fromMs: toMs - submissionsWindowMs, toMs };
  const rows = await events.ask(formSubmissions, window);
  return new Map(rows.map(({ key, submissions }) => [key, submissions]));
}

function reportForm(form: SiteForm, counts: ReadonlyMap<string, number>): FormReport {
  const { lastSeenAtMs, ...rest } = form;
  return {
    ...rest,
    lastSeenAt: new Date(lastSeenAtMs).toISOString(),
    submissions30d: counts.get(form.key) ?? 0,
  };
}
