// The connector to Tryton: parties with the addresses of people, notes on a party, an opportunity in the place of a task, since that is
// where Tryton's people look for what is to be done about a party.

import type { FieldRule } from '#contract/crm.ts';
import { noteText } from '#intelligence/sync/write-note.ts';
import { CrmError } from '../http/crm-fault.ts';
import { fieldOf, listOf, numberOf, textOf } from '../http/read-json.ts';
import type {
  Connector,
  ConnectorTest,
  NoteWrite,
  RecordKind,
  RemoteOwner,
  TaskWrite,
  WrittenRecord,
} from './connector.ts';
import { listTrytonRows, listTrytonStanding, readTrytonChanges } from './tryton/tryton-changes.ts';
import { writeDay } from './tryton/tryton-dialect.ts';
import { openTrytonOrders } from './tryton/tryton-orders.ts';
import { readTryton, searchTryton, type TrytonParts, writeTryton } from './tryton/tryton-parts.ts';
import { findTryton, writeTrytonRecord } from './tryton/tryton-records.ts';
import { readTrytonWhole } from './tryton/tryton-whole.ts';

export const trytonRules: { readonly company: readonly FieldRule[]; readonly person: readonly FieldRule[] } =
  {
    company: [
      { ours: 'name', theirs: 'name', mode: 'fill' },
      { ours: 'website', theirs: 'website', mode: 'fill' },
      { ours: 'vatNumber', theirs: 'tax_identifier', mode: 'fill' },
    ],
    person: [
      { ours: 'name', theirs: 'name', mode: 'fill' },
      { ours: 'email', theirs: 'value', mode: 'fill' },
    ],
  };

const models = {
  company: 'party.party',
  person: 'party.contact_mechanism',
  note: 'ir.note',
  task: 'sale.opportunity',
} as const;

export function createTrytonConnector(parts: TrytonParts): Connector {
  return {
    provider: 'tryton',
    tasksAreDeals: true,
    streams: ['company', 'deal'],
    goneStreams: [],
    orders: openTrytonOrders(parts),
    test: () => testTryton(parts),
    // Nothing is made there: our ids stand in fields that every Tryton has.
    prepare: async () => undefined,
    describeFields: (kind) => describeFields(parts, kind),
    find: (kind, key) => findTryton(parts, kind, key),
    write: (kind, write) => writeTrytonRecord(parts, kind, write),
    link: (personId, companyId) => link(parts, personId, companyId),
    writeNote: (note) => writeNote(parts, note),
    writeTask: (task) => writeTask(parts, task),
    readWhole: (kind, id) => readTrytonWhole(parts, models[kind], id),
    remove: (kind, id) => remove(parts, kind, id),
    erase: async (id) => {
      await remove(parts, 'person', id);
      return 'erased';
    },
    readChanged: (stream, cursor) => readTrytonChanges(parts, stream, cursor),
    readGone: async () => ({ gone: [], cursor: '', isLast: true }),
    listStanding: async (kind, ids) =>
      (await listTrytonStanding(parts, models[kind], ids)).map((id) => ({ id })),
    listStandingDeals: (ids) => listTrytonRows(parts, models.task, ids),
    listOwners: () => listOwners(parts),
    listStages: async () => stages,
  };
}

/** The states of an opportunity, which are the same everywhere. */
const stages = ['lead', 'opportunity', 'converted', 'lost', 'cancelled'].map((id, place) => ({
  ...{ id, label: id, pipeline: 'sale.opportunity', place },
}));

async function testTryton(parts: TrytonParts): Promise<ConnectorTest> {
  const preferences = await readTryton(parts, 'model.res.user.get_preferences', [false]);
  const missing: string[] = [];
  for (const model of Object.values(models)) {
    try {
      await searchTryton(parts, model, [], ['id'], { limit: 1 });
    } catch (error) {
      if (!(error instanceof CrmError) || error.fault.kind !== 'never') throw error;
      missing.push(model);
    }
  }
  if (numberOf(preferences, 'company') === undefined) missing.push('company of the user');
  return { account: textOf(preferences, 'name') || textOf(preferences, 'rec_name'), missing };
}

