// Takes an import back: its events, the requests that came of them, what it told of people and the people whom nothing else
// knows. What another import holds as well stays, and is that one's from then on. Cut off, it is done again from the start, and counts
// on from what was counted.

import { setTimeout as wait } from 'node:timers/promises';
import { importSource } from '#contract/engagement-import.ts';
import type { UndoneEngagement } from '#contract/import-report.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import {
  importedEventCount,
  importedSubjects,
  subjectsAtOnce,
  subjectsElsewhere,
  subjectsOfEvents,
} from '#stores/events/questions/imported-events.ts';
import { deleteEventsById, deleteImportedEvents } from '#stores/events/withdraw-events.ts';
import type { EventQueue } from '#stores/queue/event-queue.ts';
import { countImportRows } from '#stores/records/engagement-import/import-rows.ts';
import {
  type EngagementRun,
  findEngagementRun,
  noteEngagementRun,
} from '#stores/records/engagement-import/import-runs.ts';
import {
  handOverRows,
  listHandedOver,
  listOwnedEvents,
  listSocialKeys,
  listToldKeys,
  type ToldKey,
  withdrawKeys,
  withdrawRequests,
} from '#stores/records/engagement-import/undo-rows.ts';
import type { Records } from '#stores/records/open-records.ts';

export interface UndoParts {
  records: Records;
  events: Pick<EventStore, 'ask' | 'command' | 'cluster'>;
  queue: Pick<EventQueue, 'waitingEvents'>;
  /** UInt64 as decimal text. */
  nameSubject(key: string): string;
  /** Until whatever is in hand is written, in milliseconds. */
  settleMs: number;
}

const idsAtOnce = 500;
const keysAtOnce = 2_000;
const keysOfChange = 500;
/** Named in one statement; more are found the other way round. */
const exceptMax = 2_000;
const hourMs = 3_600_000;
const earliestMs = Date.UTC(1990, 0, 1);
const patienceMs = 600_000;

/** Answers whether it is done; otherwise events of it are still on their way. */
export async function undoPiece(parts: UndoParts, run: EngagementRun): Promise<boolean> {
  const { records } = parts;
  const { id, siteId } = run;
  if (!(await hasArrived(parts, run))) return false;
  await wait(parts.settleMs);
  await handOverRows(records, id, siteId);
  const owned = await gatherOwned(parts, run);
  const origins = [id, ...owned.origins];
  const others = await listHandedOver(records, origins, id);
  const gone = await findGone(
    parts,
    run,
    owned.inherited,
    others.map((other) => other.id),
  );
  const handedOver = others.filter(({ origin }) => origin === id).map((other) => other.id);
  await withdrawPeople(parts, run, origins, gone);
  await deleteEvents(parts, run, owned, handedOver);
  const { known } = await countImportRows(records, id);
  const { people = 0, requests = 0 } = (await findEngagementRun(records, id)).undone ?? {};
  const undone: UndoneEngagement = { events: owned.count, people, requests, kept: known };
  await noteEngagementRun(records, id, { state: 'undone', undoneAt: new Date(), undone });
  return true;
}

/** Whether all that was put on the queue is stored; what was dropped or rejected there is not waited for long. */
async function hasArrived({ records, events, queue }: UndoParts, run: EngagementRun): Promise<boolean> {
  const age = Date.now() - (run.appliedAt?.getTime() ?? 0);
  if (age > patienceMs) return true;
  const waiting = (await queue.waitingEvents()).get(run.siteId) ?? 0;
  if (waiting === 0) return true;
  const [stored] = await events.ask(importedEventCount, { ...windowOf(run), version: importSource(run.id) });
  return (stored?.events ?? 0) >= (await countImportRows(records, run.id)).new;
}

function windowOf({ siteId }: EngagementRun) {
  return { siteIds: [siteId], fromMs: earliestMs, toMs: Date.now() + hourMs };
}

interface Owned {
  count: number;
  /** Ids of events that came with imports that were taken back before. */
  inherited: string[];
  /** Those imports. */
  origins: number[];
}

