// Our fields in Twenty and which of its own are filled, and what a workspace has: each has a schema of its own, which its metadata tell.

import type { FieldRule } from '#contract/crm.ts';
import type { CrmSession } from '../../http/crm-session.ts';
import { fieldOf, listOf, textOf } from '../../http/read-json.ts';
import type { ConnectorRules } from '../connector.ts';

export const ownIdField = 'fiutoId';

export const twentyRules: { readonly company: readonly FieldRule[]; readonly person: readonly FieldRule[] } =
  {
    company: [
      { ours: 'name', theirs: 'name', mode: 'fill' },
      { ours: 'website', theirs: 'domainName.primaryLinkUrl', mode: 'fill' },
      { ours: 'employees', theirs: 'employees', mode: 'fill' },
      { ours: 'vatNumber', theirs: 'fiutoVat', mode: 'fill' },
      { ours: 'score', theirs: 'fiutoScore', mode: 'ours' },
      { ours: 'fit', theirs: 'fiutoFit', mode: 'ours' },
      { ours: 'band', theirs: 'fiutoBand', mode: 'ours' },
      { ours: 'verdict', theirs: 'fiutoVerdict', mode: 'ours' },
      { ours: 'lastVisitDay', theirs: 'fiutoLastVisit', mode: 'ours' },
    ],
    person: [
      { ours: 'name', theirs: 'name', mode: 'fill' },
      { ours: 'email', theirs: 'emails.primaryEmail', mode: 'fill' },
      { ours: 'phone', theirs: 'phones.primaryPhoneNumber', mode: 'fill' },
      { ours: 'jobTitle', theirs: 'jobTitle', mode: 'fill' },
    ],
  };

const ownId = { name: ownIdField, label: 'Fiuto id', type: 'TEXT' };
/** By the object's name. */
const own: Readonly<Record<string, readonly { name: string; label: string; type: string }[]>> = {
  company: [
    ownId,
    { name: 'fiutoVat', label: 'VAT number', type: 'TEXT' },
    { name: 'fiutoScore', label: 'Fiuto score', type: 'NUMBER' },
    { name: 'fiutoFit', label: 'Fiuto fit', type: 'NUMBER' },
    { name: 'fiutoBand', label: 'Fiuto band', type: 'TEXT' },
    { name: 'fiutoVerdict', label: 'Fiuto verdict', type: 'TEXT' },
    { name: 'fiutoLastVisit', label: 'Fiuto last visit', type: 'DATE' },
  ],
  person: [ownId],
};

interface TwentyField {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  /** Of a choice: its values, in their order. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export interface TwentySchema {
  /** Of an object by its singular name, such as `company`; empty for one that the workspace does not have. */
  fieldsOf(object: string): Promise<ReadonlyMap<string, TwentyField>>;
  /** Asks anew the next time: people change it. */
  forget(): void;
  /** Of these those that the object has. */
  known(object: string, names: readonly string[]): Promise<string[]>;
  /** Of ours that the rules name, those that are not there. */
  missing(): Promise<string[]>;
  make(): Promise<void>;
}

interface TwentyObject {
  readonly id: string;
  readonly fields: ReadonlyMap<string, TwentyField>;
}

export function openTwentySchema(session: CrmSession, rules: ConnectorRules): TwentySchema {
  let read: Promise<ReadonlyMap<string, TwentyObject>> | undefined;
  const objects = () => {
    read ??= readObjects(session).catch((error: unknown) => {
      // What failed is asked again.
      read = undefined;
      throw error;
    });
    return read;
  };
  const fieldsOf = async (object: string) => (await objects()).get(object)?.fields ?? new Map();
  const wanted = (object: 'company' | 'person') =>
    (own[object] ?? []).filter(
      ({ name }) => name === ownIdField || rules[object].some(({ theirs }) => theirs === name),
    );
  const lacking = async (object: 'company' | 'person') => {
    const there = await fieldsOf(object);
    return wanted(object).filter(({ name }) => !there.has(name));
  };
  return {
    fieldsOf,
    forget: () => {
      read = undefined;
    },
    known: async (object, names) => {
      const there = await fieldsOf(object);
      return names.filter((name) => there.has(name));
    },
    missing: async () => {
      const of = async (object: 'company' | 'person') =>
        (await lacking(object)).map(({ name }) => `${object}.${name}`);
      return [...(await of('company')), ...(await of('person'))];
    },
    make: async () => {
      // Looked up anew: a field that was made by a call whose answer was lost is there.
      read = undefined;
      for (const object of ['company', 'person'] as const)
        for (const field of await lacking(object)) {
          const objectMetadataId = (await objects()).get(object)?.id ?? '';
          const body = { ...field, objectMetadataId, isNullable: true };
          await session.ask({ path: '/rest/metadata/fields', method: 'POST', body });
        }
      read = undefined;
    },
  };
}

async function readObjects(session: CrmSession): Promise<ReadonlyMap<string, TwentyObject>> {
  const found = new Map<string, TwentyObject>();
  for (let after = ''; ; ) {
    const query = after === '' ? '' : `?${new URLSearchParams({ starting_after: after })}`;
    const { json } = await session.ask({ path: `/rest/metadata/objects${query}` });
    for (const object of listOf(json, 'data', 'objects'))
      found.set(textOf(object, 'nameSingular'), {
        id: textOf(object, 'id'),
        fields: new Map(listOf(object, 'fields').map((one) => [textOf(one, 'name'), readField(one)])),
      });
    after = fieldOf(json, 'pageInfo', 'hasNextPage') === true ? textOf(json, 'pageInfo', 'endCursor') : '';
    if (after === '') return found;
  }
}

function readField(json: unknown): TwentyField {
  return {
    ...{ name: textOf(json, 'name'), label: textOf(json, 'label'), type: textOf(json, 'type') },
    options: listOf(json, 'options').map((one) => ({
      value: textOf(one, 'value'),
      label: textOf(one, 'label'),
    })),
  };
}
