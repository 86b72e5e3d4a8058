// Notes and tasks behind a REST API, as plain text. Where it has no field for our id, the id stands at the end of the text, by which one is
// found again among those of its company.

import { noteLines, noteText, noteTitle } from '#intelligence/sync/write-note.ts';
import type { NoteWrite, TaskWrite, WrittenRecord } from '../connector.ts';
import { fieldPath, fieldText, paramOf, type RestParts } from './rest-parts.ts';
import { searchRest } from './rest-records.ts';
import { formatRestTime } from './rest-times.ts';
import { saveRest } from './save-rest.ts';

type TextKind = 'note' | 'task';

export async function writeRestNote(parts: RestParts, note: NoteWrite): Promise<WrittenRecord> {
  const mark = markOf(parts, 'note', note.ownId);
  const hasTitle = fieldPath(parts, 'note', 'title') !== '';
  const lines = [...noteLines(note).map((line) => `- ${line}`), ...(mark === '' ? [] : ['', `[${mark}]`])];
  const content = {
    title: noteTitle(note),
    text: hasTitle ? lines.join('\n') : noteText(note, mark),
  };
  // By its own id where it is known: one that was thrown away there is not made anew.
  const found = note.theirId ?? (await findText(parts, 'note', note));
  const made = { company: note.companyId, at: formatRestTime(parts.mapping, note.atMs), ownId: note.ownId };
  const { id } = await saveText(
    parts,
    'note',
    note,
    found,
    found === undefined ? { ...content, ...made } : content,
  );
  return { id, version: '', isNew: found === undefined };
}

export async function writeRestTask(parts: RestParts, task: TaskWrite): Promise<WrittenRecord> {
  const found = await findText(parts, 'task', task);
  if (found !== undefined) return { id: found, version: '', isNew: false };
  const mark = markOf(parts, 'task', task.ownId);
  const hasTitle = fieldPath(parts, 'task', 'title') !== '';
  const text = [...(hasTitle ? [] : [task.subject]), task.text, ...(mark === '' ? [] : [`[${mark}]`])];
  const { id } = await saveText(parts, 'task', task, undefined, {
    ...{ title: task.subject, text: text.join('\n\n'), company: task.companyId, ownId: task.ownId },
    due: formatRestTime(parts.mapping, task.dueMs),
    ...(task.ownerId === '' ? {} : { owner: task.ownerId }),
  });
  return { id, version: '', isNew: true };
}

/** '' where the id has a field, or is the record's own. */
function markOf(parts: RestParts, kind: TextKind, ownId: string): string {
  const isHeld = fieldPath(parts, kind, 'ownId') !== '' || parts.mapping.kinds[kind].createMethod === 'PUT';
  return isHeld ? '' : ownId;
}

interface About {
  readonly ownId: string;
  readonly companyId: string;
}

async function findText(parts: RestParts, kind: TextKind, about: About): Promise<string | undefined> {
  const { ownId, companyId } = about;
  // Made under our id: the same again changes it.
  if (parts.mapping.kinds[kind].createMethod === 'PUT' && kind === 'note') return undefined;
  const isIt = (row: unknown) =>
    fieldText(parts, kind, row, 'ownId') === ownId ||
    fieldText(parts, kind, row, 'id') === ownId ||
    fieldText(parts, kind, row, 'text').includes(`[${ownId}]`);
  const key =
    paramOf(parts, kind, 'ownId') === ''
      ? { name: 'company', value: companyId }
      : { name: 'ownId', value: ownId };
  const isTheirs = (row: unknown) => fieldText(parts, kind, row, 'company') === companyId;
  const [row] = await searchRest(parts, kind, key, isIt, isTheirs);
  return row === undefined ? undefined : fieldText(parts, kind, row, 'id');
}

function saveText(
  parts: RestParts,
  kind: TextKind,
  about: About,
  id: string | undefined,
  content: Readonly<Record<string, string | number>>,
) {
  // A field that the mapping does not have is not there.
  const values = Object.fromEntries(
    Object.entries(content)
      .map(([name, value]) => [fieldPath(parts, kind, name), value] as const)
      .filter(([path]) => path !== ''),
  );
  return saveRest(parts, kind, {
    id,
    ownId: about.ownId,
    values,
    lookAgain: () => findText(parts, kind, about),
  });
}
