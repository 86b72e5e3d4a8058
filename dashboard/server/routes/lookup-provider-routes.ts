// Providers of paid look-ups: set up, changed, tried and removed here. None is asked before what leaves the machine was accepted at its
// data set.

import { z } from 'zod';
import { inBothLanguages, personProviderStatement, providerStatement } from '#contract/look-up-statements.ts';
import type { Language } from '#contract/report.ts';
import { describeFault } from '#contract/source-faults.ts';
import type { LookupProviderConfig, LookupTrial } from '#contract/source-report.ts';
import {
  lookupProviderChangeSchema,
  lookupProviderConfigSchema,
  lookupProviderRequestSchema,
  lookupProviderSchema,
  lookupTrialRequestSchema,
  lookupTrialSchema,
  providerParams,
} from '#contract/source-settings-schema.ts';
import { deriveKey } from '#stores/records/derive-key.ts';
import { createErasedKeys } from '#stores/records/identity/erased-keys.ts';
import { forgetLookedUp } from '#stores/records/identity/forget-looked-up.ts';
import { createSubjectNamer } from '#stores/records/name-subject.ts';
import type { Records } from '#stores/records/open-records.ts';
import { forgetDataset, keepDataset, listDatasets } from '#stores/records/questions/keep-datasets.ts';
import { purgeLookupAnswers } from '#stores/records/questions/keep-lookup-answers.ts';
import {
  changeLookupProvider,
  createLookupProvider,
  findLookupProvider,
  forgetLookupProvider,
  type KeptProvider,
  type LookupProviderRecord,
  listLookupProviders,
  openProviderKey,
} from '#stores/records/questions/keep-lookup-providers.ts';
import { findNamesBeside } from '#stores/records/questions/person-lookups.ts';
import { mayBeAskedAbout } from '#stores/records/rights/may-be-asked-about.ts';
import { createWithdrawnKeys } from '#stores/records/rights/withdrawn-keys.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import type { SourceTrials } from '../dashboard-parts.ts';
import { reportLookupProvider } from './report-lookup-provider.ts';
import type { RouteParts } from './route-parts.ts';

const base = '/api/lookup-providers';
const roles = ['administrator'] as const;

export function createLookupProviderRoutes(parts: RouteParts): Route[] {
  return [listRoute(parts), createRoute(parts), changeRoute(parts), forgetRoute(parts), testRoute(parts)];
}

function listRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: base,
    summary: 'The providers of paid look-ups, with what they have cost this month',
    roles,
    rows: 'none',
    audit: 'none',
    input: {},
    outputName: 'LookupProviders',
    output: z.array(lookupProviderSchema),
    handler: async ({ language }) => {
      const found = await listLookupProviders(records);
      return Promise.all(found.map((record) => report(records, record, language)));
    },
  });
}

function createRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: base,
    summary: 'Sets up a provider of paid look-ups; it is off until its terms are accepted',
    roles,
    rows: 'none',
    audit: { action: 'create_lookup_provider', subject: ({ body }) => body.name },
    input: { body: lookupProviderRequestSchema },
    outputName: 'LookupProvider',
    output: lookupProviderSchema,
    handler: async ({ input: { body }, language }) => {
      const { name, key, pricePerLookupMicros, monthlyBudgetMicros, currency } = body;
      const config = checkConfig(lookupProviderConfigSchema.parse(body), parts.trySource);
      const kept = { name, key, config, pricePerLookupMicros, monthlyBudgetMicros, currency };
      const record = await createLookupProvider(parts.records, kept, sealKeyOf(parts));
      if (record === undefined) throw new Refusal('provider_taken');
      await announce(parts.records, record);
      return report(parts.records, record, language);
    },
  });
}

function changeRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'patch',
    path: `${base}/:name`,
    summary: 'Changes a provider; one that had stopped goes on',
    roles,
    rows: 'none',
    audit: { action: 'change_lookup_provider', subject: ({ params }) => params.name },
    input: { params: providerParams, body: lookupProviderChangeSchema },
    outputName: 'LookupProvider',
    output: lookupProviderSchema,
    handler: async ({ input: { params, body }, language }) => {
      const before = await findOrRefuse(parts.records, params.name);
      const kept = merge(before, body, openProviderKey(before, sealKeyOf(parts)), parts.trySource);
      const record = await changeLookupProvider(parts.records, kept, sealKeyOf(parts));
      if (record === undefined) throw new Refusal('unknown_provider');
      await announce(parts.records, record);
      return report(parts.records, record, language);
    },
  });
}

function forgetRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'delete',
    path: `${base}/:name`,
    summary: 'Removes a provider with all that it has answered',
    roles,
    rows: 'none',
    audit: { action: 'forget_lookup_provider', subject: ({ params }) => params.name },
    input: { params: providerParams },
    outputName: 'LookupProviderForgotten',
    output: z.object({}),
    handler: async ({ input: { params } }) => {
      await findOrRefuse(records, params.name);
      // Without its data set it is off; it goes itself last, so that what was broken off can be asked for again.
      await forgetDataset(records, `provider:${params.name}`);
      await purgeLookupAnswers(records, params.name);
      await forgetLookedUp(records, params.name);
      await forgetLookupProvider(records, params.name);
      return {};
    },
  });
}

function testRoute(parts: RouteParts): Route {
  const { records, secret } = parts;
  const nameSubject = createSubjectNamer(secret);
  return defineRoute({
    method: 'post',
    path: `${base}/:name/test`,
    summary:
      'Asks a provider about one address or one e-mail, which is paid and counted, and shows what was understood',
    roles,
    rows: 'none',
    audit: {
      action: 'test_lookup_provider',
      // Whose address it was, told by a keyed hash: the address itself would outlive the person's erasure.
      subject: ({ params, body }) =>
        'email' in body ? `${params.name} ${nameSubject(keyOf(body.email))}` : params.name,
    },
    input: { params: providerParams, body: lookupTrialRequestSchema },
    outputName: 'LookupTrial',
    output: lookupTrialSchema,
    handler: async ({ input: { params, body }, language }) => {
      const { config } = await findOrRefuse(parts.records, params.name);
      const dataset = await findDataset(parts.records, params.name);
      if (!dataset?.termsAcceptedAt) throw new Refusal('terms_not_accepted');
      const isAboutPersons = config.asks === 'persons';
      if ('email' in body) {
        if (!isAboutPersons) throw new Refusal('provider_asks_other');
        const names = await findNamesBeside(records, keyOf(body.email));
        // Read anew each time: a trial is rare, and whoever said no a second ago is not asked about.
        const erased = createErasedKeys(records, secret);
        const withdrawn = createWithdrawnKeys(records, secret);
        if (!(await mayBeAskedAbout({ erased, withdrawn }, names)))
          throw new Refusal('person_not_asked_about');
        return describePersonTrial(await parts.trySource.person(params.name, body.email), language);
      }
      if (isAboutPersons) throw new Refusal('provider_asks_other');
      return describeTrial(await parts.trySource.provider(params.name, body.address), language);
    },
  });
}

const trialWords: Record<'found' | 'unknown' | 'person' | 'nobody', Record<Language, string>> = {
  found: { en: 'The provider knows the address.', it: 'Il fornitore conosce l’indirizzo.' },
  unknown: {
    en: 'The provider answers, but does not know the address. If it should, check the paths.',
    it: 'Il fornitore risponde, ma non conosce l’indirizzo. Se dovrebbe, controlla i percorsi.',
  },
  person: { en: 'The provider knows the person.', it: 'Il fornitore conosce la persona.' },
  nobody: {
    en: 'The provider answers, but does not know the person. If it should, check the paths.',
    it: 'Il fornitore risponde, ma non conosce la persona. Se dovrebbe, controlla i percorsi.',
  },
};

function describeTrial(said: Awaited<ReturnType<SourceTrials['provider']>>, language: Language): LookupTrial {
  const nothing = { answer: null, person: null };
  if (said === null) return { isWell: true, message: trialWords.unknown[language], ...nothing };
  if ('code' in said) return { isWell: false, message: describeFault(said, language), ...nothing };
  return { isWell: true, message: trialWords.found[language], answer: said, person: null };
}

