// The connector to Odoo: partners by their external identifiers, notes and activities on them, opportunities and salespeople to be read.

import { escapeHtml, noteHtml, noteText } from '#intelligence/sync/write-note.ts';
import { CrmError } from '../http/crm-fault.ts';
import { numberOf, textOf } from '../http/read-json.ts';
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
import { eraseOdoo } from './odoo/erase-odoo.ts';
import { listOdooDeals, listOdooStanding, readOdooChanges } from './odoo/odoo-changes.ts';
import { problemOfModel } from './odoo/odoo-faults.ts';
import { openOdooOrders } from './odoo/odoo-orders.ts';
import { changeOdoo, idOf, linkedId, noResult, type OdooParts, searchOdoo } from './odoo/odoo-parts.ts';
import { findOdoo, partnerModel, writeOdoo } from './odoo/odoo-records.ts';
import { readOdooWhole } from './odoo/odoo-whole.ts';
import { orUntold } from './or-untold.ts';

const noteModel = 'mail.message';
const taskModel = 'mail.activity';
const namesMax = 1_000;

export function createOdooConnector(parts: OdooParts): Connector {
  return {
    provider: 'odoo',
    needsPersonName: true,
    streams: ['company', 'deal'],
    goneStreams: [],
    orders: openOdooOrders(parts),
    test: () => testOdoo(parts),
    tellAccount: () => orUntold(() => tellDatabase(parts)),
    prepare: () => parts.fields.make(),
    describeFields: async () => [...(await parts.fields.of(partnerModel)).values()],
    find: (kind, key) => findOdoo(parts, kind, key),
    write: (kind, write) => writeOdoo(parts, kind, write),
    link: (personId, companyId) => link(parts, personId, companyId),
    writeNote: (note) => writeNote(parts, note),
    writeTask: (task) => writeTask(parts, task),
    readWhole: (kind, id) => readOdooWhole(parts, kind, id),
    remove: (kind, id) => remove(parts, kind, id),
    erase: (id) => eraseOdoo(parts, id),
    readChanged: (stream, cursor) => readOdooChanges(parts, stream, cursor),
    readGone: async () => ({ gone: [], cursor: '', isLast: true }),
    listStanding: async (_kind, ids) => (await listOdooStanding(parts, ids)).map((id) => ({ id })),
    listStandingDeals: (ids) => listOdooDeals(parts, ids),
    listOwners: () => listOwners(parts),
    listStages: () => listStages(parts),
  };
}

const neededModels = [partnerModel, 'ir.model.data', noteModel, taskModel, 'crm.lead'];

async function testOdoo(parts: OdooParts): Promise<ConnectorTest> {
  const missing: string[] = [];
  for (const model of neededModels) {
    try {
      await searchOdoo(parts, model, [], ['id'], { limit: 1 });
    } catch (error) {
      if (problemOfModel(error) === '') throw error;
      missing.push(model);
    }
  }
  return { account: await parts.api.describe(), missing: [...missing, ...(await mayNotMake(parts))] };
}

/** Our fields that are not there, when whoever we are may not make them. */
async function mayNotMake({ api, fields }: OdooParts): Promise<string[]> {
  const missing = await fields.missing();
  if (missing.length === 0) return [];
  const may = await mayCreate(api);
  return may === true ? [] : missing.map((name) => `${partnerModel}.${name}`);
}

/** Newer versions ask by one method, older ones by another. */
async function mayCreate(api: OdooParts['api']): Promise<boolean> {
  const call = { model: 'ir.model.fields', isRepeatable: true };
  try {
    return (
      (await api.call({ ...call, method: 'has_access', ids: [], args: { operation: 'create' } })) === true
    );
  } catch (error) {
    if (!(error instanceof CrmError) || error.fault.kind !== 'never') throw error;
    const args = { operation: 'create', raise_exception: false };
    return (await api.call({ ...call, method: 'check_access_rights', args })) === true;
  }
}

/** Each database has a number of its own, which administrators may read. */
async function tellDatabase(parts: OdooParts): Promise<string> {
  const domain = [['key', '=', 'database.uuid']];
  const [row] = await searchOdoo(parts, 'ir.config_parameter', domain, ['value'], { limit: 1 });
  return textOf(row, 'value');
}

