// Our fields in HubSpot, and which of its own ones are filled.

import type { FieldRule } from '#contract/crm.ts';
import { CrmError } from '../../http/crm-fault.ts';
import type { CrmSession } from '../../http/crm-session.ts';
import type { HubspotPaths } from './hubspot-paths.ts';

/** Of all fields that are ours there. */
export const ownFieldStart = 'fiuto_';
export const ownIdField = 'fiuto_id';

export const hubspotRules: { readonly company: readonly FieldRule[]; readonly person: readonly FieldRule[] } =
  {
    company: [
      { ours: 'name', theirs: 'name', mode: 'fill' },
      { ours: 'website', theirs: 'domain', mode: 'fill' },
      { ours: 'employees', theirs: 'numberofemployees', mode: 'fill' },
      { ours: 'turnover', theirs: 'annualrevenue', mode: 'fill' },
      { ours: 'vatNumber', theirs: 'fiuto_vat', mode: 'fill' },
      { ours: 'score', theirs: 'fiuto_score', mode: 'ours' },
      { ours: 'fit', theirs: 'fiuto_fit', mode: 'ours' },
      { ours: 'band', theirs: 'fiuto_band', mode: 'ours' },
      { ours: 'verdict', theirs: 'fiuto_verdict', mode: 'ours' },
      { ours: 'lastVisitDay', theirs: 'fiuto_last_visit', mode: 'ours' },
    ],
    person: [
      { ours: 'name', theirs: 'lastname', mode: 'fill' },
      { ours: 'email', theirs: 'email', mode: 'fill' },
      { ours: 'phone', theirs: 'phone', mode: 'fill' },
      { ours: 'jobTitle', theirs: 'jobtitle', mode: 'fill' },
    ],
  };

const group = { name: 'fiuto', label: 'Fiuto' };

type Property = { name: string; label: string; type: string; fieldType: string; hasUniqueValue?: boolean };

const ownId: Property = {
  name: ownIdField,
  label: 'Fiuto id',
  type: 'string',
  fieldType: 'text',
  hasUniqueValue: true,
};

const properties: Readonly<Record<string, readonly Property[]>> = {
  companies: [
    ownId,
    { name: 'fiuto_score', label: 'Fiuto score', type: 'number', fieldType: 'number' },
    { name: 'fiuto_fit', label: 'Fiuto fit', type: 'number', fieldType: 'number' },
    { name: 'fiuto_band', label: 'Fiuto band', type: 'string', fieldType: 'text' },
    { name: 'fiuto_verdict', label: 'Fiuto verdict', type: 'string', fieldType: 'text' },
    { name: 'fiuto_last_visit', label: 'Fiuto last visit', type: 'date', fieldType: 'date' },
    { name: 'fiuto_vat', label: 'VAT number', type: 'string', fieldType: 'text' },
  ],
  contacts: [ownId],
  notes: [ownId],
  tasks: [ownId],
};

/** What is there already stays as it is. */
export async function makeHubspotFields(session: CrmSession, paths: HubspotPaths): Promise<void> {
  for (const [type, wanted] of Object.entries(properties)) {
    await makeOne(session, `${paths.properties(type)}/groups`, group);
    for (const property of wanted)
      await makeOne(session, paths.properties(type), { ...property, groupName: group.name });
  }
}

async function makeOne(session: CrmSession, path: string, body: unknown): Promise<void> {
  try {
    // A second try that finds it made is told of a conflict, which is what was wanted.
    await session.ask({ path, method: 'POST', body, isRepeatable: true });
  } catch (error) {
    if (!(error instanceof CrmError) || error.fault.kind !== 'never' || error.fault.reason !== 'conflict')
      throw error;
  }
}
