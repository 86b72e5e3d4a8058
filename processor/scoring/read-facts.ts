// What the records say of companies beside their visits: leads and promises, requests that were proven to be theirs, people who are
// new there, and the ledger as it was written last.

import type { DeedsOf } from '#stores/deeds/read-deeds.ts';
import type { ScoredSubject } from '#stores/deeds/scored-subject.ts';
import type { Records } from '#stores/records/open-records.ts';
import { type CompanyLeads, findCompanyLeads } from '#stores/records/scores/find-company-leads.ts';
import { findNewcomers, type Newcomer } from '#stores/records/scores/find-company-people.ts';
import { type CompanyRequest, findCompanyRequests } from '#stores/records/scores/find-company-requests.ts';
import { readLines } from '#stores/records/scores/read-lines.ts';
import type { KeptLine } from '#stores/records/scores/score-row.ts';

export interface SubjectFacts {
  readonly leads: CompanyLeads | undefined;
  readonly requests: readonly CompanyRequest[];
  readonly newcomers: readonly Newcomer[];
  readonly linesBefore: readonly KeptLine[];
}

/** Kinds of events that carry requests. */
const asking: readonly string[] = ['form_submit', 'engagement'];
const emailKey = 'email:';

export async function readFacts(
  records: Pick<Records, 'db'>,
  subjects: readonly ScoredSubject[],
  deedsOf: DeedsOf,
): Promise<(subject: ScoredSubject) => SubjectFacts> {
  const companies = subjects.flatMap(({ company }) => (company === undefined ? [] : [company]));
  const domains = subjects.flatMap((subject) => subject.domains);
  const events = subjects.flatMap((subject) => listAsking(subject, deedsOf));
  const emails = subjects.flatMap((subject) => listEmails(subject, deedsOf));
  const [leads, requests, newcomers, lines] = await Promise.all([
    findCompanyLeads(records, new Map(companies.map(({ id, memberIds }) => [id, memberIds]))),
    findCompanyRequests(records, { events, emails: emails.map(({ email }) => email) }),
    findNewcomers(records, domains),
    readLines(
      records,
      companies.map(({ id }) => id),
    ),
  ]);
  const byEvent = new Map(events.map(({ eventId, subject }) => [eventId, subject]));
  const byEmail = new Map(emails.map(({ email, subject }) => [email, subject]));
  return (subject) => ({
    leads: leads.get(subject.company?.id ?? 0),
    requests: requests.filter(
      ({ eventId, email }) => (byEvent.get(eventId) ?? byEmail.get(email)) === subject,
    ),
    newcomers: newcomers.filter(({ domain }) => subject.domains.includes(domain)),
    linesBefore: lines.get(subject.company?.id ?? 0) ?? [],
  });
}

function listAsking(subject: ScoredSubject, deedsOf: DeedsOf) {
  const { visits, outside } = deedsOf(subject);
  return [...visits.flatMap(({ deeds }) => [...deeds]), ...outside.map(({ deed }) => deed)].flatMap(
    ({ type, siteId, eventId }) => (asking.includes(type) ? [{ siteId, eventId, subject }] : []),
  );
}

function listEmails(subject: ScoredSubject, deedsOf: DeedsOf) {
  return deedsOf(subject).people.flatMap(({ keys }) =>
    keys.flatMap((key) => (key.startsWith(emailKey) ? [{ email: key.slice(emailKey.length), subject }] : [])),
  );
}
