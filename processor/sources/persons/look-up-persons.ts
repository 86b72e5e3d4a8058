// Asks the providers that are on about people whose address is confirmed, one after the other and within the month's budget, and
// fills their profiles with what nobody else has said. Nobody is asked about who was erased or took the consent back.

import type { Logger } from 'pino';
import type { SaidValue } from '#contract/said.ts';
import { describeFault, type SourceFault } from '#contract/source-faults.ts';
import { describeEmail } from '#intelligence/company/emails/describe-email.ts';
import type { ErasedKeys } from '#stores/records/identity/erased-keys.ts';
import { forgetLookedUp } from '#stores/records/identity/forget-looked-up.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listDatasets } from '#stores/records/questions/keep-datasets.ts';
import {
  type LookupProviderRecord,
  listLookupProviders,
  openProviderKey,
  stopLookupProvider,
} from '#stores/records/questions/keep-lookup-providers.ts';
import {
  listPersonsToLookUp,
  notePersonLookup,
  type PersonToLookUp,
} from '#stores/records/questions/person-lookups.ts';
import type { WithdrawnKeys } from '#stores/records/rights/withdrawn-keys.ts';
import { hashQuestion } from '../providers/hash-question.ts';
import { ProviderStoppedError } from '../providers/provider-stopped-error.ts';
import { askPaid, reserveLookups } from '../providers/spending-guard.ts';
import { faultOf } from '../source-fault-error.ts';
import { askAboutPerson, type PersonFinding } from './ask-about-person.ts';

export interface PersonLookupParts {
  readonly records: Records;
  /** Of `deriveKey` for source secrets. */
  readonly sealKey: Buffer;
  readonly allowedHosts: readonly string[];
  readonly erased: Pick<ErasedKeys, 'load' | 'has'>;
  readonly withdrawn: Pick<WithdrawnKeys, 'load' | 'isWithdrawn'>;
  readonly log: Pick<Logger, 'warn'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** In one round; the next one follows in half a minute. */
const personsAtOnce = 50;
/** After a fault that passes by itself. */
const pauseMs = 300_000;

/** Answers how many were asked about. Rejects when PostgreSQL is away. */
export async function lookUpPersons(parts: PersonLookupParts): Promise<number> {
  const { records, now } = parts;
  const found = (await listLookupProviders(records)).filter(({ config }) => config.asks === 'persons');
  if (found.length === 0) return 0;
  const datasets = new Map((await listDatasets(records)).map((dataset) => [dataset.id, dataset]));
  let asked = 0;
  for (const provider of found) {
    const dataset = datasets.get(`provider:${provider.name}`);
    const isOn = dataset?.enabled === true && dataset.termsAcceptedAt !== null;
    // What it told goes; with nothing left to forget this finds nothing.
    if (!isOn && dataset?.purgedAt) await forgetLookedUp(records, provider.name);
    if (isOn && !isStopped(provider, now())) asked += await askOne(parts, provider);
  }
  return asked;
}

function isStopped({ stoppedCode, stoppedUntil }: LookupProviderRecord, nowMs: number): boolean {
  return stoppedCode !== '' && (stoppedUntil === null || stoppedUntil.getTime() > nowMs);
}

async function askOne(parts: PersonLookupParts, provider: LookupProviderRecord): Promise<number> {
  const { records, erased, withdrawn } = parts;
  const question = { provider: provider.name, question: hashQuestion(provider.config) };
  let asked = 0;
  for (const person of await listPersonsToLookUp(records, question, personsAtOnce)) {
    // Before every single question: whoever says no in this minute is not asked about.
    await Promise.all([erased.load(), withdrawn.load()]);
    if (!mayAsk(parts, provider, person)) {
      await notePersonLookup(records, person.keyId, question, 'not_asked');
      continue;
    }
    const finding = await pay(parts, provider, person);
    if (finding === 'stopped') break;
    asked += 1;
    // Noted first: killed in between, the price is not paid twice.
    const isFound = Object.keys(finding).length > 0;
    await notePersonLookup(records, person.keyId, question, isFound ? 'found' : 'not_known');
    await Promise.all([erased.load(), withdrawn.load()]);
    if (isFound && mayAsk(parts, provider, person)) await keep(parts, provider.name, person, finding);
  }
  return asked;
}

function mayAsk(
  { erased, withdrawn }: PersonLookupParts,
  { config }: LookupProviderRecord,
  { key, allKeys }: PersonToLookUp,
): boolean {
  const { kind, isRole } = describeEmail(emailOf(key));
  const isFit =
    kind === 'work' || (config.everyEmail === true && ['free', 'internet_provider'].includes(kind));
  // Whenever it was taken back: a consent that was given anew was given for something else.
  const isWanted = allKeys.every((name) => !erased.has(name) && !withdrawn.isWithdrawn(name, 'person', 0));
  return isFit && !isRole && isWanted;
}

async function pay(
  { records, sealKey, allowedHosts, log, now }: PersonLookupParts,
  provider: LookupProviderRecord,
  { key }: PersonToLookUp,
): Promise<PersonFinding | 'stopped'> {
  const { name, config, pricePerLookupMicros: priceMicros, monthlyBudgetMicros: budgetMicros } = provider;
  const price = { provider: name, priceMicros, budgetMicros, currency: provider.currency };
  const stop = async (fault: SourceFault, untilMs: number | null) => {
    log.warn({ provider: name }, describeFault(fault, 'en'));
    await stopLookupProvider(records, name, fault, untilMs === null ? null : new Date(untilMs));
    return 'stopped' as const;
  };
  const { granted, untilMs } = await reserveLookups(records, price, 1, now());
  if (granted === 0)
    return stop({ code: 'budget_ended', detail: new Date(untilMs).toISOString().slice(0, 10) }, untilMs);
  const asked = { config, key: openProviderKey(provider, sealKey), allowedHosts };
  const signal = AbortSignal.timeout(config.timeoutMs * 2);
  try {
    return await askPaid(records, price, 1, () => askAboutPerson(asked, emailOf(key), signal));
  } catch (error) {
    if (!(error instanceof ProviderStoppedError)) return stop(faultOf(error), now() + pauseMs);
    return stop(error.fault, error.againInMs === null ? null : now() + error.againInMs);
  }
}

/** Only where the person is still known. */
async function keep(
  { records, now }: PersonLookupParts,
  provider: string,
  { key }: PersonToLookUp,
  finding: PersonFinding,
): Promise<void> {
  const values = (Object.entries(finding) as [SaidValue['field'], string][]).map(
    ([field, value]): SaidValue => ({
      ...{ key, field, value, source: `provider:${provider}`, confidence: 'claim' },
      ...{ atMs: now(), ifKnown: true },
    }),
  );
  await keepSaid(records, { words: [], proofs: [], contacts: [], refusals: [], values });
}

function emailOf(key: string): string {
  return key.slice('email:'.length);
}
