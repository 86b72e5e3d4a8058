// Cuts sessions out of events on read. A new one begins after 30 minutes of silence, with a campaign other than the
// session's last, or when it would last over 24 hours; only the time of events decides, never their arrival.

import { z } from 'zod';
import { entryColumns } from './session-columns.ts';

const silenceMs = 1_800_000;
const dayMs = 86_400_000;
/**
 * A visit without a pause (a screen in a lobby) is cut at noon or midnight UTC once it began before the noon or midnight
 * before: never over 24 hours, and decided by what happened in the last 37 hours, however long it goes on.
 */
const halfDayMs = dayMs / 2;
const lookBackMs = dayMs + halfDayMs + 2 * silenceMs;
/** Time and time inside the id lie within two hours of each other. */
const idMarginMs = 7_200_000;

const at = (expression: string) => `fromUnixTimestamp64Milli(toInt64(${expression}), 'UTC')`;
const counted = `outcome = 'stored' AND visitor_id != 0 AND type != 'form_seen'`;
const between = (from: string, to: string) =>
  `id_time >= ${at(`${from} - ${idMarginMs}`)} AND id_time < ${at(`${to} + ${idMarginMs}`)}
      AND time >= ${at(from)} AND time < ${at(to)}`;

/** Whoever was active right before a moment may be in a session that runs across it. */
const activeBefore = (moment: string, filter: string) =>
  `SELECT visitor_id FROM events_v1
      WHERE ${filter} AND ${counted} AND ${between(`${moment} - ${silenceMs}`, moment)}`;

/** The events that decide on the sessions of the window, where the filter names so few visitors that all theirs are read. */
const decisiveOfFew = (filter: string) =>
  `${filter} AND ${counted} AND ${between(`{fromMs: Int64} - ${lookBackMs}`, `{toMs: Int64} + ${dayMs}`)}`;

/**
 * The same among all visitors. Beyond its ends only those visitors are read who were active
 * there: everybody else's sessions begin and end at the silence.
 */
const decisive = (filter: string) =>
  `${decisiveOfFew(filter)}
    AND (time >= ${at(`{fromMs: Int64} - ${silenceMs}`)} OR visitor_id IN (
      ${activeBefore('{fromMs: Int64}', filter)}))
    AND (time < ${at('{toMs: Int64}')} OR visitor_id IN (
      ${activeBefore('{toMs: Int64}', filter)}))`;

/** More networks than anybody visits from; of a robot that hides, the last are enough. */
const decisionsMax = 50;

/**
 * The campaign of an event as one number; the highest stands for none. Events of the same millisecond are sorted by it,
 * so that one that begins a session is the first of them.
 */
export const noCampaign = '18446744073709551615';
export const campaignKey = `if(campaign_source = '' AND campaign_medium = '' AND campaign_name = '' AND campaign_id = '',
    ${noCampaign}, cityHash64(campaign_source, campaign_medium, campaign_name, campaign_id))`;

/**
 * Whether an event tells where its visit came from. A visitor who lands with a campaign and agrees afterwards begins a
 * visit with the event `consent`, which names the landing page; the views after it come from the site itself.
 */
export const tellsSource = `type IN ('page_view', 'consent') AND traffic_channel != 'internal'`;

/** `values` moved on by one place, so that each event stands beside what was before it. */
const shifted = (values: string) => `arrayPushFront(arrayPopBack(${values}), 0)`;

/** One SELECT around the other: a layer names what the next ones use, since the engine plans an alias anew at each use. */
function renderLayers(innermost: string, layers: readonly string[]): string {
  return layers.reduce((sql, columns) => `SELECT site_id, visitor_id, ${columns} FROM (${sql})`, innermost);
}

/**
 * The sessions of each visitor: arrays of one visitor's few events are worked on, one copy of each in order, which takes
 * half the time of sorting all events. An element is (1 time, 2 campaign, 3 id, 4 whether it is a page view, 5 engaged
 * time, 6 path, 7 whether it is a robot's, 8 whether it tells the source, 9 decision, 10 kind of the page, 11 `carried`).
 */
function renderSessions(decisive: string, carried: string): string {
  const gathered = `SELECT site_id, visitor_id, arraySort(groupArray(
      (toUnixTimestamp64Milli(time), ${campaignKey}, id, type = 'page_view', engaged_ms, path, is_bot,
      ${tellsSource}, decision, toString(page_kind), ${carried}))) AS copies
    FROM events_v1
    WHERE ${decisive}
    GROUP BY site_id, visitor_id`;
  // `arrayFill` lets each event see the last one before it for which the condition held.
  return renderLayers(gathered, [
    'arrayFilter((event, place) -> place = 1, copies, arrayEnumerateUniq(copies.3)) AS sorted',
    'sorted, sorted.1 AS ms, sorted.2 AS campaigns',
    `sorted, ms, campaigns, ${shifted('ms')} AS previous, ${shifted('campaigns')} AS former`,
    `sorted, ms, campaigns, previous,
      arrayFill((at, before) -> at - before > ${silenceMs}, ms, previous) AS chain,
      arrayFill(campaign -> campaign != ${noCampaign}, former) AS last_campaign,
      arrayFill((before, campaign) -> campaign != ${noCampaign}, previous, former) AS last_campaign_ms`,
    `sorted, ms, previous, arrayMap((at, before, chain_ms, campaign, last, last_ms) -> at != before AND (at = chain_ms
        OR (campaign != ${noCampaign} AND NOT (last = campaign AND last_ms >= chain_ms AND last_ms >= at - ${dayMs}))),
      ms, previous, chain, campaigns, last_campaign, last_campaign_ms) AS cut`,
    'sorted, ms, previous, cut, arrayFill((at, is_cut) -> is_cut, ms, cut) AS part',
    `arrayJoin(arraySplit((event, at, before, is_cut, part_ms) -> is_cut
        OR (intDiv(before, ${halfDayMs}) < intDiv(at, ${halfDayMs})
          AND part_ms < (intDiv(at, ${halfDayMs}) - 1) * ${halfDayMs}),
      sorted, ms, previous, cut, part)) AS session`,
    'session, session[1].1 AS start_ms, arrayFilter(event -> event.4, session) AS views',
    `session, start_ms, views, if(empty(views), session, views) AS told,
      arrayFirstIndex(event -> event.8, session) AS source_place`,
  ]);
}

