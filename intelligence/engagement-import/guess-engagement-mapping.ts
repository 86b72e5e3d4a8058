// Understands the columns of a file by their headers, and by them what kind of file it is, where the operator has not said so.

import type { EngagementField, EngagementFileKind, EngagementMapping } from '#contract/import-report.ts';
import { countingWords, engagementHeaderWords } from './header-words.ts';
import { simplifyHeader } from './simplify-header.ts';

/** Fields that several columns may fill. */
const severalColumns: ReadonlySet<EngagementField> = new Set(['answer']);

const fieldOfHeader: ReadonlyMap<string, EngagementField> = new Map(
  // The other way round, so that of two fields with the same word the first in the list has it.
  Object.entries(engagementHeaderWords)
    .reverse()
    .flatMap(([field, words]) =>
      words.map((word): [string, EngagementField] => [word, field as EngagementField]),
    ),
);
const counting = new Set(countingWords);

/** What a header says by itself; undefined for one that is not known. */
export function fieldOf(header: string): EngagementField | undefined {
  return fieldOfHeader.get(simplifyHeader(header));
}

/** How many headers are known, for finding the line that holds them. */
export function countKnownHeaders(cells: readonly string[]): number {
  return new Set(cells.map(fieldOf).filter((field) => field !== undefined)).size;
}

/** It counts what happened and names nobody, such as the followers of a page by day. */
export function isOnlyCounts(headers: readonly string[]): boolean {
  const names: readonly (EngagementField | undefined)[] = ['email', 'phone', 'name', 'first_name', 'handle'];
  return (
    headers.some((header) => counting.has(simplifyHeader(header))) &&
    !headers.some((header) => names.includes(fieldOf(header)))
  );
}

/** Headers that only one exporter writes; all of a line must be there. Own list, from such exports of 2025 and 2026. */
const marks: readonly (readonly [EngagementFileKind, readonly string[]])[] = [
  ['meta_leads', ['created time', 'form id', 'platform']],
  ['meta_leads', ['created time', 'ad id', 'form name']],
  ['linkedin_leads', ['lead form name']],
  ['linkedin_leads', ['lead type', 'campaign name']],
  ['linkedin_leads', ['lead id', 'campaign name', 'job title']],
  ['attendees', ['attendee status']],
  ['attendees', ['order date', 'ticket type']],
  ['attendees', ['event name', 'email']],
  ['attendees', ['check in time']],
  ['attendees', ['checked in at']],
  ['attendees', ['stato partecipante']],
  ['attendees', ['registration time', 'email']],
  ['x_engagement', ['tweet id']],
  ['x_engagement', ['tweet text']],
  ['x_engagement', ['screen name']],
  ['linkedin_engagement', ['linkedin profile url']],
  ['linkedin_engagement', ['profile url', 'headline']],
  ['linkedin_engagement', ['linkedin url']],
  ['meta_engagement', ['comment id', 'post id']],
];

/** `engagement` for any other list. */
export function recogniseKind(headers: readonly string[]): EngagementFileKind {
  const simple = new Set(headers.map(simplifyHeader));
  const marked = marks.find(([, words]) => words.every((word) => simple.has(word)));
  if (marked) return marked[0];
  const fields = new Set(headers.map(fieldOf));
  return fields.has('conversation') && fields.has('text') ? 'chat' : 'engagement';
}

/** What the advertiser's side of a lead export holds; every other unknown column is a question of the form. */
const notAsked =
  /(^| )(id|name|url|type|date|time|status|platform|organic|campaign|ad|adset|account|currency|cost|spend|source|form|creative)( |$)/;

/** Every header to a field or `ignore`. "Nome" without "Cognome" beside it is the whole name in Italian lists. */
export function guessEngagementMapping(
  headers: readonly string[],
  kind: EngagementFileKind,
): EngagementMapping {
  const mapping: EngagementMapping = {};
  const taken = new Set<EngagementField>();
  const hasFormName = headers.some((header) => formNames.has(simplifyHeader(header)));
  for (const header of headers) {
    if (hasFormName && campaignNames.has(simplifyHeader(header))) continue;
    const field = inKind(fieldOf(header), simplifyHeader(header), kind);
    if (field === undefined || (taken.has(field) && !severalColumns.has(field))) continue;
    taken.add(field);
    mapping[header] = field;
  }
  const alone = headers.find(
    (header) => simplifyHeader(header) === 'nome' && mapping[header] === 'first_name',
  );
  if (alone !== undefined && !taken.has('last_name') && !taken.has('name')) mapping[alone] = 'name';
  const asksQuestions = kind === 'meta_leads' || kind === 'linkedin_leads';
  for (const header of headers)
    mapping[header] ??= asksQuestions && !notAsked.test(simplifyHeader(header)) ? 'answer' : 'ignore';
  return mapping;
}

/** A form is known by its own name rather than by that of the campaign which led to it. */
const formNames = new Set(['form name', 'lead form name', 'nome modulo']);
const campaignNames = new Set(['campaign', 'campaign name', 'campagna', 'nome campagna']);

/** Some words mean another thing in one kind of file. */
function inKind(
  field: EngagementField | undefined,
  header: string,
  kind: EngagementFileKind,
): EngagementField | undefined {
  const isLead = kind === 'meta_leads' || kind === 'linkedin_leads';
  if (isLead && (field === 'action' || field === 'target')) return undefined;
  if (kind === 'chat') {
    if (header === 'role' || header === 'type') return 'role';
    return field;
  }
  if (field === 'conversation' || field === 'role') return undefined;
  if (field === 'starts_at' && kind !== 'attendees') return undefined;
  // "Attendee #" is a number, "Attendee" alone a name.
  if (kind === 'attendees' && header === 'attendee') return 'id';
  return field;
}
