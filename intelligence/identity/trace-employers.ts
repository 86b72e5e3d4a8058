// Works out for whom a person has worked, one employer after the other, from what was told of them: "same person, new
// employer" is the second and every further one. A function of all that was told, so that it comes out the same in whatever
// order and however often that arrived, and each change is one.

import { fitDomainToName } from '../company/domains/fit-domain-to-name.ts';
import { describeEmail } from '../company/emails/describe-email.ts';
import { compareNames } from '../company/names/compare-names.ts';
import { type NormalisedName, normaliseName } from '../company/names/normalise-name.ts';
import type { ToldValue } from './choose-values.ts';
import { rankValue, weighRank } from './rank-value.ts';

export interface Employment {
  /** As it was told; '' where only the domain of an e-mail speaks of it. */
  readonly name: string;
  /** Registrable, of a work e-mail; '' where only a name was told. */
  readonly domain: string;
  /** '' where none was told. */
  readonly jobTitle: string;
  /** When it was first told and when it was last told, milliseconds since 1970. */
  readonly firstMs: number;
  readonly lastMs: number;
  /** Who said so first: a source of values, or `email` for the domain of an address that is proven theirs. */
  readonly source: string;
}

/** What is needed of a key: an address that a proof or an operator ties to others is theirs. */
interface KeySeen {
  readonly key: string;
  readonly firstMs: number;
  readonly lastMs: number;
}

/** A domain this much made of a name's words is that company's. */
const enoughFit = 0.6;
/** More employers than anybody has are a program's fault. */
const employersMax = 30;

/** The oldest first. What only browsers claim names no employer. */
export function traceEmployers(told: readonly ToldValue[], keys: readonly KeySeen[]): readonly Employment[] {
  const sightings = [...seeDomains(told, keys), ...seeNames(told)].sort(
    (one, other) =>
      one.firstMs - other.firstMs ||
      compare(one.domain, other.domain) ||
      compare(one.text, other.text) ||
      other.weight - one.weight ||
      compare(one.source, other.source),
  );
  const employers: Employer[] = [];
  for (const sighting of sightings) {
    const known = employers.find((employer) => isSame(employer, sighting));
    const now = employers.at(-1);
    if (known !== undefined) known.sightings.push(sighting);
    // A name alone and a domain alone cannot be told apart, and two told in one breath are no change.
    else if (now !== undefined && (!isOther(now, sighting) || now.firstMs === sighting.firstMs))
      now.sightings.push(sighting);
    else if (employers.length < employersMax)
      employers.push({ firstMs: sighting.firstMs, sightings: [sighting] });
  }
  const titles = told.filter((value) => value.field === 'job_title' && weigh(value) > 0);
  return employers.map((employer, place) =>
    report(employer, titles, employers[place + 1]?.firstMs ?? Number.POSITIVE_INFINITY),
  );
}

interface Sighting {
  readonly text: string;
  readonly name: NormalisedName | undefined;
  readonly domain: string;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly source: string;
  readonly weight: number;
}

interface Employer {
  readonly firstMs: number;
  readonly sightings: Sighting[];
}

function seeDomains(told: readonly ToldValue[], keys: readonly KeySeen[]): Sighting[] {
  const proven = told.filter(({ field, confidence }) => field === 'email' && confidence === 'confirmed');
  const tied = keys.length > 1 ? keys : [];
  const seen = [
    ...proven.map(({ value, firstMs, lastMs }) => ({ email: value, firstMs, lastMs })),
    ...tied.flatMap(({ key, ...times }) =>
      key.startsWith('email:') ? [{ ...times, email: key.slice('email:'.length) }] : [],
    ),
  ];
  return seen.flatMap(({ email, firstMs, lastMs }) => {
    const { kind, domain } = describeEmail(email);
    if (kind !== 'work') return [];
    return [{ text: '', name: undefined, domain, firstMs, lastMs, source: 'email', weight: 2 }];
  });
}

function seeNames(told: readonly ToldValue[]): Sighting[] {
  return told.flatMap((value) => {
    const { field, value: text, firstMs, lastMs, source } = value;
    const weight = weigh(value);
    if (field !== 'company' || weight <= 0 || text.trim() === '') return [];
    return [{ text, name: normaliseName(text), domain: '', firstMs, lastMs, source, weight }];
  });
}

function isSame({ sightings }: Employer, { name, domain }: Sighting): boolean {
  return sightings.some((known) => {
    if (domain !== '' && known.domain !== '') return domain === known.domain;
    if (name !== undefined && known.name !== undefined)
      return compareNames(name, known.name).verdict !== 'differ';
    const [named, at] = name === undefined ? [known.name, domain] : [name, known.domain];
    return named !== undefined && fitDomainToName(at, named) >= enoughFit;
  });
}

/** Whether the two can be told apart at all: a name by a name, a domain by a domain. */
function isOther({ sightings }: Employer, { name }: Sighting): boolean {
  return sightings.some((known) => (name === undefined ? known.domain !== '' : known.name !== undefined));
}

function report({ sightings, firstMs }: Employer, titles: readonly ToldValue[], nextMs: number): Employment {
  const [named] = sightings
    .filter(({ text }) => text !== '')
    .sort(
      (one, other) => other.weight - one.weight || other.lastMs - one.lastMs || compare(one.text, other.text),
    );
  const untilMs = (value: ToldValue) => Math.min(value.lastMs, nextMs);
  const [title] = titles
    .filter((value) => value.firstMs < nextMs && value.lastMs >= firstMs)
    .sort(
      (one, other) =>
        untilMs(other) - untilMs(one) ||
        other.firstMs - one.firstMs ||
        weigh(other) - weigh(one) ||
        compare(one.value, other.value),
    );
  return {
    name: named?.text ?? '',
    domain: sightings.find(({ domain }) => domain !== '')?.domain ?? '',
    ...{ jobTitle: title?.value ?? '', firstMs, source: sightings[0]?.source ?? '' },
    lastMs: Math.max(...sightings.map(({ lastMs }) => lastMs)),
  };
}

const weigh = (value: ToldValue) => weighRank(rankValue(value));

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
