// The zod schema of how a REST API is described (`rest-report.ts`). Paths lead to the address that was typed in and to no other.

import { z } from 'zod';
import {
  defaultRestOrders,
  type RestKind,
  type RestMapping,
  restAuthKinds,
  restCreateMethods,
  restPagingKinds,
  restShape,
  restTimes,
  restUpdateMethods,
} from './rest-report.ts';

/** Of any object; none is a field. */
const inherited = new Set(['__proto__', 'constructor', 'prototype']);

const urlPath = z
  .string()
  .trim()
  .max(300)
  .regex(/^$|^\/(?!\/)[^\s#]*$/, 'A path begins with one slash, such as /v1/companies.');
const itemPath = urlPath.refine((path) => path === '' || path.includes('{id}'), {
  error: 'The path of one record has {id} in it.',
});
const fieldPath = z
  .string()
  .trim()
  .max(200)
  .regex(/^$|^[^\s.]+(\.[^\s.]+)*$/, 'A field is named by its path, such as address.city.')
  .refine((path) => path.split('.').every((step) => !inherited.has(step)), {
    error: 'This is no field.',
  });
const param = z
  .string()
  .trim()
  .max(100)
  .regex(/^[^\s&=#?]*$/, 'The name in a query, such as updated_since.');

/** Of these names alone. */
function named<T extends z.ZodType<string>>(names: readonly string[], value: T) {
  return z
    .record(z.string().max(40), value)
    .refine((given) => Object.keys(given).every((name) => names.includes(name)), {
      error: `Only ${names.join(', ') || 'nothing'} can stand here.`,
    });
}

function kindSchema(kind: RestKind) {
  const { fields, params, words } = restShape[kind];
  return z.strictObject({
    ...{ path: urlPath, itemPath },
    ...{ createMethod: z.enum(restCreateMethods), updateMethod: z.enum(restUpdateMethods) },
    ...{ bodyAt: fieldPath, recordAt: fieldPath, listAt: fieldPath },
    fields: named(fields, fieldPath),
    params: named(params, param),
    words: named(words, z.string().trim().max(200)),
  });
}

const company = kindSchema('company').refine(({ path }) => path !== '', {
  error: 'Without companies there is nothing to write.',
});

export const restMappingSchema = z.strictObject({
  auth: z.strictObject({
    kind: z.enum(restAuthKinds),
    headerName: z
      .string()
      .trim()
      .regex(/^[\w-]{1,60}$/, 'The name of a header, such as X-Api-Key.'),
    tokenUrl: z.union([urlPath.min(1), z.url({ protocol: /^https?$/ }).max(300)]),
    scope: z.string().trim().max(300),
  }),
  paging: z.strictObject({
    ...{ kind: z.enum(restPagingKinds), param, sizeParam: param },
    ...{ size: z.int().min(1).max(1_000), first: z.int().min(0).max(1), cursorAt: fieldPath },
  }),
  timeFormat: z.enum(restTimes),
  callsPerSecond: z.int().min(1).max(1_000),
  kinds: z.strictObject({
    company,
    ...{ person: kindSchema('person'), note: kindSchema('note'), task: kindSchema('task') },
    // Mappings of the time before there were orders name none.
    ...{ deal: kindSchema('deal'), order: kindSchema('order').default(defaultRestOrders) },
    owner: kindSchema('owner'),
  }),
}) satisfies z.ZodType<RestMapping>;