async function describeFields(parts: TrytonParts, kind: RecordKind) {
  const fields = await readTryton(parts, `model.${models[kind]}.fields_get`, [null]);
  return Object.entries(typeof fields === 'object' && fields !== null ? fields : {}).map(
    ([name, field]: [string, unknown]) => ({
      ...{ name, label: textOf(field, 'string'), type: textOf(field, 'type') },
      isWritable: fieldOf(field, 'readonly') !== true,
    }),
  );
}

async function link(parts: TrytonParts, personId: string, companyId: string): Promise<void> {
  const [row] = await searchTryton(parts, models.person, [['id', '=', Number(personId)]], ['party']);
  // An address of another party stays with it: people move, and Tryton's people know.
  if (row === undefined || textOf(row, 'party') === companyId) return;
  throw new CrmError({ kind: 'never', reason: 'conflict' }, 'the address is another party’s');
}

async function writeNote(parts: TrytonParts, note: NoteWrite): Promise<WrittenRecord> {
  const message = noteText(note, note.ownId);
  const found = note.theirId === undefined ? await findNote(parts, note) : note.theirId;
  if (found !== undefined) {
    const [standing] = await searchTryton(parts, models.note, [['id', '=', Number(found)]], ['id']);
    if (standing === undefined) throw new CrmError({ kind: 'gone' }, '');
    await writeTryton(parts, 'model.ir.note.write', [[Number(found)], { message }]);
    return { id: found, version: '', isNew: false };
  }
  return created(
    await writeTryton(parts, 'model.ir.note.create', [
      [{ resource: `party.party,${note.companyId}`, message }],
    ]),
  );
}

async function findNote(parts: TrytonParts, { ownId, companyId }: NoteWrite): Promise<string | undefined> {
  const domain = [
    ['resource', '=', `party.party,${companyId}`],
    ['message', 'ilike', `%[${ownId.replaceAll('_', '\\_')}]%`],
  ];
  const [row] = await searchTryton(parts, models.note, domain, ['id']);
  return row === undefined ? undefined : textOf(row, 'id');
}

function created(made: unknown): WrittenRecord {
  const [id] = listOf({ made }, 'made');
  if (typeof id !== 'number')
    throw new CrmError({ kind: 'later', reason: 'no_result' }, 'the answer names no record', {
      isOutcomeUnknown: true,
    });
  return { id: String(id), version: '', isNew: true };
}

async function writeTask(parts: TrytonParts, task: TaskWrite): Promise<WrittenRecord> {
  const [before] = await searchTryton(parts, models.task, [['reference', '=', task.ownId]], ['id']);
  if (before !== undefined) return { id: textOf(before, 'id'), version: '', isNew: false };
  const company = numberOf(await readTryton(parts, 'model.res.user.get_preferences', [true]), 'company');
  if (company === undefined)
    throw new CrmError({ kind: 'mend', reason: 'permission_missing' }, 'the user is of no company');
  const employee = task.ownerId === '' ? {} : { employee: Number(task.ownerId) };
  const record = {
    ...{
      party: Number(task.companyId),
      company,
      reference: task.ownId,
      description: task.subject,
      comment: task.text,
      ...employee,
    },
    ...{ state: 'lead', start_date: writeDay(Date.now()) },
  };
  return created(await writeTryton(parts, 'model.sale.opportunity.create', [[record]], { company }));
}

async function remove(parts: TrytonParts, kind: keyof typeof models, id: string): Promise<void> {
  const [row] = await searchTryton(parts, models[kind], [['id', '=', Number(id)]], ['id']);
  if (row === undefined) return;
  // A party is put aside, which its people can take back.
  if (kind === 'company')
    await writeTryton(parts, 'model.party.party.write', [[Number(id)], { active: false }]);
  else await writeTryton(parts, `model.${models[kind]}.delete`, [[Number(id)]]);
}

async function listOwners(parts: TrytonParts): Promise<RemoteOwner[]> {
  const owners: RemoteOwner[] = [];
  const working = ['OR', ['end_date', '=', null], ['end_date', '>=', writeDay(Date.now())]];
  for (let offset = 0; ; offset += 100) {
    const fields = ['rec_name', 'party.email'];
    const rows = await searchTryton(parts, 'company.employee', [working], fields, { offset });
    for (const row of rows) {
      const email = textOf(row, 'party.', 'email').toLowerCase();
      owners.push({ id: textOf(row, 'id'), name: textOf(row, 'rec_name'), email });
    }
    if (rows.length < 100) return owners;
  }
}
