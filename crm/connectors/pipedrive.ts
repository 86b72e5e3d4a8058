// The connector to Pipedrive: organizations, persons, notes and activities, with our ids in fields of ours or in the text; deals and users to
// be read. Notes and users are of its version 1, all else of version 2.

import { escapeHtml, noteHtml } from '#intelligence/sync/write-note.ts';
import { CrmError } from '../http/crm-fault.ts';
import { fieldOf, listOf, numberOf, textOf } from '../http/read-json.ts';
import type { Connector, NoteWrite, TaskWrite, WrittenRecord } from './connector.ts';
import { orGone } from './or-gone.ts';
import { orUntold } from './or-untold.ts';
import {
  listPipedriveStanding,
  readPipedriveChanges,
  readPipedriveGone,
} from './pipedrive/pipedrive-changes.ts';
import { fieldPaths, ownIdName } from './pipedrive/pipedrive-fields.ts';
import {
  findPipedrive,
  type PipedriveParts,
  recordPaths,
  writePipedrive,
} from './pipedrive/pipedrive-records.ts';
import { readPipedriveWhole } from './pipedrive/pipedrive-whole.ts';

const paths = { ...recordPaths, note: '/api/v1/notes', task: '/api/v2/activities' } as const;
const userPath = '/api/v1/users/me';
const textsMax = 100;

export function createPipedriveConnector(parts: PipedriveParts): Connector {
  const { session, fields } = parts;
  let ownUser: Promise<string> | undefined;
  return {
    provider: 'pipedrive',
    needsPersonName: true,
    isMetered: true,
    streams: ['company', 'deal'],
    goneStreams: ['deal'],
    test: async () => {
      const { json } = await session.ask({ path: userPath });
      return { account: textOf(json, 'data', 'company_name') || textOf(json, 'data', 'name'), missing: [] };
    },
    tellAccount: () =>
      orUntold(async () => textOf((await session.ask({ path: userPath })).json, 'data', 'company_id')),
    prepare: () => fields.make(),
    describeFields: async (kind) => {
      const { json } = await session.ask({ path: `${fieldPaths[kind]}?limit=500`, cost: 2 });
      return listOf(json, 'data').map((field) => ({
        ...{ name: textOf(field, 'field_name'), label: textOf(field, 'field_name') },
        ...{ type: textOf(field, 'field_type'), isWritable: true },
      }));
    },
    find: (kind, key, doubtSinceMs) => findPipedrive(parts, kind, key, doubtSinceMs),
    write: (kind, write) => writePipedrive(parts, kind, write),
    link: (personId, companyId) => link(parts, personId, companyId),
    writeNote: (note) => writeNote(parts, note),
    writeTask: (task) => writeTask(parts, task),
    readWhole: (kind, id) => readPipedriveWhole(parts, kind, id),
    remove: (kind, id) => remove(parts, kind, id),
    erase: async (id) => {
      // Emptied first: what is deleted there can be brought back for thirty days.
      const path = `${recordPaths.person}/${encodeURIComponent(id)}`;
      const own = { [await fields.codeOf('person', ownIdName)]: null };
      const body = { name: '-', emails: [], phones: [], custom_fields: own };
      await orGone(() => session.ask({ path, method: 'PATCH', body, isRepeatable: true }));
      await remove(parts, 'person', id);
      return 'erased';
    },
    readChanged: (stream, cursor) => readPipedriveChanges(parts, stream, cursor),
    readGone: (_stream, cursor) => readPipedriveGone(parts, cursor),
    listStanding: (kind, ids) => listPipedriveStanding(parts, kind, ids),
    tellOwnUser: () => {
      ownUser ??= askOwnUser(parts).catch((error: unknown) => {
        // What failed is asked again.
        ownUser = undefined;
        throw error;
      });
      return ownUser;
    },
    listOwners: async () => {
      const { json } = await session.ask({ path: '/api/v1/users', cost: 2 });
      // Whoever has left is listed too.
      const users = listOf(json, 'data').filter((user) => fieldOf(user, 'active_flag') !== false);
      return users.map((user) => ({
        ...{ id: textOf(user, 'id'), name: textOf(user, 'name'), email: textOf(user, 'email').toLowerCase() },
      }));
    },
    listStages: async () => {
      const { json } = await session.ask({ path: '/api/v2/stages?limit=500' });
      return listOf(json, 'data').map((stage, place) => ({
        ...{ id: textOf(stage, 'id'), label: textOf(stage, 'name'), pipeline: textOf(stage, 'pipeline_id') },
        place: numberOf(stage, 'order_nr') ?? place,
      }));
    },
  };
}

