// The connector to Salesforce: accounts and contacts by our external id, activities for notes and tasks, opportunities and users to be
// read. A note is an activity that is done, since that is where Salesforce's people look for what happened.

import { noteText, noteTitle } from '#intelligence/sync/write-note.ts';
import { CrmError } from '../http/crm-fault.ts';
import { numberOf, textOf } from '../http/read-json.ts';
import type {
  Connector,
  ConnectorTest,
  NoteWrite,
  RemoteOwner,
  TaskWrite,
  WrittenRecord,
} from './connector.ts';
import { orUntold } from './or-untold.ts';
import { eraseSalesforce } from './salesforce/erase-salesforce.ts';
import {
  listSalesforceStanding,
  readSalesforceChanges,
  readSalesforceGone,
} from './salesforce/salesforce-changes.ts';
import { objects } from './salesforce/salesforce-fields.ts';
import { openSalesforceOrders } from './salesforce/salesforce-orders.ts';
import {
  changeSalesforce,
  createSalesforce,
  isId,
  querySalesforce,
  quoted,
  type SalesforceParts,
} from './salesforce/salesforce-parts.ts';
import { findSalesforce, writeSalesforce } from './salesforce/salesforce-records.ts';
import { readSalesforceWhole } from './salesforce/salesforce-whole.ts';

const taskObject = 'Task';
const allObjects = { ...objects, note: taskObject, task: taskObject } as const;
const subjectMax = 255;
const textsMax = 200;

export function createSalesforceConnector(parts: SalesforceParts): Connector {
  const { session, root, fields } = parts;
  return {
    provider: 'salesforce',
    needsPersonName: true,
    isMetered: true,
    streams: ['company', 'person', 'deal'],
    goneStreams: ['company', 'person', 'deal'],
    orders: openSalesforceOrders(parts),
    test: () => testSalesforce(parts),
    tellAccount: () =>
      orUntold(async () => {
        const [organisation] = await querySalesforce(parts, 'SELECT Id FROM Organization LIMIT 1');
        return textOf(organisation, 'Id');
      }),
    prepare: () => fields.check(),
    describeFields: async (kind) =>
      [...(await fields.of(objects[kind])).values()].map(({ name, label, type, isWritable }) => ({
        ...{ name, label, type, isWritable },
      })),
    find: (kind, key) => findSalesforce(parts, kind, key),
    write: (kind, write) => writeSalesforce(parts, kind, write),
    link: (personId, companyId) => link(parts, personId, companyId),
    writeNote: (note) => writeNote(parts, note),
    writeTask: (task) => writeTask(parts, task),
    readWhole: (kind, id) => readSalesforceWhole(parts, kind, id),
    remove: async (kind, id) => {
      // Put into the bin, from which Salesforce's people can take it back.
      const path = `${root}/sobjects/${allObjects[kind]}/${encodeURIComponent(id)}`;
      try {
        await session.ask({ path, method: 'DELETE', isRepeatable: true });
      } catch (error) {
        if (!(error instanceof CrmError) || error.fault.kind !== 'gone') throw error;
      }
    },
    erase: (id) => eraseSalesforce(parts, id),
    readChanged: (stream, cursor) => readSalesforceChanges(parts, stream, cursor),
    readGone: (stream, cursor) => readSalesforceGone(parts, stream, cursor),
    listStanding: (kind, ids) => listSalesforceStanding(parts, kind, ids),
    tellOwnUser: async () => parts.tellUser(),
    listOwners: () => listOwners(parts),
    listStages: async () => {
      const soql =
        'SELECT MasterLabel, ApiName, SortOrder FROM OpportunityStage WHERE IsActive = true ORDER BY SortOrder LIMIT 200';
      return (await querySalesforce(parts, soql)).map((stage, place) => ({
        ...{
          id: textOf(stage, 'ApiName') || textOf(stage, 'MasterLabel'),
          label: textOf(stage, 'MasterLabel'),
        },
        ...{ pipeline: 'Opportunity', place: numberOf(stage, 'SortOrder') ?? place },
      }));
    },
  };
}

/** What is read, and what is made, changed and, when a run is taken back, thrown away. */
const neededObjects = [
  ...[...Object.values(objects), taskObject].map((object) => [object, 'write'] as const),
  ...['Opportunity', 'OpportunityStage', 'User'].map((object) => [object, 'read'] as const),
];

