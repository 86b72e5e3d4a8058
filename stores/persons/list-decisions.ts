// What a person has decided about their own data, for whoever looks at them: taken back, objected, unsubscribed, asked to be
// erased.

import { sql } from 'drizzle-orm';
import type { PersonDecision } from '#contract/person-report.ts';
import { withdrawnPurposes } from '#contract/rights-report.ts';
import type { Records } from '../records/open-records.ts';
import { listOpenErasures } from '../records/rights/erasure-runs.ts';
import { listRightsRequests } from '../records/rights/rights-requests.ts';
import { listWithdrawals } from '../records/rights/withdraw.ts';
import { createWithdrawalHashes } from '../records/rights/withdrawal-hashes.ts';
import { openMax } from './erase-everywhere.ts';
import { openErasureOf } from './seal-erasure.ts';

/** Of the person: all names, such as `email:anna@acme.example`. */
interface Decider {
  readonly id: number;
  readonly keys: readonly string[];
}

const refusalsMax = 500;
const requestsMax = 20;
/** Taking tracking back on the page of one's own data is written down in two places, one after the other. */
const sameMomentMs = 5_000;

/** The newest first. `secret`: the installation's master key, hex. */
export async function listDecisions(
  records: Records,
  secret: string,
  person: Decider,
): Promise<PersonDecision[]> {
  const hashes = createWithdrawalHashes(secret);
  const own = person.keys.map(hashes.ofKey);
  const [takenBack, refusals, asked, startedAt] = await Promise.all([
    listWithdrawals(records, own),
    listRefusals(records, person.keys),
    listRightsRequests(records, { hashes: own, limit: requestsMax }),
    findErasure(records, secret, person),
  ]);
  const tracking = takenBack.find(({ purpose }) => purpose === 'email_tracking')?.at.getTime() ?? 0;
  const said = refusals.filter(
    ({ what, at }) => what !== 'untracked' || Math.abs(at.getTime() - tracking) > sameMomentMs,
  );
  const requests = asked
    .filter(({ state, kind }) => state !== 'done' || kind === 'objection')
    .map(({ kind, email, at, dueAt, state }): PersonDecision => {
      const isUnderWay = kind === 'erasure' && startedAt !== undefined && state !== 'refused';
      return {
        ...{ ...nothing, what: kind, email, at: at.toISOString(), dueAt: dueAt.toISOString() },
        state: isUnderWay ? 'under_way' : state,
      };
    });
  const isAsked = requests.some(({ state }) => state === 'under_way');
  const begun: PersonDecision[] =
    startedAt === undefined || isAsked
      ? []
      : [{ ...nothing, what: 'erasure', at: startedAt, source: 'colleague', state: 'under_way' }];
  return [...begun, ...requests, ...groupTakenBack(takenBack), ...groupRefusals(said)].sort((one, other) =>
    other.at.localeCompare(one.at),
  );
}

const nothing = {
  source: 'rights_page',
  ...{ purposes: [], siteIds: [], email: '', dueAt: null, state: null },
} as const satisfies Partial<PersonDecision>;

/** What was said with one tap is one decision. */
function groupTakenBack(rows: Awaited<ReturnType<typeof listWithdrawals>>): PersonDecision[] {
  return groupBy(rows, ({ way, at }) => `${way} ${at.getTime()}`).map(([{ way, at }, group]) => ({
    ...{ ...nothing, what: way === 'objected' ? 'objected' : 'withdrawn', at: at.toISOString() },
    purposes: withdrawnPurposes.filter((one) => group.some(({ purpose }) => purpose === one)),
  }));
}

/** Each group with its first. */
function groupBy<T>(rows: readonly T[], nameOf: (row: T) => string): [T, T[]][] {
  const groups = new Map<string, [T, T[]]>();
  for (const row of rows) {
    const group = groups.get(nameOf(row));
    if (group === undefined) groups.set(nameOf(row), [row, [row]]);
    else group[1].push(row);
  }
  return [...groups.values()];
}

interface Refusal {
  what: 'unsubscribed' | 'untracked' | 'complained' | 'bounced' | 'no_mail';
  siteId: number;
  email: string;
  at: Date;
  by: string;
}

function groupRefusals(rows: readonly Refusal[]): PersonDecision[] {
  return groupBy(rows, ({ what, email, at }) => `${what} ${at.getTime()} ${email}`).map(
    ([{ what, email, at, by }, group]) => ({
      ...{ ...nothing, what, email, at: at.toISOString() },
      source: by === 'provider' ? 'mailing_tool' : by === 'one_click' ? 'one_click' : 'mail_page',
      siteIds: group.map(({ siteId }) => siteId),
    }),
  );
}

async function listRefusals({ db }: Records, keys: readonly string[]): Promise<Refusal[]> {
  const emails = keys.flatMap((key) => (key.startsWith('email:') ? [key.slice('email:'.length)] : []));
  const { rows } = await db.execute<Omit<Refusal, 'at'> & { at: string } & Record<string, unknown>>(sql`
    SELECT what, site_id AS "siteId", email, at::text AS at, by FROM (
      SELECT CASE WHEN unsubscribed_by = 'provider' THEN coalesce(told_kind, 'no_mail') ELSE 'unsubscribed' END AS what, site_id, email, unsubscribed_at AS at, coalesce(unsubscribed_by, '') AS by FROM mail_refusals
      UNION ALL SELECT 'untracked', site_id, email, withdrawn_at, '' FROM mail_refusals) AS said
    WHERE at IS NOT NULL AND lower(email) = ANY(${sql.param(emails)}::text[]) ORDER BY at DESC, site_id LIMIT ${refusalsMax}`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

/** Since when the person is being erased; undefined when they are not. */
async function findErasure(
  records: Records,
  secret: string,
  { id, keys }: Decider,
): Promise<string | undefined> {
  for (const run of await listOpenErasures(records, openMax)) {
    try {
      const { held } = openErasureOf(secret, run.sealed);
      if (held.personId === id || held.keys.some((key) => keys.includes(key))) return run.at.toISOString();
    } catch {
      // Sealed with a key that was changed since: nobody can say any more whom it is about.
    }
  }
  return undefined;
}
