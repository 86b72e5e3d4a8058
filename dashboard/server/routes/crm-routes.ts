// Connections to CRMs: set up, tried, changed, made live and removed here, by an administrator alone. Credentials go in and never come
// out; one that is kept goes to no other address than the one that it was given for.

import { z } from 'zod';
import { emptySchema } from '#contract/access-schema.ts';
import { type CrmProvider, type CrmSettings, crmProviders, defaultCrmSettings } from '#contract/crm.ts';
import { addressStartsOf, crmKindOf } from '#contract/crm-kinds.ts';
import {
  crmChangeSchema,
  crmFieldSchema,
  crmFieldsQuery,
  crmKindSchema,
  crmModeSchema,
  crmParams,
  crmRequestSchema,
  crmRowSchema,
  crmTrialSchema,
} from '#contract/crm-report-schema.ts';
import { defaultFilesSettings } from '#contract/files-report.ts';
import { defaultRestMapping } from '#contract/rest-report.ts';
import { openConnectionKeys } from '#stores/records/connection-keys.ts';
import { acceptManyGone } from '#stores/records/crm/crm-cursors.ts';
import { goLive } from '#stores/records/crm/crm-runs.ts';
import {
  type CrmRecord,
  changeCrmConnection,
  createCrmConnection,
  findCrmConnection,
  forgetCrmConnection,
  listCrmConnections,
  resumeCrm,
  setCrmMode,
} from '#stores/records/crm/keep-crm-connections.ts';
import { requestPull } from '#stores/records/crm/request-pull.ts';
import type { Records } from '#stores/records/open-records.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { checkSameAccount } from '../connections/check-same-account.ts';
import { reportCrms } from '../connections/report-crms.ts';
import { authorOf } from './open-company.ts';
import type { RouteParts } from './route-parts.ts';

const base = '/api/crms';
const roles = ['administrator'] as const;

export function createCrmRoutes(parts: RouteParts): Route[] {
  return [
    ...[listRoute(parts), createRoute(parts), changeRoute(parts), forgetRoute(parts)],
    ...[
      modeRoute(parts),
      pullRoute(parts),
      goneRoute(parts),
      testRoute(parts),
      fieldsRoute(parts),
      kindsRoute(parts),
    ],
  ];
}

/** Throws Refusal `unknown_crm`. */
export async function openCrm(records: Records, id: number): Promise<CrmRecord> {
  const record = await findCrmConnection(records, id);
  if (record === undefined) throw new Refusal('unknown_crm');
  return record;
}

async function report(records: Records, record: CrmRecord | undefined) {
  const [row] = record === undefined ? [] : await reportCrms(records, [record]);
  if (row === undefined) throw new Refusal('unknown_crm');
  return row;
}

function listRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: base,
    summary: 'The connections to CRMs, with what waits and why nothing is written',
    ...{ roles, rows: 'none', audit: 'none', input: {} },
    outputName: 'Crms',
    output: z.array(crmRowSchema),
    handler: async () => reportCrms(records, await listCrmConnections(records)),
  });
}

function createRoute({ records, secret, trySource }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: base,
    summary: 'Sets up a connection to a CRM, which writes nothing before it is made live',
    ...{ roles, rows: 'none' },
    audit: { action: 'create_crm', subject: ({ body }) => `${body.provider} at ${body.baseUrl}` },
    input: { body: crmRequestSchema },
    outputName: 'Crm',
    output: crmRowSchema,
    handler: async ({ input: { body }, caller }) => {
      checkAddress(body.provider, body.baseUrl, trySource);
      checkTokenUrl(body.settings, trySource);
      const wanted = { ...body, settings: body.settings ?? defaultsOf(body.provider) };
      const record = await createCrmConnection(records, authorOf(caller), wanted, openConnectionKeys(secret));
      return report(records, record);
    },
  });
}

/** Throws Refusal: it is none of this kind's, or not encrypted. */
function checkAddress(provider: CrmProvider, baseUrl: string, trySource: RouteParts['trySource']): void {
  if (!addressStartsOf(provider).some((start) => baseUrl.startsWith(start)))
    throw new Refusal('crm_address_wrong');
  checkUrl(baseUrl, trySource);
}

/** Throws Refusal: credentials must not go over the wire in the open. */
function checkUrl(baseUrl: string, trySource: RouteParts['trySource']): void {
  const { protocol, hostname } = new URL(baseUrl);
  if (protocol === 'http:' && !trySource.isOwnHost(hostname)) throw new Refusal('crm_not_encrypted');
}

/** As many are, until an administrator says better. */
function defaultsOf(provider: CrmProvider): CrmSettings {
  if (provider === 'rest') return { ...defaultCrmSettings, rest: defaultRestMapping };
  const isFiles = provider === 'folder' || provider === 'sftp';
  return isFiles ? { ...defaultCrmSettings, files: defaultFilesSettings } : defaultCrmSettings;
}

/** Of OAuth, where it is no path: the credentials go there too. */
function tokenOriginOf({ rest }: Partial<CrmSettings> = {}): string {
  const url = rest?.auth.kind === 'oauth' ? rest.auth.tokenUrl : '';
  return URL.canParse(url) ? new URL(url).origin : '';
}

function checkTokenUrl(settings: CrmSettings | undefined, trySource: RouteParts['trySource']): void {
  const origin = tokenOriginOf(settings);
  if (origin !== '') checkUrl(origin, trySource);
}

