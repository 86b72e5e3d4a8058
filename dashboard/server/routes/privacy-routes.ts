// What the privacy documents are written from, and who answers for the data.

import { reverseDnsId } from '#contract/look-up-statements.ts';
import type { PrivacyFacts } from '#contract/privacy-report.ts';
import { controllerSchema, privacyFactsSchema } from '#contract/privacy-report-schema.ts';
import type { Site } from '#contract/site.ts';
import { listOriginsInForce } from '#stores/records/engagement-import/import-origins.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listDatasets } from '#stores/records/questions/keep-datasets.ts';
import { listLookupProviders } from '#stores/records/questions/keep-lookup-providers.ts';
import { listMailboxes } from '#stores/records/questions/keep-mailboxes.ts';
import { keepSetting } from '#stores/records/questions/keep-setting.ts';
import { readNameServers } from '#stores/records/questions/keep-source-settings.ts';
import { listSites } from '#stores/records/questions/list-sites.ts';
import { controllerSetting, readController } from '#stores/records/questions/rights-settings.ts';
import { defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';

/** What the stores hold to, as `processor/schedule-work.ts` and `day-secrets.ts` say. */
const fixed = {
  ...{ auditMonths: 24, personMonths: 24, requestMonths: 24, openingMonths: 13, addressHours: 72 },
  ...{ recipientMonths: 24, suspectedDays: 60, outboxDays: 90 },
};

export function createPrivacyRoutes({ records, settings }: RouteParts): Route[] {
  const report = async (): Promise<PrivacyFacts> => ({
    controller: (await readController(records)) ?? null,
    rightsUrl: settings.sendsMail === true ? `${settings.collectorUrl}/rights` : '',
    sites: (await listSites(records)).map(describeSite),
    sources: await listSourcesInUse(records),
    mailboxes: (await listMailboxes(records)).filter(({ enabled }) => enabled).length,
    imports: await listOriginsInForce(records),
    kept: { ...settings.kept, ...fixed },
  });
  const read = defineRoute({
    method: 'get',
    path: '/api/privacy',
    summary: 'The settings in force that notices and records of processing are written from',
    roles: ['marketer', 'manager', 'administrator'],
    rows: 'none',
    audit: 'none',
    input: {},
    outputName: 'PrivacyFacts',
    output: privacyFactsSchema,
    handler: report,
  });
  const name = defineRoute({
    method: 'patch',
    path: '/api/privacy/controller',
    summary: 'Says who decides about the data, as notices must name them',
    roles: ['administrator'],
    rows: 'none',
    audit: { action: 'name_controller', subject: ({ body }) => body.name },
    input: { body: controllerSchema },
    outputName: 'PrivacyFacts',
    output: privacyFactsSchema,
    handler: async ({ input: { body } }) => {
      await keepSetting(records, controllerSetting, body);
      return report();
    },
  });
  return [read, name];
}

function describeSite({
  name,
  allowedHosts,
  consentDefault,
  companyWithoutConsent: signed,
  forms,
}: Site): PrivacyFacts['sites'][number] {
  return {
    ...{ name, hosts: allowedHosts, consentDefault },
    companyWithoutConsentAt: signed === null ? null : new Date(signed.atMs).toISOString(),
    forms: forms.flatMap((form) => (form.enabled ? [form.name || form.key] : [])),
  };
}

async function listSourcesInUse(records: Records): Promise<PrivacyFacts['sources']> {
  const [datasets, providers, servers] = await Promise.all([
    listDatasets(records),
    listLookupProviders(records),
    readNameServers(records),
  ]);
  const asked = new Map(providers.map(({ name, config }) => [`provider:${name}`, hostOf(config.url)]));
  asked.set(reverseDnsId, servers.length > 0 ? servers.join(', ') : 'DNS');
  const aboutPersons = new Set(
    providers.flatMap(({ name, config }) => (config.asks === 'persons' ? [`provider:${name}`] : [])),
  );
  return datasets
    .filter(({ enabled, terms, termsAcceptedAt }) => enabled && (terms === '' || termsAcceptedAt !== null))
    .map(({ id, kind, source }) => ({
      ...{ id, kind, source, asks: asked.get(id) ?? '' },
      ...(aboutPersons.has(id) && { about: 'persons' as const }),
    }));
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
