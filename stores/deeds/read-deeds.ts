// What people of several companies did, each visit given to the company that its decision names surely enough, and what known people
// of theirs did outside of browsers.

import { chooseDecision, toldApart } from '#intelligence/company/choose-decision.ts';
import { type GatheredVisit, gatherVisits } from '#intelligence/visits/gather-visits.ts';
import { readDecisions } from '../events/decisions/read-decisions.ts';
import type { EventReader } from '../events/event-store.ts';
import { type CompanyDeed, companyDeeds, personDeeds } from '../events/questions/company-deeds.ts';
import type { DecisionFields } from '../events/questions/decisions-by-id.ts';
import type { Records } from '../records/open-records.ts';
import { findHolders } from '../records/questions/person-browsers.ts';
import { type CompanyPerson, findCompanyPeople } from '../records/scores/find-company-people.ts';
import type { ScoredSubject } from './scored-subject.ts';

export interface DeedParts {
  readonly events: EventReader;
  readonly records: Pick<Records, 'db'>;
  /** Names a person on events. */
  nameSubject(key: string): string;
}

export interface NamedVisit extends GatheredVisit<CompanyDeed> {
  /** The decision that holds; `verified` or `high`. */
  readonly says: DecisionFields;
  /** Whoever is said to have used the browser then; undefined when nobody is. */
  readonly personId: number | undefined;
}

interface SubjectDeeds {
  readonly visits: NamedVisit[];
  readonly outside: { readonly deed: CompanyDeed; readonly person: CompanyPerson }[];
  readonly people: CompanyPerson[];
}

export type DeedsOf = (subject: ScoredSubject) => SubjectDeeds;

const dayMs = 86_400_000;
/** As long as anything may weigh, and as habits are told from. */
const lookBackMs = 400 * dayMs;
const eventsMax = 200_000;
const visitorsMax = 20_000;
const subjectsAtOnce = 5_000;
const visitsAtOnce = 5_000;

/** Undefined when there is more than can be looked at together: fewer companies must be asked for. */
export async function readDeeds(
  parts: DeedParts,
  subjects: readonly ScoredSubject[],
  nowMs: number,
): Promise<DeedsOf | undefined> {
  const window = { fromMs: nowMs - lookBackMs, toMs: nowMs + dayMs };
  const names = subjects.flatMap((one) => one.names);
  const domains = [...new Set(subjects.flatMap((one) => one.domains))];
  const [deeds, people] = await Promise.all([
    parts.events.ask(companyDeeds, {
      ...{ ...window, names, domains, companyIds: subjects.flatMap(({ companyIds }) => [...companyIds]) },
      ...{ visitorsMax, limit: eventsMax },
    }),
    findCompanyPeople(parts.records, domains),
  ]);
  if (deeds.length === eventsMax && subjects.length > 1) return undefined;
  const found = new Map<ScoredSubject, SubjectDeeds>(
    subjects.map((subject) => [subject, { visits: [], outside: [], people: [] }]),
  );
  for (const visit of await nameVisits(parts, subjects, gatherVisits(deeds)))
    found.get(visit.subject)?.visits.push(visit.visit);
  const byDomain = mapOf(subjects, (subject) => subject.domains);
  for (const person of people) found.get(byDomain(person.domain) ?? nobody)?.people.push(person);
  for (const { deed, person } of await readOutside(parts, people, window))
    found.get(byDomain(person.domain) ?? nobody)?.outside.push({ deed, person });
  return (subject) => found.get(subject) ?? { visits: [], outside: [], people: [] };
}

const nobody: ScoredSubject = {
  ...{ company: undefined, taken: [], freshFromMs: null, companyIds: [], domains: [], names: [] },
};

async function nameVisits(
  { events, records }: DeedParts,
  subjects: readonly ScoredSubject[],
  visits: readonly GatheredVisit<CompanyDeed>[],
): Promise<{ subject: ScoredSubject; visit: NamedVisit }[]> {
  const said = await readDecisions(events, visits.flatMap(toldApart));
  const subjectOf = createSubjectFinder(subjects);
  const named = visits.flatMap((visit) => {
    const says = said.get(chooseDecision(visit, said));
    const subject = says && isSure(says) ? subjectOf(says) : undefined;
    return says === undefined || subject === undefined ? [] : [{ visit, says, subject }];
  });
  const persons = new Map<number, number>();
  for (let at = 0; at < named.length; at += visitsAtOnce) {
    const asked = named.slice(at, at + visitsAtOnce).map(({ visit }) => visit);
    for (const { place, personId } of await findHolders(records, asked)) persons.set(at + place, personId);
  }
  return named.map(({ visit, says, subject }, place) => ({
    subject,
    visit: { ...visit, says, personId: persons.get(place) },
  }));
}

/** Colleagues are nobody's customers. */
function isSure({ band, isOwn }: DecisionFields): boolean {
  return !isOwn && (band === 'verified' || band === 'high');
}

function createSubjectFinder(subjects: readonly ScoredSubject[]) {
  const byId = mapOf(subjects, (subject) => subject.companyIds);
  const byDomain = mapOf(subjects, (subject) => subject.domains);
  const byName = mapOf(subjects, (subject) => subject.names);
  return ({ companyId, domain, name }: DecisionFields): ScoredSubject | undefined => {
    if (companyId > 0) return byId(companyId);
    return domain === '' ? byName(name) : byDomain(domain);
  };
}

function mapOf<Key>(subjects: readonly ScoredSubject[], keysOf: (subject: ScoredSubject) => readonly Key[]) {
  const found = new Map(subjects.flatMap((subject) => keysOf(subject).map((key) => [key, subject] as const)));
  return (key: Key) => found.get(key);
}

async function readOutside(
  { events, nameSubject }: DeedParts,
  people: readonly CompanyPerson[],
  window: { fromMs: number; toMs: number },
): Promise<{ deed: CompanyDeed; person: CompanyPerson }[]> {
  const personOf = new Map(
    people.flatMap((person) => person.keys.map((key) => [nameSubject(key), person] as const)),
  );
  const wanted = [...personOf.keys()];
  const found: { deed: CompanyDeed; person: CompanyPerson }[] = [];
  for (let at = 0; at < wanted.length; at += subjectsAtOnce) {
    const subjects = wanted.slice(at, at + subjectsAtOnce);
    for (const deed of await events.ask(personDeeds, { ...window, subjects, limit: eventsMax })) {
      const person = personOf.get(deed.subject);
      if (person !== undefined) found.push({ deed, person });
    }
  }
  return found;
}
