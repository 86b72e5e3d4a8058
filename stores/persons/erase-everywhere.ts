// Erases one person from every store. In an order in which nothing can come back meanwhile: first known as erased, then out of
// the queue, the events and the deliveries, then out of the records, and out of what came onto the queue until then.

import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { PersonErased } from '#contract/person-report.ts';
import type { QueuedBatch } from '#contract/queued-batch.ts';
import { clearedWithinHours } from '#contract/rights-report.ts';
import type { ErasedEvents } from '../events/erase-events.ts';
import type { RewriteOutcome } from '../queue/rewrite-batches.ts';
import { forgetLateLinks } from '../records/crm/person-traces.ts';
import { erasePerson, markErased } from '../records/identity/erase-person.ts';
import { createErasedHash } from '../records/identity/erased-keys.ts';
import type { Records } from '../records/open-records.ts';
import { openOutboxKeys } from '../records/outbox/outbox-keys.ts';
import { forgetPersonItems } from '../records/outbox/person-items.ts';
import { whileHoldingLock } from '../records/questions/hold-lock.ts';
import { listOpenErasures, noteErased, noteErasure } from '../records/rights/erasure-runs.ts';
import { dropRightsLinks } from '../records/rights/rights-links.ts';
import { settleErased } from '../records/rights/rights-requests.ts';
import { createWithdrawalHashes } from '../records/rights/withdrawal-hashes.ts';
import { dueCompanies } from '../records/scores/due-scoring.ts';
import { findCompaniesOfActors } from '../records/scores/erase-lines.ts';
import { eraseDeliveries } from './erase-deliveries.ts';
import { type HeldPerson, loadSpans } from './find-held.ts';
import { createNamesThem } from './needles.ts';
import { scrubImportFiles } from './scrub-import-files.ts';
import { openErasureOf, sealErasure } from './seal-erasure.ts';
import { createStripBatch } from './strip-batch.ts';

export interface Erasure {
  eraseEvents(what: ErasedEvents): Promise<void>;
  rewriteQueue(change: (batch: QueuedBatch) => QueuedBatch | undefined): Promise<RewriteOutcome>;
  /** Until every processor knows what was erased and has written what it had in hand, in milliseconds. */
  settleMs: number;
  /** Where imports leave the lines that they could not read. */
  importDirectory: string;
}

export interface EraseParts extends Erasure {
  records: Records;
  /** The installation's master key, hex. */
  secret: string;
  nameSubject(key: string): string;
}

/** When the process dies under it, whoever looks for open erasures finishes it. */
export async function eraseEverywhere(
  parts: EraseParts,
  by: Author,
  held: HeldPerson,
): Promise<PersonErased> {
  const run = await noteErasure(parts.records, sealErasure(parts.secret, by, held));
  const erased = await whileHoldingLock(parts.records, `erasure ${run}`, () =>
    erase(parts, { run, by, held }),
  );
  if (erased === undefined) throw new Error(`Erasure ${run} is under way already.`);
  return erased;
}

/** Answers whether it was finished; not when somebody else is at it or has been. */
export async function finishErasure(
  parts: EraseParts,
  { id: run, sealed }: { id: number; sealed: string },
): Promise<boolean> {
  const erased = await whileHoldingLock(parts.records, `erasure ${run}`, async () => {
    const isOpen = (await listOpenErasures(parts.records, openMax)).some(({ id }) => id === run);
    return isOpen ? erase(parts, { run, ...openErasureOf(parts.secret, sealed) }) : undefined;
  });
  return erased !== undefined;
}

/** More than are ever cut off. */
export const openMax = 1_000;

interface ErasureRun {
  readonly run: number;
  readonly by: Author;
  readonly held: HeldPerson;
}

/** Each step may be done again. */
async function erase(parts: EraseParts, { run, by, held }: ErasureRun): Promise<PersonErased> {
  const { records, secret, rewriteQueue } = parts;
  const { keys } = held;
  await markErased(records, keys, by, createErasedHash(secret));
  await wait(parts.settleMs);
  const outboxKeys = openOutboxKeys(secret);
  const forgetItems = () => records.db.transaction((db) => forgetPersonItems(db, keys, outboxKeys));
  const inCrms = await forgetItems();
  const spansNow = await loadSpans(records, held);
  // Once who they are is gone, what was known when it began is all there is.
  const spans = spansNow.length > 0 ? spansNow : held.spans;
  const strip = createStripBatch({ keys, spans, recipientIds: await findRecipients(records, keys) });
  const namesThem = createNamesThem(keys);
  await rewriteQueue(strip);
  const erased = {
    spans,
    subjects: keys.map(parts.nameSubject),
    texts: keys.filter((key) => /^(email|phone):/.test(key)).map((key) => key.slice(key.indexOf(':') + 1)),
  };
  await parts.eraseEvents(erased);
  await eraseDeliveries(records, secret, namesThem);
  await scrubImportFiles(parts.importDirectory, namesThem);
  const scored = await findCompaniesOfActors(records.db, {
    personIds: held.keyIds,
    visitors: spans.map(({ visitor }) => visitor),
  });
  // What was on its way to a CRM when it began has arrived by now.
  const laterInCrms = await forgetItems();
  await erasePerson(records, keys, { subjects: erased.subjects });
  // What a delivery or a replay put there since the first look, and what a processor that died put back.
  const { unreadable } = await rewriteQueue(strip);
  // What was written meanwhile by whoever had it in hand: late events, and sessions cut from events that were still there.
  await parts.eraseEvents(erased);
  const hashes = keys.map(createWithdrawalHashes(secret).ofKey);
  await dropRightsLinks(records, hashes);
  // Together: nobody is told that they are erased before they are, and nobody who asked is never told.
  const lastInCrms = await records.db.transaction(async (db) => {
    const late = await forgetLateLinks(db, held.keyIds, outboxKeys);
    await settleErased(db, hashes, by.name);
    await noteErased(db, run);
    // Once more, now that nothing of them is left in the events.
    await dueCompanies(db, scored);
    return late;
  });
  return {
    ...{ keys: keys.length, browsers: spans.length, events: 'done', clearedWithinHours },
    unreached: ['backups', 'other_systems', ...(unreadable > 0 ? (['unreadable_batches'] as const) : [])],
    crmRecords: [...inCrms, ...laterInCrms, ...lastInCrms],
  };
}

async function findRecipients({ db }: Records, keys: readonly string[]): Promise<number[]> {
  const emails = keys.flatMap((key) => (key.startsWith('email:') ? [key.slice('email:'.length)] : []));
  const { rows } = await db.execute<{ id: number }>(sql`
    SELECT id::float8 AS id FROM mail_recipients WHERE lower(email) = ANY(${sql.param(emails)}::text[]) LIMIT 100000`);
  return rows.map(({ id }) => id);
}
