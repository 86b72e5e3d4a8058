// The fields that the administrator defines for companies, people and leads, and what stands in them.

import type { FieldSubject } from '#contract/field-report.ts';
import {
  customFieldsSchema,
  fieldBodySchema,
  fieldChangeBodySchema,
  fieldHolderParams,
  fieldParams,
  fieldSheetSchema,
  fieldUndoParams,
  fieldValueBodySchema,
} from '#contract/field-report-schema.ts';
import type { ApiScope } from '#contract/key-report.ts';
import { addField, changeField, fieldsMax, listFields } from '#stores/records/custom/keep-fields.ts';
import type { Records } from '#stores/records/open-records.ts';
import { Refusal } from '../api/refusal.ts';
import { type Callers, defineRoute, type Route } from '../api/route.ts';
import { readSheet, undoInSheet, writeSheet } from '../fields/keep-sheet.ts';
import { openHolder } from '../fields/open-holder.ts';
import type { RouteParts } from './route-parts.ts';

const keepers = ['administrator'] as const;
const ofFields = { rows: 'none', outputName: 'CustomFields', output: customFieldsSchema } as const;
const ofSheet = { rows: 'company', outputName: 'FieldSheet', output: fieldSheetSchema } as const;

interface Held {
  readonly subject: FieldSubject;
  readonly path: string;
  readonly what: string;
  readonly readers: Exclude<Callers, 'anyone'>;
  readonly writers: Exclude<Callers, 'anyone'>;
  readonly readScope: ApiScope;
  readonly writeScope?: ApiScope;
}

const sellers = ['sales', 'manager', 'administrator'] as const;
const lookers = ['marketer', ...sellers] as const;
const held: readonly Held[] = [
  {
    ...{ subject: 'company', path: '/api/companies/:id/fields', what: 'a company' },
    ...{ readers: lookers, writers: sellers, readScope: 'companies:read', writeScope: 'companies:write' },
  },
  {
    ...{ subject: 'person', path: '/api/people/:id/fields', what: 'a person' },
    ...{ readers: lookers, writers: sellers, readScope: 'people:read' },
  },
  {
    ...{ subject: 'lead', path: '/api/leads/:id/fields', what: 'a lead' },
    ...{ readers: 'signed-in', writers: [...sellers, 'agent'] },
    ...{ readScope: 'leads:read', writeScope: 'leads:write' },
  },
];

export function createFieldRoutes({ records }: RouteParts): Route[] {
  return [...fieldRoutes(records), ...held.flatMap((one) => sheetRoutes(records, one))];
}

function fieldRoutes(records: Records): Route[] {
  const path = '/api/custom-fields';
  return [
    defineRoute({
      ...{ method: 'get', path, summary: 'The administrator’s own fields, in their order' },
      ...{ ...ofFields, roles: 'signed-in', scope: 'any', audit: 'none', input: {} },
      handler: () => listFields(records),
    }),
    defineRoute({
      ...{ method: 'post', path, summary: 'Adds a field to companies, people or leads' },
      ...{ ...ofFields, roles: keepers, input: { body: fieldBodySchema } },
      audit: { action: 'add_field', subject: ({ body }) => `${body.subject}: ${body.label.en}` },
      handler: async ({ input: { body } }) => {
        const fields = await listFields(records);
        if (fields.length >= fieldsMax) throw new Refusal('too_many_fields');
        await addField(records, body, Math.max(0, ...fields.map(({ place }) => place)) + 1);
        return listFields(records);
      },
    }),
    defineRoute({
      ...{ method: 'patch', path: `${path}/:id`, summary: 'Renames, moves or archives a field' },
      ...{ ...ofFields, roles: keepers, input: { params: fieldParams, body: fieldChangeBodySchema } },
      audit: {
        action: 'change_field',
        subject: ({ params, body }) => `${params.id}: ${Object.keys(body).join(', ')}`,
      },
      handler: async ({ input: { params, body } }) => {
        const field = (await listFields(records)).find(({ id }) => id === params.id);
        if (field === undefined) throw new Refusal('unknown_custom_field');
        const left = body.choices?.map(({ id }) => id);
        if (left && field.type !== 'choice') throw new Refusal('custom_value_not_valid');
        if (left && field.choices.some(({ id }) => !left.includes(id))) throw new Refusal('choice_in_use');
        await changeField(records, params.id, body);
        return listFields(records);
      },
    }),
  ];
}

function sheetRoutes(records: Records, one: Held): Route[] {
  const { subject, path, what, readers, writers, readScope, writeScope } = one;
  const write = writeScope === undefined ? {} : { scope: writeScope };
  return [
    defineRoute({
      ...{ method: 'get', path, summary: `What stands in the own fields of ${what}, and its changes` },
      ...{ ...ofSheet, roles: readers, scope: readScope, input: { params: fieldHolderParams } },
      audit: { action: 'look_fields', subject: ({ params }) => `${subject} ${params.id}`, rows: () => 1 },
      handler: async ({ input: { params }, caller }) =>
        readSheet(records, await openHolder(records, caller, { subject, id: params.id })),
    }),
    defineRoute({
      ...{ method: 'post', path, summary: `Writes into an own field of ${what}` },
      ...{ ...ofSheet, ...write, roles: writers },
      input: { params: fieldHolderParams, body: fieldValueBodySchema },
      audit: {
        action: 'fill_field',
        subject: ({ params, body }) => `${subject} ${params.id}: ${body.fieldId}`,
      },
      handler: async ({ input: { params, body }, caller }) =>
        writeSheet(records, caller, await openHolder(records, caller, { subject, id: params.id }), body),
    }),
    defineRoute({
      ...{
        method: 'post',
        path: `${path}/:changeId/undo`,
        summary: `Takes a change of a field of ${what} back`,
      },
      ...{ ...ofSheet, ...write, roles: writers, input: { params: fieldUndoParams } },
      audit: { action: 'undo_field', subject: ({ params }) => `${subject} ${params.id}: ${params.changeId}` },
      handler: async ({
        input: {
          params: { id, changeId },
        },
        caller,
      }) => undoInSheet(records, caller, await openHolder(records, caller, { subject, id }), changeId),
    }),
  ];
}
