// All that stands in a record of HubSpot, and what hangs on it: by these it is known whether anybody has worked on what we made there.

import { CrmError } from '../../http/crm-fault.ts';
import { fieldOf, listOf, textOf } from '../../http/read-json.ts';
import type { RemoteWhole } from '../connector.ts';
import { wholeValues } from '../whole-values.ts';
import { ownFieldStart } from './hubspot-fields.ts';
import type { HubspotParts } from './hubspot-parts.ts';
import { hubspotTypes, propertiesOf } from './hubspot-records.ts';

type Kind = keyof typeof hubspotTypes;

const texts = {
  note: ['hs_timestamp', 'hs_note_body', 'hs_attachment_ids', 'hubspot_owner_id'],
  task: [
    ...['hs_timestamp', 'hs_task_subject', 'hs_task_body', 'hs_task_status', 'hs_task_priority'],
    ...['hs_task_type', 'hubspot_owner_id'],
  ],
} as const;
const activities = ['notes', 'tasks', 'calls', 'emails', 'meetings'];
const beneath: Readonly<Record<Kind, readonly string[]>> = {
  company: ['contacts', 'deals', ...activities],
  person: ['deals', ...activities],
  note: ['contacts', 'deals'],
  task: ['contacts', 'deals'],
};

export async function readHubspotWhole(
  parts: HubspotParts,
  kind: Kind,
  id: string,
): Promise<RemoteWhole | undefined> {
  const names = kind === 'note' || kind === 'task' ? texts[kind] : await listOthers(parts, kind);
  const json = await getOne(parts, kind, id, { properties: names.join(',') });
  if (json === undefined) return undefined;
  const wanted = new Set<string>(names);
  return {
    values: wholeValues(fieldOf(json, 'properties'), (name) => wanted.has(name)),
    listBeneath: () => listBeneath(parts, kind, id),
  };
}

/** Those that people may write, that no rule names, and that HubSpot does not fill itself. */
async function listOthers(parts: HubspotParts, kind: 'company' | 'person'): Promise<string[]> {
  const { session, paths } = parts;
  const { json } = await session.ask({ path: paths.properties(hubspotTypes[kind]) });
  const ours = new Set([...propertiesOf(parts, kind), 'createdate']);
  return listOf(json, 'results')
    .filter((one) => fieldOf(one, 'modificationMetadata', 'readOnlyValue') !== true)
    .map((one) => textOf(one, 'name'))
    .filter((name) => !ours.has(name) && !name.startsWith('hs_') && !name.startsWith(ownFieldStart));
}

/** Tickets where we may see them. */
async function listBeneath(parts: HubspotParts, kind: Kind, id: string): Promise<string[]> {
  const found = await listAssociated(parts, kind, id, beneath[kind]);
  try {
    return [...found, ...(await listAssociated(parts, kind, id, ['tickets']))];
  } catch (error) {
    const isHidden =
      error instanceof CrmError && error.fault.kind === 'mend' && error.fault.reason === 'permission_missing';
    if (isHidden) return found;
    throw error;
  }
}

async function listAssociated(
  parts: HubspotParts,
  kind: Kind,
  id: string,
  types: readonly string[],
): Promise<string[]> {
  const json = await getOne(parts, kind, id, { associations: types.join(',') });
  return types.flatMap((type) =>
    listOf(json, 'associations', type, 'results').map((one) => `${type} ${textOf(one, 'id')}`),
  );
}

async function getOne(
  { session, paths }: HubspotParts,
  kind: Kind,
  id: string,
  query: Readonly<Record<string, string>>,
): Promise<unknown> {
  const path = `${paths.objects(hubspotTypes[kind])}/${encodeURIComponent(id)}?${new URLSearchParams(query)}`;
  try {
    return (await session.ask({ path })).json;
  } catch (error) {
    if (error instanceof CrmError && error.fault.kind === 'gone') return undefined;
    throw error;
  }
}
