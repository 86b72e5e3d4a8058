// What was written down beside a lead, page by page from the newest on, with the names of whom it is about.

import { z } from 'zod';
import type { LeadEntry, LeadEntryPage } from '#contract/task-report.ts';
import { type EntryRow, listEntriesBefore } from '#stores/records/leads/lead-entries.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listUsers } from '#stores/records/questions/access-list-users.ts';
import { findCards } from '#stores/records/questions/person-list.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { nameOf } from '../persons/report-person.ts';

const defaultLimit = 100;
/** Milliseconds since 1970, within what a date can be, and the id. */
const place = z.tuple([z.number().int().min(-8.64e15).max(8.64e15), z.number().int()]);

/** Throws Refusal `invalid_cursor`. */
export async function listEntryPage(
  records: Records,
  leadId: number,
  { cursor, limit = defaultLimit }: { cursor?: string; limit?: number },
): Promise<LeadEntryPage> {
  const after = readPlace(cursor, place);
  const before = after && { atMs: after[0], id: after[1] };
  const rows = await listEntriesBefore(records, leadId, { before, limit: limit + 1 });
  const { page, nextCursor } = cutPage(rows, limit, placeOf);
  return { entries: await describeEntries(records, page), nextCursor };
}

export function placeOf({ at, id }: Pick<EntryRow, 'at' | 'id'>): [number, number] {
  return [at.getTime(), id];
}

export async function describeEntries(records: Records, rows: readonly EntryRow[]): Promise<LeadEntry[]> {
  const [users, cards] = await Promise.all([
    listUsers(records),
    findCards(
      records,
      rows.flatMap(({ personId }) => personId ?? []),
    ),
  ]);
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const card = row.personId === null ? undefined : cards.get(row.personId);
    return describeEntry(row, names, card === undefined ? null : nameOf(card));
  });
}

function describeEntry(
  row: EntryRow,
  names: ReadonlyMap<string, string>,
  person: { id: number; name: string } | null,
): LeadEntry {
  const { id, kind, text, link, answersId, at, dueAt, assigneeId, doneAt, isPromise, byName, changeId } = row;
  const nameUser = (userId: string) => ({ id: userId, name: names.get(userId) ?? '' });
  return {
    ...{ id, kind, text, link, answersId, person, isPromise, by: byName, changeId, at: at.toISOString() },
    mentions: row.mentions.map(nameUser),
    ...{ dueAt: dueAt?.toISOString() ?? null, doneAt: doneAt?.toISOString() ?? null },
    assignee: assigneeId === null ? { id: null, name: '' } : nameUser(assigneeId),
  };
}
