// How Tryton speaks: JSON-RPC over POST to the database's own address, with a session that a password opens, and errors in answers that
// HTTP calls good. Source: trytond 6.0, `trytond/protocols`; tried on Debian's 6.0.29.

import { CrmError, type CrmFault } from '../../http/crm-fault.ts';
import type { CrmDialect, RawAsk } from '../../http/crm-session.ts';
import { fieldOf, listOf, numberOf, textOf } from '../../http/read-json.ts';
import { redact } from '../../http/redact.ts';

export interface TrytonAccount {
  /** Without trailing slash and without the database. */
  readonly baseUrl: string;
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

/** Its own server has no limit; this one is for people who work beside us. */
const pace = { perWindow: 50, windowMs: 1_000 };

export function createTrytonDialect({ baseUrl, database, user, password }: TrytonAccount): CrmDialect {
  let session = '';
  return {
    baseUrl: `${baseUrl}/${encodeURIComponent(database)}`,
    pace,
    authorize: async (raw) => {
      if (session === '') session = await logIn(raw, user, password);
      return { authorization: `Session ${session}` };
    },
    renew: () => {
      session = '';
      return true;
    },
    secrets: () => [password, session],
    explain: ({ status, json }) => {
      // What trytond says of sessions has no JSON.
      if (status === 401) return { kind: 'mend', reason: 'credentials_refused' };
      if (status === 404 && json === undefined) return { kind: 'mend', reason: 'database_missing' };
      if (status === 403 && json === undefined) return { kind: 'later', reason: 'not_json', waitMs: 60_000 };
      return undefined;
    },
    findError: (json) => {
      const error = fieldOf(json, 'error');
      if (error === undefined || error === null) return undefined;
      return {
        fault: faultOf(textOf(error, 0)),
        detail: redact(textOf(error, 1, 0) || textOf(error, 1), [password]),
      };
    },
  };
}

async function logIn(raw: RawAsk, user: string, password: string): Promise<string> {
  if (user === '' || password === '') throw new CrmError({ kind: 'mend', reason: 'no_credentials' }, '');
  const body = { id: 0, method: 'common.db.login', params: [user, { password }] };
  const { json } = await raw({ path: '/', method: 'POST', body, isRepeatable: true });
  const [uid, key] = listOf(json, 'result');
  if (typeof uid !== 'number' || typeof key !== 'string')
    throw new CrmError({ kind: 'mend', reason: 'no_credentials' }, 'user name or password are not right');
  return Buffer.from(`${user}:${uid}:${key}`).toString('base64');
}

/** The first of the list is the exception's name. */
function faultOf(name: string): CrmFault {
  if (name === 'ConcurrencyException') return { kind: 'later', reason: 'changed_meanwhile', waitMs: 1_000 };
  if (name === 'NotLogged' || name === '401') return { kind: 'mend', reason: 'credentials_refused' };
  if (name === 'UserError' || name === 'UserWarning') return { kind: 'never', reason: 'validation' };
  if (/Operational|Lock|Timeout/i.test(name)) return { kind: 'later', reason: 'locked', waitMs: 1_000 };
  return { kind: 'never', reason: 'refused' };
}

/** A date and time as Tryton's JSON has it, in milliseconds since 1970; undefined for what is none. */
export function readMoment(json: unknown): number | undefined {
  const year = numberOf(json, 'year');
  if (year === undefined) return undefined;
  const part = (name: string, blank: number) => numberOf(json, name) ?? blank;
  const micro = part('microsecond', 0);
  return Date.UTC(
    year,
    part('month', 1) - 1,
    part('day', 1),
    part('hour', 0),
    part('minute', 0),
    part('second', 0),
    Math.floor(micro / 1_000),
  );
}

export function writeMoment(ms: number) {
  const at = new Date(ms);
  return {
    __class__: 'datetime',
    ...{ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() },
    ...{ hour: at.getUTCHours(), minute: at.getUTCMinutes(), second: at.getUTCSeconds(), microsecond: 0 },
  };
}

export function writeDay(ms: number) {
  const at = new Date(ms);
  return { __class__: 'date', year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}
