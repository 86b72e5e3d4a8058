// The forms of our own of a site: which there are, and how they are made and changed. Their answers are requests.

import { z } from 'zod';
import { emptySchema } from '#contract/access-schema.ts';
import type { OwnFormReport, OwnFormValues } from '#contract/form-report.ts';
import { ownFormListSchema, ownFormReportSchema, ownFormValuesSchema } from '#contract/form-report-schema.ts';
import {
  changeOwnForm,
  createOwnForm,
  listOwnForms,
  type OwnForm,
  removeOwnForm,
} from '#stores/records/questions/own-forms.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';
import { onlySite, siteParams } from './site-params.ts';

const ownFormParams = siteParams.extend({ key: z.string().regex(/^[a-z0-9]{12}$/) });
const siteOf = ({ params }: { params: { id: number } }) => params.id;

export function createOwnFormRoutes(parts: RouteParts): Route[] {
  return [listRoute(parts), createRoute(parts), changeRoute(parts), removeRoute(parts)];
}

function listRoute({ records, settings }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/sites/:id/own-forms',
    summary: 'The forms of our own of a site, with the address of their script',
    roles: ['marketer', 'manager', 'administrator'],
    rows: 'site',
    siteOf,
    // Fields and counts describe the form, not who filled it in.
    audit: 'none',
    input: { params: siteParams },
    outputName: 'OwnFormList',
    output: ownFormListSchema,
    handler: async ({ sites }) => {
      const forms = await listOwnForms(records, onlySite(sites).id);
      const path = settings.scriptPath.replace(/[^/]*$/, 'f.js');
      return {
        forms: forms.map((form) => reportOwnForm(form, form)),
        sendsMail: settings.sendsMail === true,
        scriptUrl: `${settings.collectorUrl}${path}`,
      };
    },
  });
}

function createRoute({ records, settings }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/sites/:id/own-forms',
    summary: 'Makes a form',
    roles: ['marketer', 'administrator'],
    rows: 'site',
    siteOf,
    audit: { action: 'create_own_form', subject: ({ body }) => body.name },
    input: { params: siteParams, body: ownFormValuesSchema },
    outputName: 'OwnFormReport',
    output: ownFormReportSchema,
    handler: async ({ input: { body }, sites }) => {
      checkConfirmation(body, settings.sendsMail === true);
      return reportOwnForm(await createOwnForm(records, onlySite(sites).id, body), noAnswers);
    },
  });
}

function changeRoute({ records, settings }: RouteParts): Route {
  return defineRoute({
    method: 'patch',
    path: '/api/sites/:id/own-forms/:key',
    summary: 'Changes a form; another consent text is a new version of it',
    roles: ['marketer', 'administrator'],
    rows: 'site',
    siteOf,
    audit: { action: 'change_own_form', subject: ({ params }) => params.key },
    input: { params: ownFormParams, body: ownFormValuesSchema },
    outputName: 'OwnFormReport',
    output: ownFormReportSchema,
    handler: async ({ input: { params, body }, sites }) => {
      checkConfirmation(body, settings.sendsMail === true);
      const form = await changeOwnForm(records, onlySite(sites).id, params.key, body);
      if (!form) throw new Refusal('unknown_own_form');
      const counted = (await listOwnForms(records, form.siteId)).find(({ key }) => key === form.key);
      return reportOwnForm(form, counted ?? noAnswers);
    },
  });
}

function removeRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'delete',
    path: '/api/sites/:id/own-forms/:key',
    summary: 'Removes a form; its answers stay as requests',
    roles: ['marketer', 'administrator'],
    rows: 'site',
    siteOf,
    audit: { action: 'remove_own_form', subject: ({ params }) => params.key },
    input: { params: ownFormParams },
    outputName: 'Nothing',
    output: emptySchema,
    handler: async ({ input: { params }, sites }) => {
      if (!(await removeOwnForm(records, onlySite(sites).id, params.key))) {
        throw new Refusal('unknown_own_form');
      }
      return {};
    },
  });
}

/** A confirmation that could never be asked for would leave every answer waiting. */
function checkConfirmation({ confirms, fields }: OwnFormValues, sendsMail: boolean): void {
  if (!confirms) return;
  if (!sendsMail) throw new Refusal('no_mail');
  if (!fields.some(({ kind, required }) => kind === 'email' && required)) throw new Refusal('no_email_field');
}

type AnswerCounts = Pick<OwnFormReport, 'answers' | 'unmailed'>;

const noAnswers: AnswerCounts = { answers: 0, unmailed: 0 };

function reportOwnForm(form: OwnForm, { answers, unmailed }: AnswerCounts): OwnFormReport {
  const { key, siteId, name, fields, consentText, consentVersion, thanks, confirms, enabled, trapped } = form;
  return {
    ...{
      key,
      siteId,
      name,
      fields,
      consentText,
      consentVersion,
      thanks,
      confirms,
      enabled,
      trapped,
      answers,
      unmailed,
    },
    createdAt: form.createdAt.toISOString(),
    changedAt: form.changedAt.toISOString(),
  };
}
