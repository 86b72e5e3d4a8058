// Keeps what was clicked and which pages were seen after it, judges the clicks concerned anew, and forgets old ones.

import { and, gte, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import type { LinkHit } from '#contract/links.ts';
import { judgeHits, type MailHit, type PageSight } from '#intelligence/email/judge-hits.ts';
import type { Records } from '../open-records.ts';
import { linkHits, linkSights } from '../schema/links.ts';
import { agreedToTracking } from './agreed-to-tracking.ts';

export interface NewHit extends LinkHit {
  /** Id of its event. */
  id: string;
  siteId: number;
  atMs: number;
  network: string;
  networkClass: string;
  agent: string;
  isKnownRobot: boolean;
}

export interface NewSight extends PageSight {
  key: string;
  siteId: number;
  /** Code in the address; null when the page was known by its token alone. */
  code: string | null;
  recipientId: number | null;
  visitor: string;
  /** When the consent was given under which it was seen, milliseconds since 1970; 0 when nobody says. */
  chosenAtMs: number;
}

type Database = Pick<Records['db'], 'execute' | 'insert' | 'select' | 'update'>;

/** Most hits that are looked at together: what opens more in the time is a machine, whichever of them are looked at. */
const hitsMax = 500;
const rowsAtOnce = 500;
const aroundMs = 180_000;

/**
 * Doing it twice changes nothing. Hits of links, mailings and recipients that are gone are kept without them, or not. Answers
 * the recipients whose hits were judged anew.
 */
export async function keepHits(
  records: Records,
  hits: readonly NewHit[],
  sights: readonly NewSight[],
): Promise<number[]> {
  const keys = new Set<string>();
  await records.db.transaction(async (db) => {
    for (let at = 0; at < hits.length; at += rowsAtOnce)
      await insertHits(db, hits.slice(at, at + rowsAtOnce));
    for (let at = 0; at < sights.length; at += rowsAtOnce)
      for (const key of await insertSights(db, sights.slice(at, at + rowsAtOnce))) keys.add(key);
  });
  // Any page may have an address that looks like one after a link: what is of none of ours costs nothing more.
  const kept = sights.filter(({ key }) => keys.has(key));
  const named = [...hits, ...kept].map(({ recipientId }) => recipientId).filter((id) => id !== null);
  const recipients = [...new Set([...named, ...(await findClickers(records, kept))])];
  await judgeRecipients(records, recipients);
  await judgeNetworks(records, [...hits, ...kept]);
  return recipients;
}

/** Nobody is named who took back the consent while the hit or the page was on its way. */
const mayBeNamed = sql`EXISTS (
      SELECT FROM mailings m
      LEFT JOIN mail_refusals f ON f.site_id = m.site_id AND f.email = r.email
      WHERE m.id = r.mailing_id AND m.site_id = n.site_id AND ${agreedToTracking})`;

async function insertHits(db: Database, hits: readonly NewHit[]): Promise<void> {
  await db.execute(sql`
    INSERT INTO link_hits (id, site_id, link_id, mailing_id, recipient_id, kind, method, at, network, network_class, agent, is_known_robot)
    SELECT n.id, n.site_id, l.id, m.id, r.id, n.kind, n.method, n.at, n.network, n.network_class, n.agent, n.is_known_robot
    FROM jsonb_to_recordset(${JSON.stringify(hits.map(toRow))}::jsonb) AS n(id uuid, site_id int, link_id int, mailing_id int,
      recipient_id bigint, kind text, method text, at timestamptz, network text, network_class text, agent text, is_known_robot boolean)
    JOIN sites s ON s.id = n.site_id
    LEFT JOIN links l ON l.id = n.link_id
    LEFT JOIN mailings m ON m.id = n.mailing_id
    LEFT JOIN mail_recipients r ON r.id = n.recipient_id AND ${mayBeNamed}
    ON CONFLICT DO NOTHING`);
}

function toRow(hit: NewHit): Record<string, unknown> {
  return {
    ...{ id: hit.id, site_id: hit.siteId, link_id: hit.linkId, mailing_id: hit.mailingId },
    ...{ recipient_id: hit.recipientId, kind: hit.kind, method: hit.method },
    ...{ at: new Date(hit.atMs).toISOString(), network: hit.network, network_class: hit.networkClass },
    ...{ agent: hit.agent, is_known_robot: hit.isKnownRobot },
  };
}

/**
 * A gesture may be seen only later; the visitor of a token is one row for half an hour.
 * Answers the keys of those that are of a link or a recipient.
 */
async function insertSights(db: Database, sights: readonly NewSight[]): Promise<string[]> {
  const rows = [...gatherSights(sights).values()].map((sight) => ({
    ...{ key: sight.key, site_id: sight.siteId, code: sight.code, recipient_id: sight.recipientId },
    ...{ visitor: sight.visitor, at: new Date(sight.atMs).toISOString(), network: sight.network },
    ...{ network_class: sight.networkClass, agent: sight.agent, gesture: sight.gesture },
    is_robot: sight.isRobot,
    chosen_at: sight.chosenAtMs > 0 ? new Date(sight.chosenAtMs).toISOString() : null,
  }));
  const kept = await db.execute<{ key: string }>(sql`
    INSERT INTO link_sights (key, site_id, link_id, recipient_id, visitor, at, network, network_class, agent, gesture, is_robot,
      chosen_at)
    SELECT n.key, n.site_id, l.id, r.id, n.visitor, n.at, n.network, n.network_class, n.agent, n.gesture, n.is_robot,
      n.chosen_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n(key text, site_id int, code text, recipient_id bigint,
      visitor text, at timestamptz, network text, network_class text, agent text, gesture boolean, is_robot boolean,
      chosen_at timestamptz)
    JOIN sites s ON s.id = n.site_id
    LEFT JOIN links l ON l.code = n.code AND l.site_id = n.site_id
    LEFT JOIN mail_recipients r ON r.id = n.recipient_id AND ${mayBeNamed}
    WHERE l.id IS NOT NULL OR r.id IS NOT NULL
    ON CONFLICT (key) DO UPDATE SET gesture = link_sights.gesture OR excluded.gesture,
      is_robot = link_sights.is_robot OR excluded.is_robot, at = least(link_sights.at, excluded.at),
      chosen_at = greatest(link_sights.chosen_at, excluded.chosen_at),
      network = CASE WHEN excluded.at < link_sights.at THEN excluded.network ELSE link_sights.network END,
      network_class = CASE WHEN excluded.at < link_sights.at THEN excluded.network_class ELSE link_sights.network_class END,
      agent = CASE WHEN excluded.at < link_sights.at THEN excluded.agent ELSE link_sights.agent END
    RETURNING key`);
  return kept.rows.map(({ key }) => key);
}

/** A statement may touch a row once only. */
function gatherSights(sights: readonly NewSight[]): Map<string, NewSight> {
  const gathered = new Map<string, NewSight>();
  for (const sight of sights) {
    const before = gathered.get(sight.key);
    gathered.set(
      sight.key,
      before === undefined
        ? sight
        : {
            ...(sight.atMs < before.atMs ? sight : before),
            gesture: before.gesture || sight.gesture,
            isRobot: before.isRobot || sight.isRobot,
            chosenAtMs: Math.max(before.chosenAtMs, sight.chosenAtMs),
          },
    );
  }
  return gathered;
}

interface Touched {
  siteId: number;
  recipientId: number | null;
  network: string;
  atMs: number;
}

/** Recipients whose click a page may have followed that was seen without a token. */
async function findClickers(records: Records, sights: readonly NewSight[]): Promise<number[]> {
  const keys = sights.filter(({ code }) => code !== null).map(({ key }) => key);
  if (keys.length === 0) return [];
  const { rows } = await records.db.execute<{ id: number }>(sql`
    SELECT DISTINCT h.recipient_id::float8 AS id
    FROM link_sights s
    JOIN link_hits h ON h.link_id = s.link_id AND h.network = s.network
      AND h.at BETWEEN s.at - interval '3 minutes' AND s.at + interval '3 minutes'
    WHERE s.key = ANY(${sql.param(keys)}::text[]) AND h.recipient_id IS NOT NULL
    LIMIT ${hitsMax}`);
  return rows.map(({ id }) => id);
}

/** All hits of a recipient are of one mailing, since a recipient is. */
export async function judgeRecipients(records: Records, ids: readonly number[]): Promise<void> {
  for (const id of new Set(ids)) {
    const hits = await loadHits(records, sql`recipient_id = ${id}`);
    const byLink = await loadSights(records, hits);
    const byToken = await loadTokenSights(records, id);
    await keepVerdicts(records, hits, [...byToken, ...byLink]);
  }
}

/** Links without a recipient: what one network did at about that time. */
async function judgeNetworks(records: Records, touched: readonly Touched[]): Promise<void> {
  const periods = new Map<string, Touched>();
  for (const one of touched) {
    if (one.recipientId !== null) continue;
    periods.set(`${one.siteId} ${one.network} ${Math.floor(one.atMs / aroundMs)}`, one);
  }
  for (const { siteId, network, atMs } of periods.values()) {
    const startMs = Math.floor(atMs / aroundMs) * aroundMs;
    const hits = await loadHits(
      records,
      sql`recipient_id IS NULL AND site_id = ${siteId} AND network = ${network}
        AND at >= ${new Date(startMs - aroundMs).toISOString()} AND at < ${new Date(startMs + 2 * aroundMs).toISOString()}`,
    );
    await keepVerdicts(records, hits, await loadSights(records, hits));
  }
}

type LoadedHit = MailHit & { verdict: string; reasons: string[] };

async function loadHits(records: Records, which: ReturnType<typeof sql>): Promise<LoadedHit[]> {
  const rows = await records.db
    .select()
    .from(linkHits)
    .where(which)
    .orderBy(sql`${linkHits.at} DESC, ${linkHits.id}`)
    .limit(hitsMax);
  return rows.map(({ at, ...hit }) => ({ ...hit, atMs: at.getTime() }));
}

async function loadTokenSights(records: Records, recipientId: number): Promise<PageSight[]> {
  const rows = await records.db
    .select()
    .from(linkSights)
    .where(sql`recipient_id = ${recipientId}`)
    .orderBy(sql`${linkSights.at} DESC`)
    .limit(hitsMax);
  return rows.map((row) => ({ ...row, linkId: null, atMs: row.at.getTime() }));
}

/** Pages of the same links, seen from the networks of these hits at about that time. */
async function loadSights(records: Records, hits: readonly LoadedHit[]): Promise<PageSight[]> {
  const linkIds = [...new Set(hits.map(({ linkId }) => linkId))].filter((id) => id !== null);
  const networks = [...new Set(hits.map(({ network }) => network))];
  if (linkIds.length === 0) return [];
  const times = hits.map(({ atMs }) => atMs);
  const rows = await records.db
    .select()
    .from(linkSights)
    .where(
      and(
        inArray(linkSights.linkId, linkIds),
        isNull(linkSights.recipientId),
        inArray(linkSights.network, networks),
        gte(linkSights.at, new Date(Math.min(...times) - aroundMs)),
        lte(linkSights.at, new Date(Math.max(...times) + aroundMs)),
      ),
    )
    .orderBy(sql`${linkSights.at} DESC`)
    .limit(hitsMax);
  return rows.map((row) => ({ ...row, atMs: row.at.getTime() }));
}

async function keepVerdicts(
  records: Records,
  hits: readonly LoadedHit[],
  sights: readonly PageSight[],
): Promise<void> {
  const verdicts = judgeHits(hits, sights);
  const changed = hits.flatMap(({ id, verdict, reasons }) => {
    const now = verdicts.get(id);
    const isSame = now?.verdict === verdict && now.reasons.join() === reasons.join();
    return now === undefined || isSame ? [] : [{ id, ...now }];
  });
  if (changed.length === 0) return;
  await records.db.execute(sql`
    UPDATE link_hits SET verdict = n.verdict,
      reasons = ARRAY(SELECT jsonb_array_elements_text(n.reasons))
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS n(id uuid, verdict text, reasons jsonb)
    WHERE link_hits.id = n.id`);
}

/** Answers how many clicks and pages were forgotten. */
export async function forgetHits(records: Records, before: Date): Promise<number> {
  const hits = await records.db.delete(linkHits).where(lt(linkHits.at, before));
  const sights = await records.db.delete(linkSights).where(lt(linkSights.at, before));
  return (hits.rowCount ?? 0) + (sights.rowCount ?? 0);
}
