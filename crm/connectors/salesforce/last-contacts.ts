// When accounts of Salesforce were last contacted: by the day of the last event or closed task that each tells. Our own notes are closed
// tasks there: where the last one may be ours, the tasks themselves are looked through.

import { isNoteTitle } from '#intelligence/sync/write-note.ts';
import { textOf } from '../../http/read-json.ts';
import { querySalesforce, quoted, type SalesforceParts } from './salesforce-parts.ts';

const dayMs = 86_400_000;
/** Of a hundred accounts, the newest first. */
const tasksMax = 2_000;
const windowMs = 730 * dayMs;
const needed = ['AccountId', 'IsClosed', 'Subject', 'ActivityDate'];

/** `accounts`: rows with `Id` and `LastActivityDate`. By id, milliseconds since 1970. */
export async function readLastContacts(
  parts: SalesforceParts,
  accounts: readonly unknown[],
  nowMs: number,
): Promise<ReadonlyMap<string, number>> {
  const active = accounts.filter((row) => textOf(row, 'LastActivityDate') !== '');
  if (active.length === 0 || (await parts.fields.known('Task', needed)).length < needed.length)
    return new Map();
  const ids = active.map((row) => textOf(row, 'Id'));
  const tasks = await listClosed(parts, ids, nowMs);
  const found = new Map<string, number>();
  for (const row of active) {
    const id = textOf(row, 'Id');
    const days = lastDayOf(textOf(row, 'LastActivityDate'), tasks.get(id) ?? [], nowMs);
    if (days !== undefined) found.set(id, days);
  }
  return found;
}

interface ClosedTask {
  readonly day: string;
  readonly isNote: boolean;
}

/** The told day, unless it lies ahead or is one of our notes'; then the last task that is none of ours. */
function lastDayOf(told: string, tasks: readonly ClosedTask[], nowMs: number): number | undefined {
  const isOurs = tasks.some(({ day, isNote }) => isNote && day === told);
  const days = [
    ...(isOurs ? [] : [told]),
    ...tasks.filter(({ isNote }) => !isNote).map(({ day }) => day),
  ].map((day) => Date.parse(day));
  const past = days.filter((ms) => ms <= nowMs);
  return past.length === 0 ? undefined : Math.max(...past);
}

async function listClosed(
  parts: SalesforceParts,
  ids: readonly string[],
  nowMs: number,
): Promise<ReadonlyMap<string, ClosedTask[]>> {
  const since = new Date(nowMs - windowMs).toISOString().slice(0, 10);
  const where = `AccountId IN (${ids.map(quoted).join(', ')}) AND IsClosed = true AND ActivityDate >= ${since}`;
  const soql = `SELECT AccountId, Subject, ActivityDate FROM Task WHERE ${where} ORDER BY ActivityDate DESC LIMIT ${tasksMax}`;
  const found = new Map<string, ClosedTask[]>();
  for (const row of await querySalesforce(parts, soql)) {
    const id = textOf(row, 'AccountId');
    const task = { day: textOf(row, 'ActivityDate'), isNote: isNoteTitle(textOf(row, 'Subject')) };
    found.set(id, [...(found.get(id) ?? []), task]);
  }
  return found;
}
