// The connector to a REST API that an administrator describes: companies, people, notes and tasks where it has them, found again by our own
// id or by their company; deals and owners to be read.

import type { CrmSettings } from '#contract/crm.ts';
import { defaultRestMapping, type RestMapping, restProblem } from '#contract/rest-report.ts';
import { CrmError } from '../http/crm-fault.ts';
import type { ChangeStream, Connector, ConnectorRules, RecordKind } from './connector.ts';
import { listPaths, valueAt } from './rest/json-path.ts';
import { readRestRow } from './rest/read-rest-row.ts';
import { removeRest } from './rest/remove-rest.ts';
import { listRestOwners, readRestChanges } from './rest/rest-changes.ts';
import { openRestOrders } from './rest/rest-orders.ts';
import { readRestPage } from './rest/rest-pages.ts';
import type { RestParts } from './rest/rest-parts.ts';
import { findRest, linkRest, writeRest } from './rest/rest-records.ts';
import { writeRestNote, writeRestTask } from './rest/rest-texts.ts';
import { readRestWhole } from './rest/rest-whole.ts';
import { tryRest } from './rest/try-rest.ts';

export const restRules: ConnectorRules = {
  company: [
    { ours: 'name', theirs: 'name', mode: 'fill' },
    { ours: 'website', theirs: 'website', mode: 'fill' },
    { ours: 'vatNumber', theirs: 'vat_number', mode: 'fill' },
    { ours: 'country', theirs: 'country', mode: 'fill' },
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

export function restMappingOf({ rest }: CrmSettings): RestMapping {
  return rest ?? defaultRestMapping;
}

/** A kind that the mapping does not have is not written. */
export function narrowToMapping(settings: CrmSettings): CrmSettings {
  const mapping = restMappingOf(settings);
  const has = (kind: 'person' | 'note' | 'task') => restProblem(mapping, kind) === undefined;
  return {
    ...settings,
    sendsPersons: settings.sendsPersons && has('person'),
    writesNotes: settings.writesNotes && has('note'),
    writesTasks: settings.writesTasks && has('task'),
  };
}

export function createRestConnector(parts: RestParts): Connector {
  const { mapping } = parts;
  const orders = openRestOrders(parts);
  const streams: ChangeStream[] = mapping.kinds.deal.path === '' ? ['company'] : ['company', 'deal'];
  return {
    provider: 'rest',
    needsPersonName: true,
    isMetered: true,
    streams,
    goneStreams: [],
    ...(orders && { orders }),
    test: () => tryRest(parts),
    prepare: async () => {
      const problem = restProblem(mapping, 'company');
      if (problem !== undefined)
        throw new CrmError({ kind: 'mend', reason: 'mapping_wrong' }, `company: ${problem}`);
    },
    describeFields: (kind) => describeFields(parts, kind),
    find: (kind, key) => findRest(parts, kind, key),
    write: (kind, write) => writeRest(parts, kind, write),
    link: (personId, companyId) => linkRest(parts, personId, companyId),
    writeNote: (note) => writeRestNote(parts, note),
    writeTask: (task) => writeRestTask(parts, task),
    readWhole: (kind, id) => readRestWhole(parts, kind, id),
    remove: (kind, id) => removeRest(parts, kind, id),
    erase: async (id) => {
      await removeRest(parts, 'person', id);
      return 'erased';
    },
    readChanged: (stream, cursor) => readRestChanges(parts, stream, cursor),
    readGone: async () => ({ gone: [], cursor: '', isLast: true }),
    asksDealsSingly: true,
    listStandingDeals: async (ids) => {
      const there = [];
      for (const id of ids) if ((await readRestRow(parts, 'deal', id)) !== undefined) there.push(id);
      return there;
    },
    listOwners: () => listRestOwners(parts),
    listStages: async () => [],
  };
}

/** Those that the first record has. */
async function describeFields(parts: RestParts, kind: RecordKind) {
  if (parts.mapping.kinds[kind].path === '') return [];
  const { rows } = await readRestPage(parts, kind, {}, '');
  const [row] = rows;
  return listPaths(valueAt(row, ''))
    .filter(({ path }) => path !== '')
    .map(({ path, type }) => ({ name: path, label: path, type, isWritable: true }));
}
