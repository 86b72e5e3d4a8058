// Notes and tasks of Twenty, each a record of its own and another one that says which company it is about, both under ids that follow from
// ours: sent twice they are one.

import { noteLines, noteTitle } from '#intelligence/sync/write-note.ts';
import { textOf } from '../../http/read-json.ts';
import { afterWrite } from '../after-write.ts';
import type { NoteWrite, TaskWrite, WrittenRecord } from '../connector.ts';
import { idOf, listTwenty, quoted, rowIn, type TwentyParts, takeFromBin } from './twenty-parts.ts';
import { changeTwenty, plurals } from './twenty-records.ts';

export async function writeTwentyNote(parts: TwentyParts, note: NoteWrite): Promise<WrittenRecord> {
  const lines = noteLines(note).map((line) => `- ${escapeMarkdown(line)}`);
  const body = { title: noteTitle(note), bodyV2: { markdown: lines.join('\n') } };
  // By its own id where it is known: one that was thrown away there is not made anew.
  if (note.theirId !== undefined) {
    const row = await changeTwenty(parts, 'note', note.theirId, body);
    return { id: note.theirId, version: textOf(row, 'updatedAt'), isNew: false };
  }
  return writeText(parts, 'note', note, body);
}

export function writeTwentyTask(parts: TwentyParts, task: TaskWrite): Promise<WrittenRecord> {
  return writeText(parts, 'task', task, {
    ...{ title: task.subject, bodyV2: { markdown: escapeMarkdown(task.text) }, status: 'TODO' },
    dueAt: new Date(task.dueMs).toISOString(),
    ...(task.ownerId === '' ? {} : { assigneeId: task.ownerId }),
  });
}

async function writeText(
  parts: TwentyParts,
  kind: 'note' | 'task',
  { ownId, companyId }: { readonly ownId: string; readonly companyId: string },
  body: object,
): Promise<WrittenRecord> {
  const id = idOf(ownId);
  const query = { filter: `id[eq]:${quoted(id)}`, fields: 'id' };
  const { rows } = await listTwenty(parts.session, plurals[kind], query);
  if (rows.length === 0) await takeFromBin(parts.session, plurals[kind], id);
  const made = await upsert(parts, plurals[kind], { id, ...body });
  await afterWrite(async () => {
    const target = { id: idOf(`${ownId} target`), [`${kind}Id`]: id };
    await upsert(parts, `${kind}Targets`, { ...target, [await companyColumn(parts, kind)]: companyId });
  });
  return { id, version: textOf(made, 'updatedAt'), isNew: rows.length === 0 };
}

async function upsert({ session }: TwentyParts, plural: string, body: object): Promise<unknown> {
  const path = `/rest/${plural}?upsert=true&depth=0`;
  return rowIn((await session.ask({ path, method: 'POST', body, isRepeatable: true })).json);
}

/** Newer workspaces name the link to what it is about otherwise than older ones. */
async function companyColumn({ schema }: TwentyParts, kind: 'note' | 'task'): Promise<string> {
  return (await schema.fieldsOf(`${kind}Target`)).has('targetCompany') ? 'targetCompanyId' : 'companyId';
}

/** What visitors wrote is text, and neither a link nor a picture. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|!~]/g, '\\$&');
}
