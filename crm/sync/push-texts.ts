// The note of a company and week, which is written anew and never a heap; and a task for the owner, which is written once.

import type { CrmKind } from '#contract/crm.ts';
import { hashValues } from '#intelligence/sync/loop-guard.ts';
import { ownIdOf } from '#intelligence/sync/own-id.ts';
import { noteLines, noteTitle } from '#intelligence/sync/write-note.ts';
import { isWrittenSince } from '#stores/records/crm/crm-ledger.ts';
import { type CrmLink, findLinks, hasOpenTask, markGone } from '#stores/records/crm/crm-links.ts';
import type { Connector, WrittenRecord } from '../connectors/connector.ts';
import { CrmError } from '../http/crm-fault.ts';
import { noteWhole, tellUntouched } from './know-untouched.ts';
import { orWithoutOwner } from './or-without-owner.ts';
import type { PushContext } from './push-context.ts';
import type { PushedRecord } from './push-record.ts';
import { noteSkipped, writeLedgered } from './write-ledgered.ts';

export async function pushNote(context: PushContext, there: PushedRecord, ownerId: string): Promise<void> {
  const { payload, company, settings, connector, nowMs } = context;
  if (payload.note === undefined) return;
  const { week, lines } = payload.note;
  const note = { week, lines, language: settings.language };
  const ownId = ownIdOf('note', `${company.companyId}_${week}`);
  const link = await standing(context, 'note', ownId);
  if (link === 'gone') return;
  const content = { title: noteTitle(note), text: noteLines(note).join('\n') };
  if (link?.pushedHash === hashValues(content)) return;
  // Set aside once and tried again: what came later says more of the week.
  const { crmId, itemId } = context;
  const told = { crmId, companyId: company.companyId, ourId: ownId, itemId };
  if (link !== undefined && (await isWrittenSince(context.records.db, told))) return;
  await writeText(context, 'note', ownId, link, content, (doubtSinceMs) =>
    orWithoutOwner(ownerId, (owner) =>
      connector.writeNote({
        ...{ ownId, theirId: link?.theirId, companyId: there.theirId, ownerId: owner },
        ...{ ...note, atMs: nowMs, doubtSinceMs },
      }),
    ),
  );
}

export async function pushTask(context: PushContext, there: PushedRecord, ownerId: string): Promise<void> {
  const { payload, company, connector } = context;
  if (payload.task === undefined) return;
  const { key, subject, text, dueMs } = payload.task;
  const ownId = ownIdOf('task', `${company.companyId}_${key}`);
  // Whoever did it, changed it or threw it away there has the last word.
  if ((await standing(context, 'task', ownId)) !== undefined) return;
  const { records, crmId } = context;
  if (connector.tasksAreDeals === true && (await hasOpenTask(records.db, crmId, company.companyIds))) return;
  const content = { subject, text, due: new Date(dueMs).toISOString() };
  await writeText(context, 'task', ownId, undefined, content, (doubtSinceMs) =>
    orWithoutOwner(ownerId, (owner) =>
      connector.writeTask({
        ...{ ownId, theirId: undefined, companyId: there.theirId, ownerId: owner },
        ...{ subject, text, dueMs, doubtSinceMs },
      }),
    ),
  );
}

/** `gone`: deleted there, and not to be made anew. */
async function standing(
  context: PushContext,
  kind: CrmKind,
  ownId: string,
): Promise<CrmLink | 'gone' | undefined> {
  const [link] = await findLinks(context.records.db, context.crmId, kind, [ownId]);
  if (link === undefined || link.goneAt === null) return link;
  await noteSkipped(context, { kind, ourId: ownId, people: [] }, 'deleted_there');
  return 'gone';
}

async function writeText(
  context: PushContext,
  kind: 'note' | 'task',
  ownId: string,
  link: CrmLink | undefined,
  content: Readonly<Record<string, string>>,
  run: (doubtSinceMs: number | undefined) => Promise<WrittenRecord>,
): Promise<void> {
  const { crmId, company } = context;
  const { connector } = context;
  const write = {
    ...{ kind, action: kind, ourId: ownId, theirId: link?.theirId, before: {}, after: content, people: [] },
    link: (written: WrittenRecord) => ({
      ...{ crmId, kind, ourId: ownId, theirId: written.id, companyId: company.companyId, foundBy: 'created' },
      ...{ pushedHash: hashValues(content), seenVersion: written.version, wholeHash: written.wholeHash },
    }),
  };
  try {
    await writeLedgered(context, write, async (doubtSinceMs) => {
      // Somebody's work on it stays known as such, though we write it anew.
      const isOurs = link === undefined || (await isAsWeLeftIt(connector, kind, link));
      const written = await run(doubtSinceMs);
      return isOurs ? noteWhole(connector, kind, written) : { ...written, wholeHash: '' };
    });
  } catch (error) {
    // Thrown away there: it stays away.
    if (!(error instanceof CrmError) || error.fault.kind !== 'gone' || link === undefined) throw error;
    await markGone(context.records.db, link.id, 'not_found');
  }
}

async function isAsWeLeftIt(
  connector: Connector,
  kind: 'note' | 'task',
  { theirId, wholeHash }: CrmLink,
): Promise<boolean> {
  if (wholeHash === '') return false;
  return (await tellUntouched(connector, { kind, id: theirId, wholeHash })) === 'untouched';
}