/**
 * One row per session that began in the window. `source` is element `place` of the event that tells its source. Of the company it
 * names all decisions that were told apart, by their last event: which of them holds depends on what they say, now and later. A
 * session is a robot's when all of its events are: with one of a person it counts.
 */
function renderBegun(events: string, place: number, carried: string): string {
  return `SELECT site_id, visitor_id, start_ms, session[-1].1 AS end_ms, length(session) AS events,
      length(views) AS pages, arraySum(session.5) AS engaged, toBool(NOT has(session.7, false)) AS all_bot,
      if(source_place = 0, told[1].${place}, session[source_place].${place}) AS source, told[1].6 AS entry_path, told[-1].6 AS exit_path,
      if(arrayExists(told_apart -> told_apart > 1, session.9),
        arrayLast(told_apart -> told_apart > 1, session.9), session[-1].9) AS decision,
      arraySort(arrayDistinct(views.10)) AS page_kinds,
      arraySlice(arrayReverse(arrayDistinct(arrayReverse(arrayFilter(told_apart -> told_apart > 1, session.9)))), -${decisionsMax}) AS decisions
    FROM (${renderSessions(events, carried)})
    WHERE start_ms >= {fromMs: Int64} AND start_ms < {toMs: Int64}`;
}

/** Rows of `sessionColumns`. What the event that tells a session's source knows is fetched by that one's id, for the columns asked for. */
function renderCut(filter: string, events = decisive(filter)): string {
  const fetched = ['host', ...entryColumns];
  return `SELECT s.site_id AS site_id, s.visitor_id AS visitor_id, ${at('s.start_ms')} AS started_at,
  ${at('s.end_ms')} AS ended_at, toUInt32(s.pages) AS pages, toUInt32(s.events) AS events,
  toUInt32(least(s.engaged, 4294967295)) AS engaged_ms, s.entry_path AS entry_path, s.exit_path AS exit_path,
  ${fetched.map((column) => `e.${column} AS ${column}`).join(', ')}, s.all_bot AS is_bot, s.decision AS decision, s.page_kinds AS page_kinds,
  s.decisions AS decisions
FROM (
    SELECT id, ${fetched.join(', ')} FROM events_v1
    WHERE ${filter} AND ${counted} AND ${between('{fromMs: Int64}', `{toMs: Int64} + ${dayMs}`)}) AS e
  ANY INNER JOIN (
    ${renderBegun(events, 3, '0')}) AS s
  ON e.id = s.source`;
}

/** Which events count, by the parameter `bots`. */
const botFilter = `({bots: String} = 'with' OR is_bot = ({bots: String} = 'only'))`;

/**
 * Sessions that began in a window, as rows of `sessionColumns`, to be put into brackets after FROM. Its parameters are
 * `cutParameters`; a month of a busy site is better read from `sessions_v1`.
 */
export const cutSessionsSql = renderCut(`site_id IN {siteIds: Array(UInt32)} AND ${botFilter}`);

/** The same of one visitor, `visitorHex`: a matter of milliseconds. */
const ofVisitor = `site_id IN {siteIds: Array(UInt32)} AND ${botFilter} AND visitor_id = reinterpretAsUInt64(reverse(unhex({visitorHex: String})))`;
export const cutVisitorSessionsSql = renderCut(ofVisitor, decisiveOfFew(ofVisitor));

/** Every event that a person allowed to be put to their name (`granted`, with the purpose *person*, bit 4). */
export const allowsPerson = `consent = 'granted' AND bitAnd(purposes, 4) != 0`;

/** Of the visitors named: pairs of a site's number and the 16 hex digits of a browser, in two lists of one length. */
export const amongVisitors = `(site_id, visitor_id) IN (SELECT arrayJoin(arrayZip({browserSites: Array(UInt32)},
    arrayMap(hex -> reinterpretAsUInt64(reverse(unhex(hex))), {browsers: Array(String)}))))
    AND visitor_id IN (SELECT reinterpretAsUInt64(reverse(unhex(arrayJoin({browsers: Array(String)})))))`;

/**
 * Sessions of several visitors, made of what they allowed to be put to a name and of nothing else: site_id, visitor_id, start_ms,
 * end_ms, events, pages, all_bot, entry_path, decision, page_kinds, decisions, and `source` with the columns `carried` of the event
 * that tells it. These are so few events that each carries them: to plan a join that fetches them took as long as all the rest.
 */
export const renderVisitorsSessions = (carried: readonly [string, string, ...string[]]): string =>
  renderBegun(
    decisiveOfFew(
      `site_id IN {siteIds: Array(UInt32)} AND ${botFilter} AND ${amongVisitors} AND ${allowsPerson}`,
    ),
    11,
    `(${carried.join(', ')})`,
  );

/** Sessions of every site at once and of people alone, which is what `sessions_v1` holds. */
export const cutAllSessionsSql = renderCut('NOT is_bot');

/** Times in milliseconds since 1970: from is inside, to is not. */
export const cutParameters = {
  siteIds: z.array(z.number().int()),
  fromMs: z.number().int(),
  toMs: z.number().int(),
  bots: z.enum(['without', 'only', 'with']),
};
