// All that stands in a record of Pipedrive, and what hangs on it: by these it is known whether anybody has worked on what we made there.

import { CrmError } from '../../http/crm-fault.ts';
import { fieldOf, listOf, textOf } from '../../http/read-json.ts';
import type { RecordKind, RemoteWhole } from '../connector.ts';
import { wholeValues } from '../whole-values.ts';
import { ownIdName } from './pipedrive-fields.ts';
import { type PipedriveParts, recordPaths } from './pipedrive-records.ts';

type Kind = RecordKind | 'note' | 'task';

const paths = { ...recordPaths, note: '/api/v1/notes', task: '/api/v2/activities' } as const;
const marks = ['id', 'add_time', 'update_time', 'is_deleted'];
const noteFields = new Set([
  ...['content', 'deal_id', 'person_id', 'lead_id', 'project_id', 'pinned_to_deal_flag'],
  ...['pinned_to_organization_flag', 'pinned_to_person_flag', 'pinned_to_lead_flag'],
]);

export async function readPipedriveWhole(
  parts: PipedriveParts,
  kind: Kind,
  id: string,
): Promise<RemoteWhole | undefined> {
  const row = await readRow(parts, kind, id);
  if (row === undefined || fieldOf(row, 'is_deleted') === true) return undefined;
  if (kind === 'note')
    return { values: wholeValues(row, (name) => noteFields.has(name)), listBeneath: async () => [] };
  if (kind === 'task')
    return { values: wholeValues(row, (name) => !marks.includes(name)), listBeneath: async () => [] };
  const ours = await listOurs(parts, kind);
  const { custom_fields: custom, ...standard } = Object(row) as Record<string, unknown>;
  const isOthers = (name: string) => !ours.has(name);
  return {
    values: { ...wholeValues(standard, isOthers), ...wholeValues(custom, isOthers) },
    listBeneath: () => listBeneath(parts, kind, id),
  };
}

async function readRow({ session }: PipedriveParts, kind: Kind, id: string): Promise<unknown> {
  try {
    const { json } = await session.ask({ path: `${paths[kind]}/${encodeURIComponent(id)}` });
    return fieldOf(json, 'data');
  } catch (error) {
    if (error instanceof CrmError && error.fault.kind === 'gone') return undefined;
    throw error;
  }
}

/** By the account's keys: what the rules name, and what is compared elsewhere. */
async function listOurs({ rules, fields }: PipedriveParts, kind: RecordKind): Promise<Set<string>> {
  const ours = new Set([...marks, 'name', 'owner_id', await fields.codeOf(kind, ownIdName)]);
  if (kind === 'person') for (const name of ['first_name', 'last_name']) ours.add(name);
  for (const { theirs } of rules[kind]) ours.add((await fields.codeOf(kind, theirs)) || theirs);
  return ours;
}

async function listBeneath({ session }: PipedriveParts, kind: RecordKind, id: string): Promise<string[]> {
  const lists =
    kind === 'company'
      ? [recordPaths.person, '/api/v2/deals', paths.task, paths.note]
      : ['/api/v2/deals', paths.task, paths.note];
  const query = new URLSearchParams({ [kind === 'company' ? 'org_id' : 'person_id']: id, limit: '1' });
  const found: string[] = [];
  for (const path of lists) {
    const { json } = await session.ask({ path: `${path}?${query}`, cost: 2 });
    found.push(...listOf(json, 'data').map((row) => textOf(row, 'id')));
  }
  return found;
}
