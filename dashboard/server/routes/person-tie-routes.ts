// Who is who, as people say it: two are one, a tie is none, a key that is held back is all right.

import { z } from 'zod';
import { emptySchema } from '#contract/access-schema.ts';
import {
  identityWatchSchema,
  mergeRequestSchema,
  personParams,
  reasonRequestSchema,
  tieParams,
} from '#contract/person-report-schema.ts';
import { cutTie, mergePersons, releaseKey } from '#stores/records/identity/change-ties.ts';
import { countRefusals } from '#stores/records/identity/keep-refusals.ts';
import type { Records } from '#stores/records/open-records.ts';
import { findPersonOf } from '#stores/records/questions/person-find.ts';
import { listHeldKeys } from '#stores/records/questions/person-held.ts';
import { findCards } from '#stores/records/questions/person-list.ts';
import { listTiePersons } from '#stores/records/questions/person-tie.ts';
import { Refusal } from '../api/refusal.ts';
import { type Caller, defineRoute, type Route } from '../api/route.ts';
import { openPerson } from '../persons/open-person.ts';
import { kindOf, nameOf, textOf, toTime } from '../persons/report-person.ts';
import { authorOf } from './open-company.ts';
import type { RouteParts } from './route-parts.ts';

const watchedDays = 30;
const dayMs = 86_400_000;
const madeSchema = z.object({ id: z.number() });

export function createPersonTieRoutes(parts: RouteParts): Route[] {
  return [mergeRoute(parts), cutRoute(parts), watchRoute(parts), releaseRoute(parts)];
}

const wordOf = (caller: Caller, reason: string) => ({ by: authorOf(caller), reason, atMs: Date.now() });

function mergeRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/people/:id/merge',
    summary: 'Says that two people are one; nothing is lost, and it can be taken back',
    roles: ['marketer', 'sales', 'manager', 'administrator'],
    rows: 'company',
    audit: { action: 'merge_people', subject: ({ params, body }) => `${params.id} and ${body.other}` },
    input: { params: personParams, body: mergeRequestSchema },
    outputName: 'MergedPerson',
    output: madeSchema,
    handler: async ({ input: { params, body }, caller }) => {
      const one = await openPerson(records, caller, params.id);
      const other = await openPerson(records, caller, body.other);
      const word = wordOf(caller, body.reason);
      return { id: await mergePersons(records, one.person.card.id, other.person.card.id, word) };
    },
  });
}

function cutRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/people/ties/:id/cut',
    summary: 'Takes back a merge or a proof: the people are as they were before, with all that is theirs',
    roles: ['marketer', 'sales', 'manager', 'administrator'],
    rows: 'company',
    audit: { action: 'unmerge_people', subject: ({ params }) => params.id },
    input: { params: tieParams, body: reasonRequestSchema },
    outputName: 'Nothing',
    output: emptySchema,
    handler: async ({ input: { params, body }, caller }) => {
      // Nobody parts people whom they may not see.
      for (const id of await listTiePersons(records, params.id)) await openPerson(records, caller, id);
      await cutTie(records, params.id, wordOf(caller, body.reason));
      return {};
    },
  });
}

function watchRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/identity/watch',
    summary: 'Keys that collect too much and are held back, and what was refused in the last thirty days',
    roles: ['marketer', 'manager', 'administrator'],
    rows: 'site',
    // Of all sites: a person is known across them.
    siteOf: () => undefined,
    audit: { action: 'look_held_keys', subject: () => '', rows: ({ held }) => held.length },
    input: {},
    outputName: 'IdentityWatch',
    output: identityWatchSchema,
    handler: async ({ sites }) => {
      const fromDay = toTime(Date.now() - watchedDays * dayMs).slice(0, 10);
      const siteIds = sites.map(({ id }) => id);
      return { held: await reportHeld(records), refusals: await countRefusals(records, siteIds, fromDay) };
    },
  });
}

async function reportHeld(records: Records) {
  const held = await listHeldKeys(records);
  const cards = await findCards(
    records,
    held.map(({ personId }) => personId),
  );
  return held.map(({ id, key, heldFor, heldMs, browsers, personId }) => ({
    ...{ id, heldFor, browsers, kind: kindOf(key), text: textOf(key), heldAt: toTime(heldMs) },
    person: nameOf(cards.get(personId) ?? { id: personId, key, name: '', email: '' }),
  }));
}

function releaseRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/people/keys/:id/release',
    summary: 'Follows a key again that was held back, and holds it back no more',
    roles: ['manager', 'administrator'],
    rows: 'company',
    audit: { action: 'release_key', subject: ({ params }) => String(params.id) },
    input: { params: personParams, body: reasonRequestSchema },
    outputName: 'Nothing',
    output: emptySchema,
    handler: async ({ input: { params, body }, caller }) => {
      if ((await findPersonOf(records, params.id)) === undefined) throw new Refusal('unknown_key');
      await releaseKey(records, params.id, wordOf(caller, body.reason));
      return {};
    },
  });
}
