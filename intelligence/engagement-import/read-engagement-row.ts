// Reads one row of a list of what people did: every cell cleaned, the row refused when it names nobody or has no time that
// can be kept.

import type { EngagementKind } from '#contract/engagement.ts';
import type { EngagementRow, RowFault, RowFaultCode } from '#contract/engagement-import.ts';
import type { EngagementField, EngagementFileKind } from '#contract/import-report.ts';
import { describeEmail } from '../company/emails/describe-email.ts';
import { readAction, usualActions } from './read-action.ts';
import { readHandle } from './read-handle.ts';
import { type MomentReading, readMoment } from './read-moment.ts';
import { simplifyHeader } from './simplify-header.ts';

/** One column that means something. */
export interface EngagementColumn {
  readonly at: number;
  readonly header: string;
  readonly field: EngagementField;
}

export interface RowReading extends MomentReading {
  readonly kind: EngagementFileKind;
  /** Of rows that do not say it, as the operator has chosen. */
  readonly action: EngagementKind | undefined;
  readonly tellsOfMails: boolean;
  /** For rows without a time, milliseconds since 1970; `isDaySaid`: somebody has said so. */
  readonly dayMs: number;
  readonly isDaySaid: boolean;
  /** Of a list of attendees whose rows do not say it; milliseconds since 1970. */
  readonly event: { readonly name: string; readonly startsMs: number | undefined };
  /** Earlier and later rows are refused. */
  readonly oldestMs: number;
  readonly newestMs: number;
}

/** `keyText`: what tells the row from all others, whatever file it stands in. `note`: what is left out of it, and why. */
export type ReadRow =
  | { readonly row: EngagementRow; readonly keyText: string; readonly note?: RowFault }
  | { readonly fault: RowFault };

const lineMax = 300;
const textMax = 8_000;
const answersMax = 40;
const shownMax = 80;
/** Left for tries by Meta and LinkedIn. */
const testLead = /<test lead|dummy data for|^test@(fb|meta)\.com$/i;

/** Reads row after row of one file: what its columns mean is looked up once. */
export function createRowReader(
  columns: readonly EngagementColumn[],
  reading: RowReading,
): (cells: readonly string[]) => ReadRow {
  const columnsOf = new Map<EngagementField, EngagementColumn[]>();
  for (const column of columns) columnsOf.set(column.field, [...(columnsOf.get(column.field) ?? []), column]);
  const isOrderTime = !(columnsOf.get('at') ?? []).some(({ header }) =>
    arrivalHeader.test(simplifyHeader(header)),
  );
  return (cells) => {
    const cell = (field: EngagementField) =>
      (columnsOf.get(field) ?? []).map(({ at }) => cells[at] ?? '').find((text) => text.trim() !== '') ?? '';
    const answers = (columnsOf.get('answer') ?? [])
      .map(({ at, header }) => ({ question: header.slice(0, lineMax), answer: cleanText(cells[at] ?? '') }))
      .filter(({ answer }) => answer !== '')
      .slice(0, answersMax);
    if (cells.some((text) => testLead.test(text))) return refuse('test_data', '');
    return readRow(cell, answers, { ...reading, isOrderTime });
  };
}

/** Headers of the time at which somebody came; any other time of an attendee is that of the order. */
const arrivalHeader = /\b(join(?:ed)?|check(?:ed)? in|arrival|ingresso|entrata|presenza|accesso)\b/;

type Cell = (field: EngagementField) => string;

function readRow(
  cell: Cell,
  answers: EngagementRow['answers'] & object,
  reading: RowReading & { isOrderTime: boolean },
): ReadRow {
  const { kind } = reading;
  const word = cleanLine(cell('action'));
  // Whoever said what the rows are is believed before a state that mails have among others.
  const isOfMails = kind === 'engagement' && reading.tellsOfMails && reading.action === undefined;
  const action = readAction(word, isOfMails) ?? reading.action ?? usualActions[kind];
  const startsAt = action.startsWith('event_') ? readStart(cell, reading) : undefined;
  const moment = cell('at').trim();
  const at = readTime(moment, action, startsAt, reading);
  if (at === 'no_event_start') return refuse(at, word);
  if (at === undefined) return refuse('no_time', moment);
  if (at > reading.newestMs) return refuse('time_ahead', moment);
  if (at < reading.oldestMs) return refuse('too_old', moment);
  const said = readPerson(cell, kind);
  if ('fault' in said) return said;
  const row: EngagementRow = {
    at,
    kind: action,
    ...said,
    ...present('word', word),
    ...present('title', cleanLine(cell('title')) || (kind === 'attendees' ? reading.event.name : '')),
    ...(startsAt === undefined ? {} : { startsAt }),
    ...present('target', cleanLine(cell('target'), 2_000)),
    ...present('text', cleanText(cell('text'))),
    ...present('id', cleanLine(cell('id').replace(/^[a-z]{1,2}:(?=\d)/, ''), 200)),
    ...(answers.length > 0 ? { answers } : {}),
  };
  const email = cleanLine(cell('email'));
  const note = email !== '' && row.email === undefined ? refuse('email_left_out', email).fault : undefined;
  return { row, keyText: keyTextOf(row, kind, moment !== ''), ...(note && { note }) };
}