function changeRoute({ records, secret, trySource, tryCrm }: RouteParts): Route {
  return defineRoute({
    method: 'patch',
    path: `${base}/:id`,
    summary: 'Changes a connection to a CRM; what stood still because of it goes on',
    ...{ roles, rows: 'none' },
    audit: {
      action: 'change_crm',
      subject: ({ params, body }) => `${params.id}: ${Object.keys(body).join(', ')}`,
    },
    input: { params: crmParams, body: crmChangeSchema },
    outputName: 'Crm',
    output: crmRowSchema,
    handler: async ({ input: { params, body } }) => {
      const before = await openCrm(records, params.id);
      if (body.baseUrl !== undefined) checkAddress(before.provider, body.baseUrl, trySource);
      checkTokenUrl(body.settings, trySource);
      const askedAt = tokenOriginOf(body.settings);
      const isElsewhere =
        (body.baseUrl !== undefined && body.baseUrl !== before.baseUrl) ||
        (askedAt !== '' && askedAt !== tokenOriginOf(before.settings));
      if (isElsewhere && body.credentials === undefined) throw new Refusal('crm_credentials_needed');
      await checkSameAccount({ records, secret, tryCrm }, before, body);
      return report(records, await changeCrmConnection(records, params.id, body, openConnectionKeys(secret)));
    },
  });
}

function forgetRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'delete',
    path: `${base}/:id`,
    summary: 'Removes a connection with its links and ledger; nothing changes in the CRM',
    ...{ roles, rows: 'none' },
    audit: { action: 'forget_crm', subject: ({ params }) => String(params.id) },
    input: { params: crmParams },
    outputName: 'Empty',
    output: emptySchema,
    handler: async ({ input: { params } }) => {
      await openCrm(records, params.id);
      await forgetCrmConnection(records, params.id);
      return {};
    },
  });
}

function modeRoute({ records, secret }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: `${base}/:id/mode`,
    summary: 'Makes a connection live, with what its dry run planned; or dry; or pauses it',
    ...{ roles, rows: 'none' },
    audit: { action: 'set_crm_mode', subject: ({ params, body }) => `${params.id}: ${body.mode}` },
    input: { params: crmParams, body: crmModeSchema },
    outputName: 'Crm',
    output: crmRowSchema,
    handler: async ({ input: { params, body }, caller }) => {
      const by = authorOf(caller);
      const record =
        body.mode === 'live'
          ? await goLive(records, params.id, by, openOutboxKeys(secret))
          : await setCrmMode(records, params.id, body.mode, by);
      if (record === 'unseen') throw new Refusal('crm_dry_run_unseen');
      return report(records, record);
    },
  });
}

function pullRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: `${base}/:id/pull`,
    summary: 'Reads what changed in the CRM as soon as may be, instead of within five minutes',
    ...{ roles, rows: 'none' },
    audit: { action: 'pull_crm', subject: ({ params }) => String(params.id) },
    input: { params: crmParams },
    outputName: 'Crm',
    output: crmRowSchema,
    handler: async ({ input: { params } }) => {
      await openCrm(records, params.id);
      await requestPull(records.db, params.id);
      return report(records, await findCrmConnection(records, params.id));
    },
  });
}

function goneRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: `${base}/:id/gone`,
    summary:
      'Says that the many records which the CRM does not show any more are gone: they are looked for anew, and for a day marked as deleted',
    ...{ roles, rows: 'none' },
    audit: { action: 'accept_gone', subject: ({ params }) => String(params.id) },
    input: { params: crmParams },
    outputName: 'Crm',
    output: crmRowSchema,
    handler: async ({ input: { params } }) => {
      await openCrm(records, params.id);
      await acceptManyGone(records.db, params.id);
      await requestPull(records.db, params.id);
      return report(records, await findCrmConnection(records, params.id));
    },
  });
}

function testRoute({ records, tryCrm }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: `${base}/:id/test`,
    summary:
      'Asks the CRM once with the credentials that are kept, and says what is missing; where it works, what stood still goes on',
    ...{ roles, rows: 'none' },
    audit: { action: 'test_crm', subject: ({ params }) => String(params.id) },
    input: { params: crmParams },
    outputName: 'CrmTrial',
    output: crmTrialSchema,
    handler: async ({ input: { params } }) => {
      const record = await openCrm(records, params.id);
      const trial = await tryCrm.test(record);
      // It was mended there, and nothing had to be changed here.
      if (trial.works && record.mode !== 'paused') await resumeCrm(records, record.id);
      return trial;
    },
  });
}

function fieldsRoute({ records, tryCrm }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: `${base}/:id/fields`,
    summary: 'The fields that the CRM has, to be mapped',
    ...{ roles, rows: 'none', audit: 'none' },
    input: { params: crmParams, query: crmFieldsQuery },
    outputName: 'CrmFields',
    output: z.array(crmFieldSchema),
    handler: async ({ input: { params, query } }) => {
      const fields = await tryCrm.fields(await openCrm(records, params.id), query.kind);
      if (fields === undefined) throw new Refusal('crm_unreachable');
      return [...fields];
    },
  });
}

function kindsRoute({ tryCrm }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/crm-kinds',
    summary: 'The kinds of CRM that can be connected, with what each needs and how its fields are mapped',
    ...{ roles, rows: 'none', audit: 'none', input: {} },
    outputName: 'CrmKinds',
    output: z.array(crmKindSchema),
    handler: async () =>
      crmProviders.map((provider) => {
        const { title, address, isAddressFixed, credentials } = crmKindOf(provider);
        const { company, person } = tryCrm.rules(provider);
        return {
          ...{ provider, title, address, isAddressFixed, credentials: [...credentials] },
          addressStarts: [...addressStartsOf(provider)],
          ...{ companyRules: [...company], personRules: [...person] },
        };
      }),
  });
}
