// The page of one lead, or of a company that is suggested: row, ledger, fit, signals, entries, people, requests, changes. Of a
// colleague's lead only the row is read.

import type { LeadDetail, LeadRow } from '#contract/lead-report.ts';
import { noteAtFirst } from '#intelligence/scoring/learnt/describe-lead.ts';
import { judgeFit } from '#intelligence/scoring/score-company.ts';
import { tenthsAt } from '#intelligence/scoring/score-ledger.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import type { OneLead } from '#stores/records/leads/find-lead.ts';
import { type LeadPersonRow, listLeadPeople } from '#stores/records/leads/list-lead-people.ts';
import type { LeadRequestRow } from '#stores/records/leads/list-lead-requests.ts';
import { listLeadRequests } from '#stores/records/leads/list-lead-requests.ts';
import { readNotedFirst } from '#stores/records/leads/read-at-first.ts';
import type { Records } from '#stores/records/open-records.ts';
import { type RulesInForce, readRulesInForce } from '#stores/records/rules/rules-in-force.ts';
import { findScoredCompanies, type ScoredCompany } from '#stores/records/scores/find-scored-companies.ts';
import { readLearnt } from '#stores/records/scores/keep-learnt.ts';
import { readLines } from '#stores/records/scores/read-lines.ts';
import type { KeptLine } from '#stores/records/scores/score-row.ts';
import type { Viewer } from '../api/route.ts';
import { readContacts } from '../persons/read-contact.ts';
import { nameOf } from '../persons/report-person.ts';
import { listLeadSignals } from './list-lead-signals.ts';
import { readLeadHistory } from './read-lead-history.ts';
import { readLineEvents } from './read-line-events.ts';
import { reportChance } from './report-chance.ts';
import { reportLeads } from './report-leads.ts';
import { linesShown, listActors, reportFit, reportLedger } from './report-ledger.ts';

export interface DetailParts {
  readonly records: Records;
  readonly events: EventReader;
  readonly caller: Viewer;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

const peopleShown = 50;
const requestsShown = 50;
const signalsShown = 50;
const excerptChars = 300;

export async function readLeadDetail(parts: DetailParts, lead: OneLead): Promise<LeadDetail> {
  const { records, caller } = parts;
  const [row] = await reportLeads(records, caller, [lead]);
  if (row === undefined) throw new Error('A row is told for every lead.');
  const rules = await readRulesInForce(records);
  if (!row.isWhole) return hide(row, rules, parts.nowMs);
  const subject = `id:${lead.companyId}`;
  const company = (await findScoredCompanies(records, [subject])).get(subject);
  const lines = (await readLines(records, [lead.companyId])).get(lead.companyId) ?? [];
  const people = await listLeadPeople(records, {
    ...{ companyId: lead.companyId, actorIds: listActors(lines), limit: peopleShown },
  });
  const names = new Map(people.map((person) => [person.id, nameOf(person).name]));
  const [requests, signals, history, happened, learnt, noted, contactOf] = await Promise.all([
    listLeadRequests(records, {
      ...{ companyId: lead.companyId, limit: requestsShown, personIds: people.map(({ id }) => id) },
    }),
    listLeadSignals(records, lead.companyId, { limit: signalsShown }),
    readLeadHistory(records, caller, lead),
    readLineEvents(parts.events, lines.slice(0, linesShown)),
    readLearnt(records),
    row.leadId === null ? undefined : readNotedFirst(records, row.leadId),
    readContacts(
      records,
      people.map(({ id }) => id),
    ),
  ]);
  const { score: scoreRules, stages } = rules;
  const fit = judgeFit(company, scoreRules);
  // Of one that is only suggested: what would be noted were it accepted now.
  const atFirst = () => company && noteAtFirst(company, lines, scoreRules.groups, parts.nowMs);
  const isOpen =
    row.closedAt === null &&
    (row.stage === null || stages.stages.some(({ id, kind }) => id === row.stage && kind === 'open'));
  const ageMs = row.createdAt === null ? 0 : parts.nowMs - Date.parse(row.createdAt);
  const made = { rules: scoreRules, ageDays: ageMs / 86_400_000 };
  const ledger = { lines, names, events: happened, nowMs: parts.nowMs, rules: scoreRules };
  return {
    ...row,
    ...{ mayChange: caller.role !== 'marketer', company: describeCompany(row, company) },
    ledger: reportLedger({ ...ledger, rulesVersion: lines[0]?.ruleVersion ?? scoreRules.version }),
    fitLines: reportFit(fit, scoreRules),
    chance: isOpen ? reportChance(learnt, noted === undefined ? atFirst() : noted, made) : null,
    signalList: signals,
    ...history,
    people: people.map((person) => ({
      ...describePerson(person, lines, parts.nowMs),
      contact: contactOf(person.id),
    })),
    requests: requests.map(describeRequest),
  };
}

function hide(row: LeadRow, { score: rules }: RulesInForce, nowMs: number): LeadDetail {
  const noFit = { score: 0, rulesVersion: rules.version, fits: [], differs: [], unknown: [] };
  return {
    ...row,
    ...{ mayChange: false, company: describeCompany(row, undefined), fitLines: noFit, chance: null },
    ledger: {
      ...{ at: new Date(nowMs).toISOString(), score: 0, rulesVersion: rules.version },
      ...{ groups: [], lines: [], isCut: false },
    },
    ...{ signalList: [], entries: [], olderEntries: null, people: [], requests: [], changes: [], former: [] },
  };
}

function describeCompany(row: LeadRow, company: ScoredCompany | undefined): LeadDetail['company'] {
  const { companyId: id, companyName: name, domain, country } = row;
  return {
    ...{ id, name, domain, country, province: company?.province ?? '', status: company?.status ?? null },
    ...{ industryCode: company?.industryCode ?? '', employees: company?.employees ?? null },
    turnover: company?.turnover ?? null,
  };
}

function describePerson(
  person: LeadPersonRow,
  lines: readonly KeptLine[],
  nowMs: number,
): Omit<LeadDetail['people'][number], 'contact'> {
  const { id, email, phone, jobTitle, isConfirmed, lastMs } = person;
  const own = lines.filter(({ actor }) => actor === `person:${id}`);
  return {
    ...{ id, name: nameOf(person).name, email, phone, jobTitle, isConfirmed },
    lastAt: new Date(lastMs).toISOString(),
    points: own.reduce((tenths, line) => tenths + tenthsAt(line, nowMs), 0) / 10,
  };
}

function describeRequest(row: LeadRequestRow): LeadDetail['requests'][number] {
  const { siteId, id, atMs, way, provider, formName, state, text, answers } = row;
  const whole =
    text ||
    answers
      .map(({ answer }) => answer)
      .filter(Boolean)
      .join(' · ');
  const characters = [...whole.slice(0, 2 * excerptChars)];
  const excerpt = characters.length > excerptChars ? `${characters.slice(0, excerptChars).join('')}…` : whole;
  return { id: `${siteId}-${id}`, at: new Date(atMs).toISOString(), way, provider, formName, state, excerpt };
}
