// Mails to a person whose address a mailing tool gave up: an administrator has it written to again.

import { personLiftedSchema, personParams } from '#contract/person-report-schema.ts';
import { liftToldRefusals } from '#stores/records/links/lift-told-refusals.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { openPerson } from '../persons/open-person.ts';
import type { RouteParts } from './route-parts.ts';

export function createPersonRefusalRoutes({ records }: RouteParts): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/people/:id/mail-refusals/lift',
      summary:
        'Has a person written to again whose address a mailing tool gave up; what they said themselves stays',
      roles: ['administrator'],
      rows: 'company',
      audit: { action: 'lift_mail_refusal', subject: ({ params }) => String(params.id) },
      input: { params: personParams },
      outputName: 'PersonLifted',
      output: personLiftedSchema,
      handler: async ({ input: { params }, caller }) => {
        const { person } = await openPerson(records, caller, params.id);
        const emails = person.keys.flatMap(({ key }) =>
          key.startsWith('email:') ? [key.slice('email:'.length)] : [],
        );
        return { lifted: await liftToldRefusals(records, emails) };
      },
    }),
  ];
}