async function testSalesforce(parts: SalesforceParts): Promise<ConnectorTest> {
  const [organisation] = await querySalesforce(parts, 'SELECT Name FROM Organization LIMIT 1');
  const missing: string[] = [];
  const absent = new Set<string>();
  for (const [object, use] of neededObjects) {
    try {
      missing.push(...(await parts.fields.lackingRights(object, use)));
    } catch (error) {
      if (!isAbsent(error)) throw error;
      absent.add(object);
      missing.push(object);
    }
  }
  const isReadable = !Object.values(objects).some((object) => absent.has(object));
  const fields = isReadable ? [...(await parts.fields.missing()), ...(await parts.fields.unwritable())] : [];
  return { account: textOf(organisation, 'Name'), missing: [...missing, ...new Set(fields)] };
}

function isAbsent(error: unknown): boolean {
  if (!(error instanceof CrmError)) return false;
  const { fault } = error;
  return fault.kind === 'gone' || (fault.kind === 'mend' && fault.reason === 'permission_missing');
}

async function link(parts: SalesforceParts, personId: string, companyId: string): Promise<void> {
  const soql = `SELECT Id, AccountId FROM Contact WHERE Id = ${quoted(personId)} LIMIT 1`;
  const [row] = isId(personId) ? await querySalesforce(parts, soql) : [];
  if (row === undefined) throw new CrmError({ kind: 'gone' }, '');
  const now = textOf(row, 'AccountId');
  if (now === companyId) return;
  // A contact is of one account there: whoever chose another one knows.
  if (now !== '')
    throw new CrmError({ kind: 'never', reason: 'conflict' }, 'the contact is of another account');
  await changeSalesforce(parts, objects.person, personId, { AccountId: companyId });
}

async function writeNote(parts: SalesforceParts, note: NoteWrite): Promise<WrittenRecord> {
  return writeActivity(parts, note, {
    Subject: noteTitle(note).slice(0, subjectMax),
    Description: noteText(note, note.ownId),
    ...{ Status: 'Completed', Priority: 'Normal', ActivityDate: dayOf(note.atMs) },
  });
}

async function writeTask(parts: SalesforceParts, task: TaskWrite): Promise<WrittenRecord> {
  return writeActivity(parts, task, {
    Subject: task.subject.slice(0, subjectMax),
    Description: `${task.text}\n\n[${task.ownId}]`,
    ...{ Status: 'Not Started', Priority: 'High', ActivityDate: dayOf(task.dueMs) },
  });
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

interface Activity {
  readonly Subject: string;
  readonly Description: string;
  readonly [name: string]: string;
}

/** A note that stands is written anew; a task that stands is its people's. */
async function writeActivity(
  parts: SalesforceParts,
  { ownId, theirId, companyId, ownerId }: NoteWrite | TaskWrite,
  activity: Activity,
): Promise<WrittenRecord> {
  const found = theirId ?? (await findActivity(parts, companyId, activity.Subject, ownId));
  if (found === undefined) {
    const body = { ...activity, WhatId: companyId, ...(ownerId === '' ? {} : { OwnerId: ownerId }) };
    return { id: await createSalesforce(parts, taskObject, body), version: '', isNew: true };
  }
  const { Subject, Description } = activity;
  if (activity['Status'] === 'Completed')
    await changeSalesforce(parts, taskObject, found, { Subject, Description });
  return { id: found, version: '', isNew: false };
}

/** By our id in the text, which cannot be asked for: those of the same subject are read and looked through. */
async function findActivity(
  parts: SalesforceParts,
  companyId: string,
  subject: string,
  ownId: string,
): Promise<string | undefined> {
  const where = `WhatId = ${quoted(companyId)} AND Subject = ${quoted(subject)}`;
  const soql = `SELECT Id, Description FROM Task WHERE ${where} ORDER BY CreatedDate DESC LIMIT ${textsMax}`;
  const row = (await querySalesforce(parts, soql)).find((one) =>
    textOf(one, 'Description').includes(`[${ownId}]`),
  );
  return row === undefined ? undefined : textOf(row, 'Id');
}

const ownersAtOnce = 500;

async function listOwners(parts: SalesforceParts): Promise<RemoteOwner[]> {
  const owners: RemoteOwner[] = [];
  for (let after = ''; ; ) {
    const where = `IsActive = true${after === '' ? '' : ` AND Id > ${quoted(after)}`}`;
    const soql = `SELECT Id, Name, Email FROM User WHERE ${where} ORDER BY Id LIMIT ${ownersAtOnce}`;
    const rows = await querySalesforce(parts, soql);
    for (const row of rows)
      owners.push({
        id: textOf(row, 'Id'),
        name: textOf(row, 'Name'),
        email: textOf(row, 'Email').toLowerCase(),
      });
    if (rows.length < ownersAtOnce) return owners;
    after = textOf(rows.at(-1), 'Id');
  }
}
