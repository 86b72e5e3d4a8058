// The connector to HubSpot: companies, contacts, notes and tasks by our own id, deals and owners to be read.

import { escapeHtml, noteHtml } from '#intelligence/sync/write-note.ts';
import { CrmError } from '../http/crm-fault.ts';
import { fieldOf, listOf, numberOf, textOf } from '../http/read-json.ts';
import { afterWrite } from './after-write.ts';
import type {
  Connector,
  ConnectorTest,
  NoteWrite,
  RemoteOwner,
  RemoteStage,
  TaskWrite,
  WrittenRecord,
} from './connector.ts';
import { readHubspotChanges, readHubspotGone } from './hubspot/hubspot-changes.ts';
import { makeHubspotFields } from './hubspot/hubspot-fields.ts';
import type { HubspotParts } from './hubspot/hubspot-parts.ts';
import {
  changeHubspot,
  findHubspot,
  hubspotTypes,
  itemFault,
  upsertHubspot,
  writeHubspot,
} from './hubspot/hubspot-records.ts';
import { readHubspotWhole } from './hubspot/hubspot-whole.ts';
import { orGone } from './or-gone.ts';
import { orUntold } from './or-untold.ts';

const accountPath = '/account-info/v3/details';

export function createHubspotConnector(parts: HubspotParts): Connector {
  const { session, paths } = parts;
  return {
    provider: 'hubspot',
    streams: ['company', 'person', 'deal'],
    goneStreams: ['company', 'person', 'deal'],
    test: () => testHubspot(parts),
    prepare: () => makeHubspotFields(session, paths),
    describeFields: async (kind) => {
      const { json } = await session.ask({ path: paths.properties(hubspotTypes[kind]) });
      return listOf(json, 'results').map((one) => ({
        ...{ name: textOf(one, 'name'), label: textOf(one, 'label'), type: textOf(one, 'type') },
        isWritable: fieldOf(one, 'modificationMetadata', 'readOnlyValue') !== true,
      }));
    },
    find: (kind, key) => findHubspot(parts, kind, key),
    write: (kind, write) => writeHubspot(parts, kind, write),
    link: (personId, companyId) => linkToCompany(parts, 'contact', personId, companyId),
    writeNote: (note) => writeNote(parts, note),
    writeTask: (task) => writeTask(parts, task),
    readWhole: (kind, id) => readHubspotWhole(parts, kind, id),
    remove: async (kind, id) => {
      // Archived, which the CRM's people can take back.
      await session.ask({
        ...{
          path: `${paths.objects(hubspotTypes[kind])}/${encodeURIComponent(id)}`,
          method: 'DELETE',
          isRepeatable: true,
        },
      });
    },
    erase: async (id) => {
      // Forgotten for good: what is archived can be brought back for three months.
      const body = { objectId: id };
      const path = `${paths.objects(hubspotTypes.person)}/gdpr-delete`;
      await orGone(() => session.ask({ path, method: 'POST', body, isRepeatable: true }));
      return 'erased';
    },
    readChanged: (stream, cursor) => readHubspotChanges(parts, stream, cursor),
    readGone: (stream, cursor) => readHubspotGone(parts, stream, cursor),
    tellAccount: () =>
      orUntold(async () => textOf((await session.ask({ path: accountPath })).json, 'portalId')),
    tellCompanyPage: () => tellCompanyPage(parts),
    listOwners: () => listOwners(parts),
    listStages: () => listStages(parts),
  };
}

async function testHubspot({ session, paths }: HubspotParts): Promise<ConnectorTest> {
  const missing: string[] = [];
  for (const type of ['companies', 'contacts', 'deals', 'notes', 'tasks']) {
    try {
      await session.ask({ path: `${paths.objects(type)}?limit=1` });
    } catch (error) {
      if (
        !(error instanceof CrmError) ||
        error.fault.kind !== 'mend' ||
        error.fault.reason !== 'permission_missing'
      )
        throw error;
      missing.push(`crm.objects.${type}`);
    }
  }
  const { json } = await session.ask({ path: accountPath });
  return { account: textOf(json, 'portalId'), missing };
}

/** Accounts lie on several hosts, such as `app-eu1.hubspot.com`. */
async function tellCompanyPage({ session }: HubspotParts): Promise<string> {
  const { json } = await session.ask({ path: accountPath });
  const [portal, host] = [textOf(json, 'portalId'), textOf(json, 'uiDomain')];
  if (!/^\d+$/.test(portal)) return '';
  const page = /^[a-z0-9-]+\.hubspot\.com$/.test(host) ? host : 'app.hubspot.com';
  return `https://${page}/contacts/${portal}/record/0-2/{id}`;
}

async function writeNote(parts: HubspotParts, note: NoteWrite): Promise<WrittenRecord> {
  const properties = {
    hs_timestamp: new Date(note.atMs).toISOString(),
    hs_note_body: noteHtml(note, ''),
    ...(note.ownerId === '' ? {} : { hubspot_owner_id: note.ownerId }),
  };
  // By its own id where it is known: one that was thrown away there is not made anew.
  if (note.theirId !== undefined) return changeHubspot(parts, 'notes', note.theirId, properties);
  const written = await upsertHubspot(parts, 'notes', note.ownId, properties);
  await afterWrite(() => linkToCompany(parts, 'note', written.id, note.companyId));
  return written;
}

async function writeTask(parts: HubspotParts, task: TaskWrite): Promise<WrittenRecord> {
  const written = await upsertHubspot(parts, 'tasks', task.ownId, {
    hs_timestamp: new Date(task.dueMs).toISOString(),
    hs_task_subject: task.subject,
    hs_task_body: escapeHtml(task.text),
    ...{ hs_task_status: 'NOT_STARTED', hs_task_priority: 'HIGH', hs_task_type: 'TODO' },
    ...(task.ownerId === '' ? {} : { hubspot_owner_id: task.ownerId }),
  });
  await afterWrite(() => linkToCompany(parts, 'task', written.id, task.companyId));
  return written;
}

async function linkToCompany(
  { session, paths }: HubspotParts,
  type: string,
  id: string,
  companyId: string,
): Promise<void> {
  const { json } = await session.ask({
    path: paths.link(type, id, 'company', companyId),
    method: 'PUT',
    isRepeatable: true,
  });
  if (listOf(json, 'errors').length > 0) throw itemFault(json);
}

async function listOwners({ session, paths }: HubspotParts): Promise<RemoteOwner[]> {
  const owners: RemoteOwner[] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const query: string = new URLSearchParams({
      limit: '100',
      ...(after === '' ? {} : { after }),
    }).toString();
    const { json } = await session.ask({ path: `${paths.owners}?${query}` });
    for (const one of listOf(json, 'results')) {
      const name = `${textOf(one, 'firstName')} ${textOf(one, 'lastName')}`.trim();
      owners.push({ id: textOf(one, 'id'), name, email: textOf(one, 'email').toLowerCase() });
    }
    after = textOf(json, 'paging', 'next', 'after') || undefined;
  }
  return owners;
}

async function listStages({ session, paths }: HubspotParts): Promise<RemoteStage[]> {
  const { json } = await session.ask({ path: paths.dealPipelines });
  return listOf(json, 'results').flatMap((pipeline) =>
    listOf(pipeline, 'stages').map((stage, place) => ({
      ...{ id: textOf(stage, 'id'), label: textOf(stage, 'label') },
      pipeline: textOf(pipeline, 'label'),
      place: numberOf(stage, 'displayOrder') ?? place,
    })),
  );
}