async function link(parts: OdooParts, personId: string, companyId: string): Promise<void> {
  const domain = [['id', '=', Number(personId)]];
  const [row] = await searchOdoo(parts, partnerModel, domain, ['parent_id']);
  if (row === undefined) throw new CrmError({ kind: 'gone' }, '');
  const now = linkedId(row, 'parent_id');
  if (now === companyId) return;
  // A person is of one company there: whoever chose another one knows.
  if (now !== '')
    throw new CrmError({ kind: 'never', reason: 'conflict' }, 'the person is of another company');
  await changeOdoo(parts, partnerModel, personId, { parent_id: Number(companyId) });
}

async function writeNote(parts: OdooParts, note: NoteWrite): Promise<WrittenRecord> {
  const body = noteHtml(note, note.ownId);
  const find = () => findByMark(parts, noteModel, ['model', 'res_id', 'body'], note);
  const found = note.theirId ?? (await find());
  if (found !== undefined) {
    await changeOdoo(parts, noteModel, found, { body });
    return { id: found, version: '', isNew: false };
  }
  // As plain text, which every version takes: newer ones show the signs of HTML as such. It is written as HTML right after.
  const made = await parts.api.call({
    ...{ model: partnerModel, method: 'message_post', ids: [Number(note.companyId)], isRepeatable: false },
    args: {
      ...{ body: noteText(note, note.ownId), message_type: 'comment', subtype_xmlid: 'mail.mt_note' },
    },
  });
  const id = idOf(made) || (await find());
  if (id === undefined) throw noResult();
  await afterWrite(() => changeOdoo(parts, noteModel, id, { body }));
  return { id, version: '', isNew: true };
}

/** By our id in the text, in a list that does not lag behind. */
async function findByMark(
  parts: OdooParts,
  model: string,
  [ofModel, ofId, text]: readonly [string, string, string],
  { ownId, companyId }: { readonly ownId: string; readonly companyId: string },
): Promise<string | undefined> {
  const domain = [
    [ofModel, '=', partnerModel],
    [ofId, '=', Number(companyId)],
    [text, 'ilike', `[${ownId.replaceAll('_', '\\_')}]`],
  ];
  const [row] = await searchOdoo(parts, model, domain, ['id'], { limit: 1 });
  return row === undefined ? undefined : textOf(row, 'id');
}

async function writeTask(parts: OdooParts, task: TaskWrite): Promise<WrittenRecord> {
  const find = () => findByMark(parts, taskModel, ['res_model', 'res_id', 'note'], task);
  const found = await find();
  if (found !== undefined) return { id: found, version: '', isNew: false };
  const made = await parts.api.call({
    ...{
      model: partnerModel,
      method: 'activity_schedule',
      ids: [Number(task.companyId)],
      isRepeatable: false,
    },
    args: {
      ...{ act_type_xmlid: 'mail.mail_activity_data_todo', summary: task.subject },
      date_deadline: new Date(task.dueMs).toISOString().slice(0, 10),
      note: `<p>${escapeHtml(task.text)}</p><p>[${task.ownId}]</p>`,
      ...(task.ownerId === '' ? {} : { user_id: Number(task.ownerId) }),
    },
  });
  const id = idOf(made) || (await find());
  if (id === undefined) throw noResult();
  return { id, version: '', isNew: true };
}

async function remove(
  parts: OdooParts,
  kind: 'company' | 'person' | 'note' | 'task',
  id: string,
): Promise<void> {
  try {
    // A partner is put aside, which Odoo's people can take back.
    if (kind === 'company' || kind === 'person') await changeOdoo(parts, partnerModel, id, { active: false });
    else {
      const model = kind === 'note' ? noteModel : taskModel;
      await parts.api.call({ model, method: 'unlink', ids: [Number(id)], isRepeatable: true });
    }
  } catch (error) {
    if (!(error instanceof CrmError) || error.fault.kind !== 'gone') throw error;
  }
}

async function listOwners(parts: OdooParts): Promise<RemoteOwner[]> {
  const domain = [['share', '=', false]];
  const users = await searchOdoo(parts, 'res.users', domain, ['name', 'login', 'email'], { limit: namesMax });
  return users.map((user) => ({
    ...{ id: textOf(user, 'id'), name: textOf(user, 'name') },
    email: (textOf(user, 'email') || textOf(user, 'login')).toLowerCase(),
  }));
}

async function listStages(parts: OdooParts): Promise<RemoteStage[]> {
  if ((await parts.fields.of('crm.stage')).size === 0) return [];
  const stages = await searchOdoo(parts, 'crm.stage', [], ['name', 'sequence'], { limit: namesMax });
  return stages.map((stage, place) => ({
    ...{ id: textOf(stage, 'id'), label: textOf(stage, 'name'), pipeline: 'crm.lead' },
    place: numberOf(stage, 'sequence') ?? place,
  }));
}
