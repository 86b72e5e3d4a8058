// What a person may ask for: a copy of all that is kept of them, and that it is erased.

import { z } from 'zod';
import { personErasedSchema, personParams } from '#contract/person-report-schema.ts';
import { eraseEverywhere } from '#stores/persons/erase-everywhere.ts';
import { exportPerson } from '#stores/persons/export-person.ts';
import { holdPerson } from '#stores/persons/find-held.ts';
import { createSubjectNamer } from '#stores/records/name-subject.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { openPerson } from '../persons/open-person.ts';
import { authorOf } from './open-company.ts';
import type { RouteParts } from './route-parts.ts';

/** As it stands in the stores: what a table gains later is in the copy without a change here. */
const copySchema = z.looseObject({ exportedAt: z.string(), isCut: z.boolean() });

export function createPersonPrivacyRoutes(parts: RouteParts): Route[] {
  return [exportRoute(parts), eraseRoute(parts)];
}

function exportRoute({ records, events, secret }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/people/:id/export',
    summary: 'A copy of everything that is kept of one person',
    roles: ['administrator'],
    rows: 'site',
    // Of all sites: a person is known across them.
    siteOf: () => undefined,
    audit: { action: 'export_person', subject: ({ params }) => String(params.id), rows: () => 1 },
    input: { params: personParams },
    outputName: 'PersonCopy',
    output: copySchema,
    handler: async ({ input: { params }, caller, sites }) => {
      const { person } = await openPerson(records, caller, params.id);
      const siteIds = sites.map(({ id }) => id);
      const nameSubject = createSubjectNamer(secret);
      return exportPerson(
        { records, events, secret, siteIds, nameSubject, nowMs: Date.now() },
        await holdPerson(records, person),
      );
    },
  });
}

function eraseRoute({ records, secret, erasure }: RouteParts): Route {
  return defineRoute({
    method: 'delete',
    path: '/api/people/:id',
    summary: 'Erases one person from records and events; what is left is a hash by which they are refused',
    roles: ['administrator'],
    rows: 'company',
    audit: { action: 'erase_person', subject: ({ params }) => String(params.id) },
    input: { params: personParams },
    outputName: 'PersonErased',
    output: personErasedSchema,
    handler: async ({ input: { params }, caller }) => {
      const { person } = await openPerson(records, caller, params.id);
      const nameSubject = createSubjectNamer(secret);
      return eraseEverywhere(
        { records, secret, nameSubject, ...erasure },
        authorOf(caller),
        await holdPerson(records, person),
      );
    },
  });
}
