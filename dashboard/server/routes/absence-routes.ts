// When users are away and who stands in for them. Everybody enters their own; managers and administrators those of others as well.

import { roleSchema } from '#contract/access-schema.ts';
import type { Absence, AbsenceBody } from '#contract/team-report.ts';
import { absenceBodySchema, absencesSchema, teamParams } from '#contract/team-report-schema.ts';
import { mayStandIn } from '#contract/user-report.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listUsers } from '#stores/records/questions/access-list-users.ts';
import {
  addAbsence,
  findAbsenceUser,
  isAwayBetween,
  listAbsences,
  removeAbsence,
} from '#stores/records/teams/keep-absences.ts';
import { Refusal } from '../api/refusal.ts';
import { type Caller, defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';

const ofAbsences = {
  roles: 'signed-in',
  rows: 'own',
  outputName: 'Absences',
  output: absencesSchema,
} as const;

export function createAbsenceRoutes({ records }: RouteParts): Route[] {
  return [
    defineRoute({
      ...{ method: 'get', path: '/api/absences', summary: 'Who is or will be away, and who stands in' },
      ...{ ...ofAbsences, audit: 'none', input: {} },
      handler: ({ caller }) => readAbsences(records, caller),
    }),
    defineRoute({
      ...{
        method: 'post',
        path: '/api/absences',
        summary: 'Enters an absence: whoever stands in is told instead',
      },
      ...{ ...ofAbsences, input: { body: absenceBodySchema } },
      audit: {
        action: 'add_absence',
        subject: ({ body }) => `${body.user ?? ''} ${body.from} to ${body.until}, instead ${body.substitute}`,
      },
      handler: async ({ input: { body }, caller }) => {
        await enterAbsence(records, caller, body);
        return readAbsences(records, caller);
      },
    }),
    defineRoute({
      ...{
        method: 'delete',
        path: '/api/absences/:id',
        summary: 'Removes an absence, or ends one before its time',
      },
      ...{ ...ofAbsences, input: { params: teamParams } },
      audit: { action: 'remove_absence', subject: ({ params }) => String(params.id) },
      handler: async ({ input: { params }, caller }) => {
        const userId = await findAbsenceUser(records, params.id);
        if (userId === undefined || !maySpeakFor(caller, userId)) throw new Refusal('unknown_absence');
        await removeAbsence(records, params.id);
        return readAbsences(records, caller);
      },
    }),
  ];
}

/** A substitute sees what the absent one sees: nobody but they and those above them say who that is. */
function maySpeakFor({ id, role }: Caller, userId: string): boolean {
  return id === userId || role === 'manager' || role === 'administrator';
}

async function enterAbsence(records: Records, caller: Caller, body: AbsenceBody): Promise<void> {
  const { user: userId = caller.id, substitute: substituteId } = body;
  if (!maySpeakFor(caller, userId)) throw new Refusal('not_allowed');
  if (userId === substituteId) throw new Refusal('absence_own_substitute');
  const roles = new Map((await listUsers(records)).map(({ id, role }) => [id, roleSchema.parse(role)]));
  const [substitute, away] = [roles.get(substituteId), roles.get(userId)];
  if (substitute === undefined || away === undefined) throw new Refusal('unknown_owner');
  if (!mayStandIn(substitute, away)) throw new Refusal('absence_substitute_role');
  const startsAt = new Date(body.from);
  const endsAt = new Date(body.until);
  if (endsAt <= startsAt || endsAt.getTime() <= Date.now()) throw new Refusal('absence_times');
  if (await isAwayBetween(records, substituteId, { startsAt, endsAt }))
    throw new Refusal('absence_substitute_away');
  await addAbsence(records, { userId, substituteId, startsAt, endsAt });
}

async function readAbsences(records: Records, caller: Caller): Promise<Absence[]> {
  const now = new Date();
  // Agents do not know the house: they are told of nobody but themselves.
  const userIds = caller.role === 'agent' ? [caller.id] : undefined;
  return (await listAbsences(records, { now, userIds })).map((row) => ({
    id: row.id,
    user: { id: row.userId, name: row.userName },
    substitute: { id: row.substituteId, name: row.substituteName },
    ...{ from: row.startsAt.toISOString(), until: row.endsAt.toISOString(), isNow: row.startsAt <= now },
    mayRemove: maySpeakFor(caller, row.userId),
  }));
}