async function gatherOwned({ records }: UndoParts, { id, siteId }: EngagementRun): Promise<Owned> {
  const owned: Owned = { count: 0, inherited: [], origins: [] };
  const origins = new Set<number>();
  for (let afterLine = 0; ; ) {
    const rows = await listOwnedEvents(records, id, afterLine, keysAtOnce);
    if (rows.length === 0) break;
    owned.count += rows.length;
    await withdrawRequests(
      records,
      { id, siteId },
      rows.map(({ eventId }) => eventId),
    );
    for (const { eventId, inheritedFrom } of rows) {
      if (inheritedFrom === null) continue;
      owned.inherited.push(eventId);
      origins.add(inheritedFrom);
    }
    afterLine = rows.at(-1)?.line ?? afterLine;
    await noteEngagementRun(records, id, { progress: owned.count });
  }
  return { ...owned, origins: [...origins] };
}

/** Names on events of people whom the import will no longer tell of. */
async function findGone(
  { events }: UndoParts,
  run: EngagementRun,
  inherited: readonly string[],
  handedOver: readonly string[],
): Promise<Set<string>> {
  const gone = new Set<string>();
  const version = importSource(run.id);
  for (let after = '0'; ; ) {
    const found = await events.ask(importedSubjects, { ...windowOf(run), version, after });
    for (const { named } of found) gone.add(named);
    after = found.at(-1)?.named ?? after;
    if (found.length < subjectsAtOnce) break;
  }
  const each = async (ids: readonly string[], then: (subject: string) => void) => {
    for (let at = 0; at < ids.length; at += idsAtOnce) {
      const some = ids.slice(at, at + idsAtOnce);
      for (const { named } of await events.ask(subjectsOfEvents, { ...windowOf(run), eventIds: some }))
        then(named);
    }
  };
  await each(inherited, (subject) => gone.add(subject));
  await each(handedOver, (subject) => gone.delete(subject));
  return gone;
}

async function withdrawPeople(
  parts: UndoParts,
  run: EngagementRun,
  origins: readonly number[],
  gone: Set<string>,
): Promise<void> {
  const { records } = parts;
  const walk = async (list: (afterId: number) => Promise<ToldKey[]>) => {
    for (let afterId = 0; ; ) {
      const keys = await list(afterId);
      if (keys.length === 0) return;
      afterId = keys.at(-1)?.id ?? afterId;
      const theirs = keys.filter(({ key }) => gone.has(parts.nameSubject(key)));
      for (let at = 0; at < theirs.length; at += keysOfChange)
        await withdraw(parts, run, origins, theirs.slice(at, at + keysOfChange));
      for (const { key } of theirs) gone.delete(parts.nameSubject(key));
    }
  };
  await walk((afterId) => listToldKeys(records, origins, afterId, keysAtOnce));
  if (gone.size > 0) await walk((afterId) => listSocialKeys(records, afterId, keysAtOnce));
}

async function withdraw(
  { records, events, nameSubject }: UndoParts,
  run: EngagementRun,
  origins: readonly number[],
  keys: readonly ToldKey[],
): Promise<void> {
  const subjects = keys.map(({ key }) => nameSubject(key));
  const found = await events.ask(subjectsElsewhere, {
    ...{ ...windowOf(run), versions: origins.map(importSource), subjects },
  });
  const elsewhere = new Set(found.map(({ named }) => named));
  await withdrawKeys(
    records,
    run.id,
    origins,
    keys.map((key, at) => ({ ...key, isMetElsewhere: elsewhere.has(subjects[at] ?? '') })),
  );
}

async function deleteEvents(
  { records, events }: UndoParts,
  { id, siteId }: EngagementRun,
  { inherited }: Owned,
  handedOver: readonly string[],
): Promise<void> {
  await deleteEventsById(events, siteId, inherited);
  if (handedOver.length <= exceptMax) {
    await deleteImportedEvents(events, siteId, importSource(id), handedOver);
    return;
  }
  for (let afterLine = 0; ; ) {
    const rows = await listOwnedEvents(records, id, afterLine, keysAtOnce);
    if (rows.length === 0) return;
    await deleteEventsById(
      events,
      siteId,
      rows.map(({ eventId }) => eventId),
    );
    afterLine = rows.at(-1)?.line ?? afterLine;
  }
}
