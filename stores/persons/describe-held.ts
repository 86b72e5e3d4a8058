// Puts together what a person's own page shows: what is held, from where, since when, what they agreed to and took back.

import { sql } from 'drizzle-orm';
import { purposeBits } from '#contract/event-stages.ts';
import type { HeldContent, heldCategories } from '#contract/rights-content.ts';
import { personConsent } from '../events/questions/person-consent.ts';
import { agreedToTracking } from '../records/links/agreed-to-tracking.ts';
import type { Records } from '../records/open-records.ts';
import { listRightsRequests } from '../records/rights/rights-requests.ts';
import { listWithdrawals } from '../records/rights/withdraw.ts';
import type { WithdrawalHashes } from '../records/rights/withdrawal-hashes.ts';
import { type ExportParts, exportPerson, type PersonCopy } from './export-person.ts';
import { findHeld, type HeldPerson } from './find-held.ts';

const longestMs = 800 * 86_400_000;
const hourMs = 3_600_000;

export interface DescribeParts extends ExportParts {
  hashes: WithdrawalHashes;
  siteNames: ReadonlyMap<number, string>;
}

/** `key`: of the e-mail address that the link was mailed to. */
export async function describeHeld(parts: DescribeParts, key: string): Promise<HeldContent> {
  const { records } = parts;
  const held = await findHeld(records, key, 'proven');
  const copy = await exportPerson(parts, held);
  const hash = parts.hashes.ofKey(key);
  const [withdrawn, requests] = await Promise.all([
    listWithdrawals(records, [hash]),
    listRightsRequests(records, { hashes: [hash], limit: 20 }),
  ]);
  return {
    email: key.slice('email:'.length),
    at: copy.exportedAt,
    categories: countCategories(copy, parts.siteNames),
    consent: await findConsent(parts, held),
    withdrawn: withdrawn.map(({ purpose, at }) => ({ purpose, at: at.toISOString() })),
    agreed: copy.records.requests.flatMap((row) =>
      row['consent_text'] === ''
        ? []
        : [{ text: text(row['consent_text']), version: Number(row['consent_version']), at: time(row['at']) }],
    ),
    mailings: await listMailings(records, held, parts.siteNames),
    requests: requests.map(({ kind, state, at, dueAt }) => ({
      ...{ kind, state, at: at.toISOString(), dueAt: dueAt.toISOString() },
    })),
    copy: JSON.stringify(copy, null, 1),
  };
}

type Row = Record<string, unknown>;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const time = (value: unknown): string => {
  const read = value instanceof Date ? value : new Date(text(value));
  return Number.isNaN(read.getTime()) ? '' : read.toISOString();
};

function countCategories(
  { records, browsers, events }: PersonCopy,
  siteNames: ReadonlyMap<number, string>,
): HeldContent['categories'] {
  const siteOf = (id: unknown) => siteNames.get(Number(id)) ?? '';
  const entry = (
    category: (typeof heldCategories)[number],
    rows: readonly Row[],
    sourceOf: (row: Row) => string,
    timeOf: (row: Row) => string,
  ) => {
    const times = rows.map(timeOf).filter((at) => at !== '');
    const sources = [...new Set(rows.map(sourceOf))].filter((source) => source !== '').slice(0, 12);
    return { category, count: rows.length, sources, since: times.sort()[0] ?? '' };
  };
  const kind = (wanted: (row: Row) => boolean) => (events as readonly Row[]).filter(wanted);
  const isTold = (row: Row) => row['type'] === 'engagement';
  const isMail = (row: Row) =>
    isTold(row) && /email_/.test(`${text(row['name'])}${text(row['action'])}${text(row['properties'])}`);
  const isForm = (row: Row) => row['type'] === 'form_submit';
  const siteOfEvent = (row: Row) => siteOf(row['siteId']);
  const eventTime = (row: Row) => new Date(Number(row['atMs'])).toISOString();
  const firstAt = (row: Row) => time(row['first_at']);
  return [
    entry('names', records.keys, () => '', firstAt),
    entry('values', records.values, (row) => nameSource(text(row['source']), siteNames), firstAt),
    entry(
      'browsers',
      browsers,
      (row) => siteOf(row['siteId']),
      (row) => text(row['from']),
    ),
    entry(
      'visits',
      kind((row) => !isTold(row) && !isForm(row)),
      siteOfEvent,
      eventTime,
    ),
    entry('emails', kind(isMail), siteOfEvent, eventTime),
    entry('forms', kind(isForm), siteOfEvent, eventTime),
    entry(
      'messages',
      kind((row) => isTold(row) && !isMail(row)),
      siteOfEvent,
      eventTime,
    ),
    entry(
      'requests',
      records.requests,
      (row) => text(row['provider']) || siteOf(row['site_id']),
      (row) => time(row['at']),
    ),
    entry(
      'mailings',
      records.mailings,
      (row) => text(row['mailing']),
      () => '',
    ),
    entry(
      'openings',
      records.opened,
      () => '',
      (row) => time(row['at']),
    ),
  ].filter(({ count }) => count > 0);
}

