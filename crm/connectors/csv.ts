// The exchange of files with whoever reads tables: companies, people, notes and tasks go out as whole tables by our ids; customers,
// deals and orders that somebody puts there come in. Nobody answers there: what became of a row is not known.

import type { CrmProvider } from '#contract/crm.ts';
import { readMoment } from '#intelligence/engagement-import/read-moment.ts';
import { noteLines, noteTitle } from '#intelligence/sync/write-note.ts';
import type { Connector, ConnectorRules, NoteWrite, TaskWrite, WrittenRecord } from './connector.ts';
import { openCsvBeside } from './csv/csv-beside.ts';
import { type CsvIn, cellOf, inFiles, openCsvIn, theirIdOf, turnPage } from './csv/csv-in.ts';
import { openCsvOrders } from './csv/csv-orders.ts';
import { findAmong, openCsvRecords, readCsvRecord, writeCsvRecord } from './csv/csv-records.ts';
import { type CsvStore, openCsvStore } from './csv/csv-store.ts';
import type { CsvForm } from './csv/csv-table.ts';
import type { FilePlace } from './csv/file-place.ts';
import { readDealRow } from './csv/read-deal-row.ts';

export const csvRules: ConnectorRules = {
  company: [
    { ours: 'name', theirs: 'name', mode: 'fill' },
    { ours: 'website', theirs: 'website', mode: 'fill' },
    { ours: 'vatNumber', theirs: 'vat_number', mode: 'fill' },
    { ours: 'country', theirs: 'country', mode: 'fill' },
    { ours: 'employees', theirs: 'employees', mode: 'fill' },
    { ours: 'turnover', theirs: 'turnover', mode: 'fill' },
    { ours: 'score', theirs: 'fiuto_score', mode: 'ours' },
    { ours: 'fit', theirs: 'fiuto_fit', mode: 'ours' },
    { ours: 'band', theirs: 'fiuto_band', mode: 'ours' },
    { ours: 'verdict', theirs: 'fiuto_verdict', mode: 'ours' },
    { ours: 'lastVisitDay', theirs: 'fiuto_last_visit', mode: 'ours' },
  ],
  person: [
    { ours: 'name', theirs: 'name', mode: 'fill' },
    { ours: 'email', theirs: 'email', mode: 'fill' },
    { ours: 'phone', theirs: 'phone', mode: 'fill' },
    { ours: 'jobTitle', theirs: 'job_title', mode: 'fill' },
  ],
};

export interface CsvConnectorParts {
  readonly provider: CrmProvider;
  readonly place: FilePlace;
  readonly form: CsvForm;
  readonly rules: ConnectorRules;
  /** Of times without one, such as `Europe/Rome`. */
  readonly timeZone: string;
}

