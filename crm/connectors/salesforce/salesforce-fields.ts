// Our fields in Salesforce, which its administrator makes, since they need rights that a connection should not have; and which fields
// there are, since they differ by organisation and by what whoever we are may see.

import type { FieldRule } from '#contract/crm.ts';
import { CrmError } from '../../http/crm-fault.ts';
import type { CrmSession } from '../../http/crm-session.ts';
import { fieldOf, listOf, textOf } from '../../http/read-json.ts';
import type { ConnectorRules } from '../connector.ts';

export const ownIdField = 'Fiuto_Id__c';

export const salesforceRules: {
  readonly company: readonly FieldRule[];
  readonly person: readonly FieldRule[];
} = {
  company: [
    { ours: 'name', theirs: 'Name', mode: 'fill' },
    { ours: 'website', theirs: 'Website', mode: 'fill' },
    { ours: 'employees', theirs: 'NumberOfEmployees', mode: 'fill' },
    { ours: 'turnover', theirs: 'AnnualRevenue', mode: 'fill' },
    { ours: 'country', theirs: 'BillingCountry', mode: 'theirs' },
    { ours: 'vatNumber', theirs: 'Fiuto_VAT__c', mode: 'fill' },
    { ours: 'score', theirs: 'Fiuto_Score__c', mode: 'ours' },
    { ours: 'fit', theirs: 'Fiuto_Fit__c', mode: 'ours' },
    { ours: 'band', theirs: 'Fiuto_Band__c', mode: 'ours' },
    { ours: 'verdict', theirs: 'Fiuto_Verdict__c', mode: 'ours' },
    { ours: 'lastVisitDay', theirs: 'Fiuto_Last_Visit__c', mode: 'ours' },
  ],
  person: [
    { ours: 'name', theirs: 'Name', mode: 'fill' },
    { ours: 'email', theirs: 'Email', mode: 'fill' },
    { ours: 'phone', theirs: 'Phone', mode: 'fill' },
    { ours: 'jobTitle', theirs: 'Title', mode: 'fill' },
  ],
};

export const objects = { company: 'Account', person: 'Contact' } as const;

interface SalesforceField {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly isWritable: boolean;
  /** A record can be found and made by it. */
  readonly isKey: boolean;
}

/** What may be done with the records of an object, by Salesforce's names. */
const rights = ['queryable', 'createable', 'updateable', 'deletable'] as const;
type SalesforceRight = (typeof rights)[number];

interface SalesforceObject {
  readonly fields: ReadonlyMap<string, SalesforceField>;
  readonly rights: ReadonlySet<SalesforceRight>;
}

export interface SalesforceFields {
  /** Of an object such as `Account`. Rejects with CrmError. */
  of(object: string): Promise<ReadonlyMap<string, SalesforceField>>;
  /** What whoever we are lacks to read it, or to write it as well, as `Account (createable)`; asked anew. Rejects with CrmError. */
  lackingRights(object: string, use: 'read' | 'write'): Promise<string[]>;
  /** Fields that a rule writes and that are not there for whoever we are, or may not be changed. Rejects with CrmError. */
  unwritable(): Promise<string[]>;
  /** Of these those that the object has. */
  known(object: string, names: readonly string[]): Promise<string[]>;
  /** Of ours those that are not there as they must be, as `Account.Fiuto_Id__c`. */
  missing(): Promise<string[]>;
  /** Rejects with CrmError when some are missing. */
  check(): Promise<void>;
}

/** `root`: of the API's version, such as `/services/data/v62.0`. */
export function openSalesforceFields(
  session: CrmSession,
  root: string,
  rules: ConnectorRules,
): SalesforceFields {
  const read = new Map<string, Promise<SalesforceObject>>();
  const objectOf = (object: string) => {
    const asked = read.get(object) ?? describe(session, `${root}/sobjects/${object}/describe`);
    read.set(object, asked);
    // What failed is asked again.
    asked.catch(() => read.delete(object));
    return asked;
  };
  const of = async (object: string) => (await objectOf(object)).fields;
  const missing = async () => {
    const found: string[] = [];
    for (const kind of ['company', 'person'] as const) {
      // Somebody may have made them since.
      read.delete(objects[kind]);
      const there = await of(objects[kind]);
      const wanted = rules[kind].map(({ theirs }) => theirs).filter((name) => name.startsWith('Fiuto_'));
      const lacking = wanted.filter((name) => !there.has(name));
      const key = there.get(ownIdField);
      if (key?.isKey !== true)
        lacking.unshift(key === undefined ? ownIdField : `${ownIdField} (External ID)`);
      found.push(...lacking.map((name) => `${objects[kind]}.${name}`));
    }
    return found;
  };
  return {
    of,
    missing,
    lackingRights: async (object, use) => {
      read.delete(object);
      const has = (await objectOf(object)).rights;
      const lacking = (use === 'read' ? rights.slice(0, 1) : rights).filter((right) => !has.has(right));
      return lacking.map((right) => `${object} (${right})`);
    },
    unwritable: async () => {
      const found: string[] = [];
      for (const kind of ['company', 'person'] as const) {
        const there = await of(objects[kind]);
        const isWritten = (name: string) => there.get(name)?.isWritable === true;
        const wanted = writtenFields(kind, rules).filter((name) => !isWritten(name));
        found.push(...wanted.map((name) => `${objects[kind]}.${name}`));
      }
      return found;
    },
    known: async (object, names) => {
      const there = await of(object);
      return names.filter((name) => there.has(name));
    },
    check: async () => {
      const lacking = await missing();
      if (lacking.length > 0)
        throw new CrmError({ kind: 'mend', reason: 'field_missing' }, lacking.join(', ').slice(0, 300));
    },
  };
}

/** A person's name is computed there, of two that are written. */
function writtenFields(kind: 'company' | 'person', rules: ConnectorRules): string[] {
  const named = rules[kind].filter(({ mode }) => mode !== 'theirs').map(({ theirs }) => theirs);
  const names = kind === 'person' ? named.flatMap((name) => (name === 'Name' ? personNames : [name])) : named;
  return [ownIdField, ...names];
}

const personNames = ['FirstName', 'LastName'];

async function describe(session: CrmSession, path: string): Promise<SalesforceObject> {
  const { json } = await session.ask({ path });
  const fields = new Map(
    listOf(json, 'fields').map((field) => [
      textOf(field, 'name'),
      {
        ...{ name: textOf(field, 'name'), label: textOf(field, 'label'), type: textOf(field, 'type') },
        isWritable: fieldOf(field, 'updateable') === true,
        isKey: fieldOf(field, 'externalId') === true,
      },
    ]),
  );
  return { fields, rights: new Set(rights.filter((right) => fieldOf(json, right) === true)) };
}