/** `site:3:identify` becomes the site's name. */
function nameSource(source: string, siteNames: ReadonlyMap<number, string>): string {
  const [kind, id] = source.split(':', 2);
  return kind === 'site' ? (siteNames.get(Number(id)) ?? '') : source;
}

/** The newest; more than anybody chooses in. */
const consentBrowsersMax = 500;

/** Only of browsers that are theirs to this day: in the others somebody else has chosen since. */
async function findConsent(parts: DescribeParts, { spans }: HeldPerson): Promise<HeldContent['consent']> {
  const own = spans.filter(({ toMs }) => toMs === null).slice(0, consentBrowsersMax);
  if (own.length === 0) return null;
  const [last] = await parts.events.ask(personConsent, {
    siteIds: [...parts.siteIds],
    ...{ fromMs: parts.nowMs - longestMs, toMs: parts.nowMs + hourMs },
    browserSites: own.map(({ siteId }) => siteId),
    browsers: own.map(({ visitor }) => visitor),
  });
  if (last === undefined) return null;
  const { consent: state, purposes, version, chosenAtMs, atMs } = last;
  const allows = (bit: number) => (purposes & bit) !== 0;
  return {
    ...{ state, version, seenAt: new Date(atMs).toISOString() },
    ...{
      measure: allows(purposeBits.measure),
      company: allows(purposeBits.company),
      person: allows(purposeBits.person),
    },
    chosenAt: chosenAtMs === 0 ? '' : new Date(chosenAtMs).toISOString(),
  };
}

async function listMailings(
  { db }: Records,
  { keys }: HeldPerson,
  siteNames: ReadonlyMap<number, string>,
): Promise<HeldContent['mailings']> {
  const emails = keys.flatMap((key) => (key.startsWith('email:') ? [key.slice('email:'.length)] : []));
  const { rows } = await db.execute<{
    name: string;
    siteId: number;
    at: string | null;
    tracked: boolean;
  }>(sql`
    SELECT m.name, m.site_id AS "siteId", f.unsubscribed_at::text AS at,
      ${agreedToTracking} AS tracked
    FROM mail_recipients r JOIN mailings m ON m.id = r.mailing_id
    LEFT JOIN mail_refusals f ON f.site_id = m.site_id AND f.email = r.email
    WHERE lower(r.email) = ANY(${sql.param(emails)}::text[]) ORDER BY m.id DESC LIMIT 200`);
  return rows.map(({ name, siteId, at, tracked }) => ({
    ...{
      name,
      site: siteNames.get(siteId) ?? '',
      unsubscribedAt: at === null ? '' : new Date(at).toISOString(),
    },
    isTracked: tracked,
  }));
}
