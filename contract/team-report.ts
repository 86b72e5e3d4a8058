// Teams, territories and absences as the dashboard API says them and takes them: plain types that both ends share.
// `team-report-schema.ts` holds the zod schemas.

import type { CompanyOwner } from './company-report.ts';
import type { Role } from './report.ts';

/** A user of whom it is known who they are. */
export interface NamedUser {
  id: string;
  name: string;
}

/** As everybody who gives work away sees them. */
export interface Colleague extends NamedUser {
  role: Role;
}

/** Whoever is away now: until when, and who stands in. */
export interface AwayNow {
  until: string;
  substitute: CompanyOwner;
}

export interface Team {
  id: number;
  name: string;
  members: NamedUser[];
}

export interface TeamBody {
  name: string;
  /** Ids of users. */
  members: string[];
}

/** What is empty fits every company; the first that fits gives a new lead its owner when nobody was named. */
export interface Territory {
  id: number;
  name: string;
  /** They are asked in this order, the lowest first. */
  place: number;
  /** ISO 3166 codes. */
  countries: string[];
  /** As companies have them, such as MI. */
  provinces: string[];
  /** A country and the beginning of its postcodes, such as `IT 20`. */
  postcodes: string[];
  /** Beginnings of industry codes. */
  industries: string[];
  owner: NamedUser;
}

export interface TerritoryBody extends Omit<Territory, 'id' | 'owner'> {
  /** Id of a user. */
  owner: string;
}

export interface Absence {
  id: number;
  user: NamedUser;
  substitute: NamedUser;
  /** ISO 8601, as `until`: back from then on. */
  from: string;
  until: string;
  isNow: boolean;
  mayRemove: boolean;
}

export interface AbsenceBody {
  /** The caller when absent; of others for managers and administrators. */
  user?: string;
  substitute: string;
  from: string;
  until: string;
}

/** Every endpoint about them with what it takes and answers; each answers the list as it stands then. */
export interface TeamEndpoints {
  /** Every user, by name. */
  'GET /api/owners': { output: Colleague[] };
  'GET /api/teams': { output: Team[] };
  'POST /api/teams': { body: TeamBody; output: Team[] };
  'PATCH /api/teams/:id': { body: TeamBody; output: Team[] };
  'DELETE /api/teams/:id': { output: Team[] };
  'GET /api/territories': { output: Territory[] };
  'POST /api/territories': { body: TerritoryBody; output: Territory[] };
  'PATCH /api/territories/:id': { body: TerritoryBody; output: Territory[] };
  'DELETE /api/territories/:id': { output: Territory[] };
  /** Those that are not over: of everybody, for agents their own. */
  'GET /api/absences': { output: Absence[] };
  'POST /api/absences': { body: AbsenceBody; output: Absence[] };
  'DELETE /api/absences/:id': { output: Absence[] };
}
