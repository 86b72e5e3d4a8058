// Asks the providers that are on about people whose address is confirmed, one after the other and within the month's budget, and
// fills their profiles with what nobody else has said. Nobody is asked about who was erased or took the consent back.

import type { SaidValue } from '#contract/said.ts';
import { describeEmail } from '#intelligence/company/emails/describe-email.ts';
import type { ErasedKeys } from '#stores/records/identity/erased-keys.ts';
import { forgetLookedUp } from '#stores/records/identity/forget-looked-up.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { listDatasets } from '#stores/records/questions/keep-datasets.ts';
import {
  type LookupProviderRecord,
  listLookupProviders,
} from '#stores/records/questions/keep-lookup-providers.ts';
import {
  listPersonsToLookUp,
  notePersonLookup,
  type PersonToLookUp,
} from '#stores/records/questions/person-lookups.ts';
import type { WithdrawnKeys } from '#stores/records/rights/withdrawn-keys.ts';
import type { PersonLookupOutcome } from '#stores/records/schema/person-lookups.ts';
import { hashQuestion } from '../providers/hash-question.ts';
import type { PersonFinding } from './ask-about-person.ts';
import { createPaidQuestions, type PaidQuestionParts } from './pay-for-person.ts';

export interface PersonLookupParts extends PaidQuestionParts {
  readonly erased: Pick<ErasedKeys, 'load' | 'has'>;
  readonly withdrawn: Pick<WithdrawnKeys, 'load' | 'isWithdrawn'>;
}

/** In one round; the next one follows in half a minute. */
const personsAtOnce = 50;

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
  const questions = createPaidQuestions(parts, provider);
  let asked = 0;
  for (const person of await listPersonsToLookUp(records, question, personsAtOnce)) {
    // Before every single question: whoever says no in this minute is not asked about.
    await Promise.all([erased.load(), withdrawn.load()]);
    if (!mayAsk(parts, provider, person)) {
      await notePersonLookup(records, person.keyId, question, 'not_asked');
      continue;
    }
    const { said, isStopped } = await questions.ask(emailOf(person.key));
    if (said !== undefined) {
      asked += 1;
      // Noted first: killed in between, the price is not paid twice.
      await notePersonLookup(records, person.keyId, question, outcomeOf(said));
      await Promise.all([erased.load(), withdrawn.load()]);
      if (said !== 'failed' && mayAsk(parts, provider, person))
        await keep(parts, provider.name, person, said);
    }
    if (isStopped) break;
  }
  return asked;
}

function outcomeOf(said: PersonFinding | 'failed'): PersonLookupOutcome {
  if (said === 'failed') return said;
  return Object.keys(said).length > 0 ? 'found' : 'not_known';
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

/** Only where the person is still known. */
async function keep(
  { records, now }: PersonLookupParts,
  provider: string,
  { key }: PersonToLookUp,
  finding: PersonFinding,
): Promise<void> {
  if (Object.keys(finding).length === 0) return;
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
