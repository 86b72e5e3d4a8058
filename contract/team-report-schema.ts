// The zod schemas of teams, territories and absences in the dashboard API. Each must satisfy its type in `team-report.ts`.

import { z } from 'zod';
import { roleSchema } from './access-schema.ts';
import type * as report from './team-report.ts';

const user = z.string().min(1).max(100);
const name = z.string().trim().min(1).max(100);
const time = z.iso.datetime({ offset: true });
const named = z.object({ id: z.string(), name: z.string() });
const territory = {
  name,
  place: z.number().int().min(0).max(10_000),
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).max(300),
  provinces: z.array(z.string().trim().min(1).max(50)).max(300),
  postcodes: z.array(z.string().regex(/^[A-Z]{2} [A-Z0-9]{1,10}$/)).max(1_000),
  industries: z.array(z.string().trim().min(1).max(20)).max(300),
};

export const ownersSchema = z.array(
  z.object({ id: z.string(), name: z.string(), role: roleSchema }),
) satisfies z.ZodType<report.Colleague[]>;

export const teamParams = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

export const awaySchema = z
  .object({ until: z.string(), substitute: z.object({ id: z.string().nullable(), name: z.string() }) })
  .nullable() satisfies z.ZodType<report.AwayNow | null>;

export const teamsSchema = z.array(
  z.object({ id: z.number(), name: z.string(), members: z.array(named) }),
) satisfies z.ZodType<report.Team[]>;

export const teamBodySchema = z.strictObject({
  name,
  members: z.array(user).max(1_000),
}) satisfies z.ZodType<report.TeamBody>;

export const territoriesSchema = z.array(
  z.object({ ...territory, id: z.number(), owner: named }),
) satisfies z.ZodType<report.Territory[]>;

export const territoryBodySchema = z.strictObject({
  ...territory,
  owner: user,
}) satisfies z.ZodType<report.TerritoryBody>;

export const absencesSchema = z.array(
  z.object({
    ...{ id: z.number(), user: named, substitute: named, from: z.string(), until: z.string() },
    ...{ isNow: z.boolean(), mayRemove: z.boolean() },
  }),
) satisfies z.ZodType<report.Absence[]>;

export const absenceBodySchema = z.strictObject({
  user: user.exactOptional(),
  substitute: user,
  from: time,
  until: time,
}) satisfies z.ZodType<report.AbsenceBody>;