function describePersonTrial(
  said: Awaited<ReturnType<SourceTrials['person']>>,
  language: Language,
): LookupTrial {
  if ('code' in said)
    return { isWell: false, message: describeFault(said, language), answer: null, person: null };
  const isKnown = Object.keys(said.person).length > 0;
  const message = trialWords[isKnown ? 'person' : 'nobody'][language];
  return { isWell: true, message, answer: null, person: isKnown ? said.person : null };
}

function keyOf(email: string): string {
  return `email:${email.trim().toLowerCase()}`;
}

function sealKeyOf({ secret }: RouteParts): Buffer {
  return deriveKey(secret, 'source secrets');
}

async function findOrRefuse(records: Records, name: string): Promise<LookupProviderRecord> {
  const record = await findLookupProvider(records, name);
  if (record === undefined) throw new Refusal('unknown_provider');
  return record;
}

function merge(
  before: LookupProviderRecord,
  body: z.output<typeof lookupProviderChangeSchema>,
  key: string,
  trySource: Pick<SourceTrials, 'isOwnHost'>,
): KeptProvider {
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  const config = checkConfig(lookupProviderConfigSchema.parse({ ...before.config, ...given }), trySource);
  const isSameHost = new URL(config.url).origin === new URL(before.config.url).origin;
  if (!isSameHost && key !== '' && body.key === undefined) throw new Refusal('provider_key_for_host');
  return {
    name: before.name,
    key: body.key ?? key,
    config,
    pricePerLookupMicros: body.pricePerLookupMicros ?? before.pricePerLookupMicros,
    monthlyBudgetMicros: body.monthlyBudgetMicros ?? before.monthlyBudgetMicros,
    currency: body.currency ?? before.currency,
  };
}

/** Throws Refusal for what could never answer anything. */
function checkConfig(
  config: LookupProviderConfig,
  trySource: Pick<SourceTrials, 'isOwnHost'>,
): LookupProviderConfig {
  const { protocol, hostname } = new URL(config.url);
  if (protocol === 'http:' && !trySource.isOwnHost(hostname)) throw new Refusal('provider_not_encrypted');
  const asked = config.url + (config.method === 'POST' ? config.body : '');
  if (config.asks === 'persons') return checkPersonConfig(config, asked);
  if (!/\{ips?\}/.test(asked)) throw new Refusal('provider_asks_nothing');
  if (config.batchMax > 1 && !asked.includes('{ips}')) throw new Refusal('provider_batch');
  if (config.paths.name === '' && config.paths.domain === '') throw new Refusal('provider_says_nothing');
  return config;
}

function checkPersonConfig(config: LookupProviderConfig, asked: string): LookupProviderConfig {
  if (!asked.includes('{email}')) throw new Refusal('provider_asks_nobody');
  const isSilent = Object.values(config.personPaths ?? {}).every((path) => path === '');
  if (isSilent) throw new Refusal('provider_says_nothing_of_people');
  return { ...config, batchMax: 1 };
}

/** Its terms are to be there to be accepted; another host has others. */
async function announce(records: Records, { name, config }: LookupProviderRecord): Promise<void> {
  const { host } = new URL(config.url);
  await keepDataset(records, {
    ...{ id: `provider:${name}`, kind: 'provider', source: host, licence: config.licence, sha256: '' },
    ...{ builtAt: null, rows: 0, health: 'ok', healthMessage: '' },
    terms: inBothLanguages(
      config.asks === 'persons'
        ? personProviderStatement(host, config.everyEmail === true)
        : providerStatement(host),
    ),
  });
}

async function report(records: Records, record: LookupProviderRecord, language: Language) {
  return reportLookupProvider(records, record, await findDataset(records, record.name), language);
}

async function findDataset(records: Records, name: string) {
  return (await listDatasets(records)).find(({ id }) => id === `provider:${name}`);
}
