// Whether a person may be called or written to: what is on record, and what a colleague notes about it.

import { contactBodySchema, personContactSchema } from '#contract/contact-report-schema.ts';
import { personParams } from '#contract/person-report-schema.ts';
import { notePermission } from '#stores/records/questions/person-contact.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { openPerson } from '../persons/open-person.ts';
import { readContacts } from '../persons/read-contact.ts';
import { authorOf } from './open-company.ts';
import type { RouteParts } from './route-parts.ts';

const path = '/api/people/:id/contact';
const answers = { rows: 'company', outputName: 'PersonContact', output: personContactSchema } as const;

export function createPersonContactRoutes({ records }: RouteParts): Route[] {
  return [
    defineRoute({
      ...{ method: 'get', path, summary: 'Whether a person may be called or written to, and who said so' },
      ...answers,
      roles: ['marketer', 'sales', 'manager', 'administrator'],
      audit: { action: 'look_contact', subject: ({ params }) => String(params.id), rows: () => 1 },
      input: { params: personParams },
      handler: async ({ input: { params }, caller }) => {
        const { person } = await openPerson(records, caller, params.id);
        return (await readContacts(records, [person.card.id]))(person.card.id);
      },
    }),
    defineRoute({
      ...{
        method: 'post',
        path,
        summary: 'Notes whether a person may be called or written to, and how that is known',
      },
      ...answers,
      roles: ['sales', 'manager', 'administrator'],
      audit: {
        action: 'note_contact',
        subject: ({ params, body }) => `${params.id}: ${body.channel} ${body.state}`,
      },
      input: { params: personParams, body: contactBodySchema },
      handler: async ({ input: { params, body }, caller }) => {
        const { person } = await openPerson(records, caller, params.id);
        await notePermission(records, authorOf(caller), { personId: person.card.id, ...body });
        return (await readContacts(records, [person.card.id]))(person.card.id);
      },
    }),
  ];
}