/** When it began, as the row says it, else as was said of the whole list. */
function readStart(cell: Cell, reading: RowReading): number | undefined {
  const told = cell('starts_at').trim();
  return (told === '' ? undefined : readMoment(told, reading)) ?? reading.event.startsMs;
}

/** Who came, came when the event began: in lists of attendees the time says when they ordered. Undefined: it is no time. */
function readTime(
  moment: string,
  action: EngagementKind,
  startsAt: number | undefined,
  { kind, isOrderTime, isDaySaid, dayMs, ...reading }: RowReading & { isOrderTime: boolean },
): number | 'no_event_start' | undefined {
  if (kind === 'attendees' && action === 'event_attended' && (moment === '' || isOrderTime)) {
    if (startsAt !== undefined) return startsAt;
    return moment === '' && isDaySaid ? dayMs : 'no_event_start';
  }
  if (moment !== '') return readMoment(moment, reading);
  // Nobody registers later.
  return startsAt !== undefined && !isDaySaid ? Math.min(startsAt, dayMs) : dayMs;
}

type Person = Partial<Omit<EngagementRow, 'at' | 'kind'>>;

function readPerson(cell: Cell, kind: EngagementFileKind): Person | { fault: RowFault } {
  const email = cell('email').trim().toLowerCase();
  const isEmail = email.length <= 320 && email !== '' && describeEmail(email).kind !== 'invalid';
  // Meta writes `p:` before numbers, so that spreadsheets leave them alone.
  const phone = cleanLine(cell('phone').replace(/^p:/, ''), 40);
  const handle = readHandle(cell('handle'), kind);
  const texts = {
    ...present('name', cleanLine(cell('name'))),
    ...present('firstName', cleanLine(cell('first_name'), 150)),
    ...present('lastName', cleanLine(cell('last_name'), 150)),
  };
  const isNamed = isEmail || handle !== undefined || phone !== '' || Object.keys(texts).length > 0;
  if (!isNamed) return refuse(email === '' ? 'nobody_named' : 'email_not_valid', email);
  return {
    ...(isEmail ? { email } : {}),
    ...present('phone', phone),
    ...(handle ? { handle } : {}),
    ...texts,
    ...present('company', cleanLine(cell('company'))),
    ...present('jobTitle', cleanLine(cell('job_title'))),
    ...present('seniority', cleanLine(cell('seniority'), 100)),
    ...present('department', cleanLine(cell('department'), 200)),
    ...present('language', cleanLine(cell('language'), 35)),
    ...present('website', cleanLine(cell('website'), 500)),
  };
}

/**
 * The provider's id where there is one; else all that the row says, so that an export with other columns beside those that
 * are read gives the same. A time that the row itself does not have tells nothing.
 */
function keyTextOf(row: EngagementRow, kind: EngagementFileKind, hasTime: boolean): string {
  if (row.id !== undefined) return JSON.stringify([kind, row.kind, row.id]);
  const { at, ...said } = row;
  const parts = Object.entries({ ...said, ...(hasTime ? { at } : {}) });
  return JSON.stringify([kind, parts.sort(([one], [other]) => (one < other ? -1 : 1))]);
}

function refuse(code: RowFaultCode, value: string): { fault: RowFault } {
  return { fault: { code, value: value.slice(0, shownMax) } };
}

function present<K extends string>(name: K, value: string): Partial<Record<K, string>> {
  return value === '' ? {} : ({ [name]: value } as Record<K, string>);
}

/** One line, without signs that no text has. */
function cleanLine(text: string, lengthMax = lineMax): string {
  return cut(text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim(), lengthMax);
}

/** Keeps line breaks. */
function cleanText(text: string): string {
  return cut(text.replace(/[^\P{Cc}\n]+/gu, ' ').trim(), textMax);
}

/** A sign of two halves may have been cut in two. */
function cut(text: string, lengthMax: number): string {
  return text.slice(0, lengthMax).replace(/\p{Cs}/gu, '');
}
