// Asks the providers that are on about people whose address is confirmed, one after the other and within the month's budget, and
// fills their profiles with what nobody else has said. Nobody is asked about who was erased or took the consent back.

import type { SaidValue } from '#contract/said.ts';
import { describeEmail } from '#intelligence/company/emails/describe-email.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import {
  isLookupOn,
  type LookupProviderRecord,
  listLookupProviders,
  noteWalked,
} from '#stores/records/questions/keep-lookup-providers.ts';
import {
  listCardsToLookThrough,
  listPersonsToLookUp,
  notePersonLookup,
  type PersonQuestion,
  type PersonToLookUp,
} from '#stores/records/questions/person-lookups.ts';
import { mayBeAskedAbout, type WhoRefused } from '#stores/records/rights/may-be-asked-about.ts';
import type { PersonLookupOutcome } from '#stores/records/schema/person-lookups.ts';
import { hashQuestion } from '../providers/hash-question.ts';
import type { PersonFinding } from './ask-about-person.ts';
import { forgetFormerProviders } from './forget-former-providers.ts';
import { createPaidQuestions, type PaidQuestionParts } from './pay-for-person.ts';

export interface PersonLookupParts extends PaidQuestionParts, WhoRefused {}

/** In one round; the next one follows in half a minute. */
const personsAtOnce = 50;
/** Looked through in one round: whoever was met just now, and some of the others, round and round. */
const newestCards = 200;
const cardsAtOnce = 1_000;

/** Answers how many were asked about. Rejects when PostgreSQL is away. */
export async function lookUpPersons(parts: PersonLookupParts): Promise<number> {
  const { records, now } = parts;
  await forgetFormerProviders(records);
  const found = (await listLookupProviders(records)).filter(({ config }) => config.asks === 'persons');
  let asked = 0;
  for (const provider of found) {
    if (isStopped(provider, now()) || !(await isLookupOn(records, provider))) continue;
    asked += await askOne(parts, provider);
  }
  return asked;
}

function isStopped({ stoppedCode, stoppedUntil }: LookupProviderRecord, nowMs: number): boolean {
  return stoppedCode !== '' && (stoppedUntil === null || stoppedUntil.getTime() > nowMs);
}

async function askOne(parts: PersonLookupParts, provider: LookupProviderRecord): Promise<number> {
  const { records } = parts;
  const question = { provider: provider.name, question: hashQuestion(provider.config) };
  const { walkedAt: at, walkedId: id } = provider;
  const behind = at === null || id === null ? null : { at, id };
  const newest = await listCardsToLookThrough(records, null, newestCards);
  const cards = await listCardsToLookThrough(records, behind, cardsAtOnce);
  const ids = [...new Set([...newest, ...cards].map((card) => card.id))];
  const persons = await listPersonsToLookUp(records, ids, question, personsAtOnce);
  const { asked, isDone } = await askAbout(parts, provider, persons, question);
  if (isDone && persons.length < personsAtOnce)
    await noteWalked(records, provider.name, cards.length < cardsAtOnce ? null : (cards.at(-1) ?? null));
  return asked;
}

/** `isDone`: nobody of them is left to be asked about. */
async function askAbout(
  parts: PersonLookupParts,
  provider: LookupProviderRecord,
  persons: readonly PersonToLookUp[],
  question: PersonQuestion,
): Promise<{ asked: number; isDone: boolean }> {
  const { records } = parts;
  const questions = createPaidQuestions(parts, provider);
  let asked = 0;
  for (const person of persons) {
    // Before every single question: whoever says no in this minute is not asked about, and one that is off asks nobody.
    if (!(await isLookupOn(records, provider))) return { asked, isDone: false };
    if (!(await mayAsk(parts, provider, person))) {
      await notePersonLookup(records, person.keyId, question, 'not_asked');
      continue;
    }
    const { said, isStopped } = await questions.ask(emailOf(person.key));
    if (said !== undefined) {
      asked += 1;
      // Noted first: killed in between, the price is not paid twice.
      await notePersonLookup(records, person.keyId, question, outcomeOf(said));
      if (
        said !== 'failed' &&
        (await isLookupOn(records, provider)) &&
        (await mayAsk(parts, provider, person))
      )
        await keep(parts, provider.name, person, said);
    }
    if (isStopped) return { asked, isDone: false };
  }
  return { asked, isDone: true };
}

function outcomeOf(said: PersonFinding | 'failed'): PersonLookupOutcome {
  if (said === 'failed') return said;
  return Object.keys(said).length > 0 ? 'found' : 'not_known';
}

async function mayAsk(
  parts: PersonLookupParts,
  { config }: LookupProviderRecord,
  { key, allKeys }: PersonToLookUp,
): Promise<boolean> {
  const { kind, isRole } = describeEmail(emailOf(key));
  const isFit =
    kind === 'work' || (config.everyEmail === true && ['free', 'internet_provider'].includes(kind));
  return isFit && !isRole && (await mayBeAskedAbout(parts, allKeys));
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