export function createCsvConnector({ provider, place, form, rules, timeZone }: CsvConnectorParts): Connector {
  const named = (kind: 'company' | 'person') => rules[kind].map(({ theirs }) => theirs.toLowerCase());
  const columns = {
    company: ['fiuto_id', 'their_id', ...named('company')],
    person: ['fiuto_id', 'their_id', 'company_id', ...named('person')],
    note: ['fiuto_id', 'company_id', 'week', 'title', 'text', 'at'],
    task: ['fiuto_id', 'company_id', 'subject', 'text', 'due'],
  };
  const store = openCsvStore({ place, form, columns });
  const incoming = openCsvIn(place, form);
  const beside = openCsvBeside(incoming, store, timeZone);
  const parts = { store, incoming, rules };
  const records = openCsvRecords(parts);
  return {
    provider,
    ...{ streams: ['company', 'deal'], goneStreams: ['company', 'deal'] },
    orders: openCsvOrders(incoming, beside.translation),
    test: () => tryPlace(place, store, incoming),
    prepare: async () => undefined,
    describeFields: async (kind) =>
      columns[kind].map((name) => ({ name, label: name, type: 'text', isWritable: true })),
    find: async (kind, key) => findAmong(await records(kind), key),
    write: (kind, write) => writeCsvRecord(parts, kind, write),
    link: async (personId, companyId) => {
      const id = findAmong(await records('person'), { by: 'link', value: personId })[0]?.ownId ?? personId;
      await store.change('person', id, (row) => row && { ...row, company_id: companyId });
    },
    writeNote: (note) => writeNote(store, note),
    writeTask: (task) => writeTask(store, task),
    readWhole: async (kind, id) => {
      const isRecord = kind === 'company' || kind === 'person';
      const [record] = isRecord ? findAmong(await records(kind), { by: 'link', value: id }) : [];
      const row = isRecord ? record && {} : (await store.read(kind)).rows.get(id);
      // Whoever reads the tables works elsewhere.
      return row && { values: { ...row }, listBeneath: async () => [] };
    },
    remove: async (kind, id) => {
      const isRecord = kind === 'company' || kind === 'person';
      const [record] = isRecord ? findAmong(await records(kind), { by: 'link', value: id }) : [];
      await store.change(kind, record?.ownId || id, () => undefined);
    },
    erase: async (id) => {
      const [record] = findAmong(await records('person'), { by: 'link', value: id });
      await store.change('person', record?.ownId || id, () => undefined);
      return 'erased';
    },
    readChanged: async (stream, cursor) => {
      const table = await incoming.read(stream === 'deal' ? 'deal' : 'company');
      const standing = stream === 'person' ? [] : beside.standing(table);
      const { rows, ...turned } = turnPage(table.mark, standing, cursor);
      if (stream === 'deal') {
        const translate = await beside.translation();
        const reading = beside.readDeals(table);
        const deals = rows.map((row) => readDealRow(row, translate(cellOf(row, 'company_id')), reading));
        return { records: [], deals, ...turned };
      }
      const byTheirId = await beside.writtenByTheirId();
      const reading = beside.readContacts(table);
      const read = rows.map((customer) => {
        const row = byTheirId.get(theirIdOf(customer));
        const contactedMs = readMoment(cellOf(customer, 'last_contacted_at'), reading);
        return readCsvRecord(parts, 'company', { row, customer }, contactedMs);
      });
      return { records: read, deals: [], ...turned };
    },
    readGone: async (stream, cursor) => {
      const isDeal = stream === 'deal';
      const table = await incoming.read(isDeal ? 'deal' : 'company');
      const { rows, ...turned } = turnPage(table.mark, beside.gone(table), cursor);
      const idOf = isDeal ? (row: (typeof rows)[number]) => cellOf(row, 'id') : theirIdOf;
      const translate = await beside.translation();
      return {
        gone: rows.map((row) => ({ id: idOf(row), mergedInto: translate(cellOf(row, 'merged_into')) })),
        ...turned,
      };
    },
    listOwners: async () => [],
    listStages: async () => [],
  };
}

const trialName = '.fiuto-test';

/** Writes a file and takes it away, and reads what is there. */
async function tryPlace(place: FilePlace, store: CsvStore, incoming: CsvIn) {
  await place.replace(trialName, Buffer.from('A test of the connection.\n'));
  await place.remove(trialName);
  await store.read('company');
  for (const stream of ['company', 'deal', 'order'] as const) await incoming.read(stream);
  return {
    account: `${place.title} (${Object.values(inFiles)
      .map(({ name }) => name)
      .join(', ')})`,
    missing: [],
  };
}

async function writeNote(store: CsvStore, note: NoteWrite): Promise<WrittenRecord> {
  const { ownId, companyId, week } = note;
  const before = await store.change('note', ownId, () => ({
    ...{ fiuto_id: ownId, company_id: companyId, week, title: noteTitle(note) },
    ...{ text: noteLines(note).join('\n'), at: new Date(note.atMs).toISOString() },
  }));
  return { id: ownId, version: '', isNew: before === undefined };
}

async function writeTask(store: CsvStore, task: TaskWrite): Promise<WrittenRecord> {
  const { ownId, companyId, subject, text, dueMs } = task;
  const before = await store.change('task', ownId, (row) => ({
    ...{ fiuto_id: ownId, company_id: companyId, subject, text, due: new Date(dueMs).toISOString() },
    ...row,
  }));
  return { id: ownId, version: '', isNew: before === undefined };
}