async function askOwnUser({ session }: PipedriveParts): Promise<string> {
  return textOf((await session.ask({ path: '/api/v1/users/me' })).json, 'data', 'id');
}

async function link({ session }: PipedriveParts, personId: string, companyId: string): Promise<void> {
  const path = `${recordPaths.person}/${encodeURIComponent(personId)}`;
  const { json } = await session.ask({ path });
  const now = textOf(json, 'data', 'org_id');
  if (now === companyId) return;
  // A person is of one organization there: whoever chose another one knows.
  if (now !== '')
    throw new CrmError({ kind: 'never', reason: 'conflict' }, 'the person is of another organization');
  await session.ask({ path, method: 'PATCH', body: { org_id: Number(companyId) }, isRepeatable: true });
}

async function writeNote({ session }: PipedriveParts, note: NoteWrite): Promise<WrittenRecord> {
  const content = noteHtml(note, note.ownId);
  const query = new URLSearchParams({
    org_id: note.companyId,
    limit: String(textsMax),
    sort: 'add_time DESC',
  });
  const found =
    note.theirId ?? (await findText({ session }, `${paths.note}?${query}`, 'content', note.ownId));
  if (found !== undefined) {
    await session.ask({
      path: `${paths.note}/${found}`,
      method: 'PUT',
      body: { content },
      isRepeatable: true,
    });
    return { id: found, version: '', isNew: false };
  }
  const { json } = await session.ask({
    ...{ path: paths.note, method: 'POST', body: { content, org_id: Number(note.companyId) } },
  });
  return { id: textOf(json, 'data', 'id'), version: '', isNew: true };
}

/** By our id in the text, in a list that does not lag behind. */
async function findText(
  { session }: Pick<PipedriveParts, 'session'>,
  path: string,
  field: string,
  ownId: string,
): Promise<string | undefined> {
  const { json } = await session.ask({ path, cost: 2 });
  const row = listOf(json, 'data').find((one) => textOf(one, field).includes(`[${ownId}]`));
  return row === undefined ? undefined : textOf(row, 'id');
}

async function writeTask({ session }: PipedriveParts, task: TaskWrite): Promise<WrittenRecord> {
  const query = new URLSearchParams({ org_id: task.companyId, limit: String(textsMax) });
  const found = await findText({ session }, `${paths.task}?${query}`, 'note', task.ownId);
  if (found !== undefined) return { id: found, version: '', isNew: false };
  const { json } = await session.ask({
    path: paths.task,
    method: 'POST',
    body: {
      ...{ subject: task.subject, type: 'task', org_id: Number(task.companyId) },
      ...(task.ownerId === '' ? {} : { owner_id: Number(task.ownerId) }),
      due_date: new Date(task.dueMs).toISOString().slice(0, 10),
      note: `<p>${escapeHtml(task.text)}</p><p>[${task.ownId}]</p>`,
    },
  });
  return { id: textOf(json, 'data', 'id'), version: '', isNew: true };
}

async function remove({ session }: PipedriveParts, kind: keyof typeof paths, id: string): Promise<void> {
  try {
    await session.ask({
      path: `${paths[kind]}/${encodeURIComponent(id)}`,
      method: 'DELETE',
      isRepeatable: true,
    });
  } catch (error) {
    if (!(error instanceof CrmError) || error.fault.kind !== 'gone') throw error;
  }
}
