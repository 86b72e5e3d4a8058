// The connector to Twenty: companies, people, notes and tasks by ids that follow from ours, opportunities and members to be read.

import { CrmError } from '../http/crm-fault.ts';
import { textOf } from '../http/read-json.ts';
import type { Connector, RemoteOwner } from './connector.ts';
import { orGone } from './or-gone.ts';
import { orUntold } from './or-untold.ts';
import { tellTwentyPage, tellTwentyWorkspace } from './twenty/tell-twenty-page.ts';
import { testTwenty } from './twenty/test-twenty.ts';
import { listTwentyStanding, readTwentyChanges, readTwentyGone } from './twenty/twenty-changes.ts';
import { listTwenty, quoted, type TwentyParts } from './twenty/twenty-parts.ts';
import { changeTwenty, findTwenty, plurals, writeTwenty } from './twenty/twenty-records.ts';
import { writeTwentyNote, writeTwentyTask } from './twenty/twenty-texts.ts';
import { readTwentyWhole } from './twenty/twenty-whole.ts';

export function createTwentyConnector(parts: TwentyParts): Connector {
  const { session, schema, baseUrl } = parts;
  return {
    provider: 'twenty',
    isMetered: true,
    streams: ['company', 'deal'],
    goneStreams: ['deal'],
    test: () => testTwenty(parts),
    prepare: () => schema.make(),
    describeFields: async (kind) =>
      [...(await schema.fieldsOf(kind)).values()].map(({ name, label, type }) => ({
        ...{ name, label, type },
        isWritable: !computed.has(name),
      })),
    find: (kind, key) => findTwenty(parts, kind, key),
    write: (kind, write) => writeTwenty(parts, kind, write),
    link: (personId, companyId) => link(parts, personId, companyId),
    writeNote: (note) => writeTwentyNote(parts, note),
    writeTask: (task) => writeTwentyTask(parts, task),
    readWhole: (kind, id) => readTwentyWhole(parts, kind, id),
    remove: async (kind, id) => {
      // Put into the bin, from which Twenty's people can take it back.
      const path = `/rest/${plurals[kind]}/${encodeURIComponent(id)}?soft_delete=true`;
      try {
        await session.ask({ path, method: 'DELETE', isRepeatable: true });
      } catch (error) {
        if (!(error instanceof CrmError) || error.fault.kind !== 'gone') throw error;
      }
    },
    erase: async (id) => {
      // Without going through the bin.
      const path = `/rest/${plurals.person}/${encodeURIComponent(id)}`;
      await orGone(() => session.ask({ path, method: 'DELETE', isRepeatable: true }));
      return 'erased';
    },
    readChanged: (stream, cursor) => readTwentyChanges(parts, stream, cursor),
    readGone: (stream, cursor) => readTwentyGone(parts, stream, cursor),
    listStanding: async (kind, ids) => (await listTwentyStanding(parts, kind, ids)).map((id) => ({ id })),
    tellAccount: () => orUntold(() => tellTwentyWorkspace(session)),
    tellCompanyPage: () => tellTwentyPage(session, baseUrl),
    listOwners: () => listOwners(parts),
    listStages: async () => {
      // Once in a reading: people make and rename them.
      schema.forget();
      const { options = [] } = (await schema.fieldsOf('opportunity')).get('stage') ?? {};
      return options.map(({ value, label }, place) => ({ id: value, label, pipeline: 'opportunity', place }));
    },
  };
}

const computed = new Set([
  'id',
  'createdAt',
  'updatedAt',
  'deletedAt',
  'createdBy',
  'position',
  'searchVector',
]);

async function link(parts: TwentyParts, personId: string, companyId: string): Promise<void> {
  const query = { filter: `id[eq]:${quoted(personId)}`, fields: 'id,company' };
  const [row] = (await listTwenty(parts.session, plurals.person, query)).rows;
  if (row === undefined) throw new CrmError({ kind: 'gone' }, '');
  const now = textOf(row, 'companyId');
  if (now === companyId) return;
  // A person is of one company there: whoever chose another one knows.
  if (now !== '')
    throw new CrmError({ kind: 'never', reason: 'conflict' }, 'the person is of another company');
  await changeTwenty(parts, 'person', personId, { companyId });
}

async function listOwners({ session }: TwentyParts): Promise<RemoteOwner[]> {
  const owners: RemoteOwner[] = [];
  for (let after = ''; ; ) {
    const query = after === '' ? {} : { starting_after: after };
    const { rows, next } = await listTwenty(session, 'workspaceMembers', query);
    for (const row of rows) {
      const name = `${textOf(row, 'name', 'firstName')} ${textOf(row, 'name', 'lastName')}`.trim();
      owners.push({ id: textOf(row, 'id'), name, email: textOf(row, 'userEmail').toLowerCase() });
    }
    after = next;
    if (after === '') return owners;
  }
}
