// Cuts the sessions of a few visitors of one person, over as long a time as anything is kept.

import { onDaysOfVisitors } from './active-days.sql.ts';
import { botFilter, decisiveOfFew, fetchedColumns, renderBegun, renderColumns } from './cut-sessions.sql.ts';

/** Every event that a person allowed to be put to their name (`granted`, with the purpose *person*, bit 4). */
const allowsPerson = `consent = 'granted' AND bitAnd(purposes, 4) != 0`;

/** Of the visitors named: pairs of a site's number and the 16 hex digits of a browser, in two lists of one length. */
export const amongVisitors = `(site_id, visitor_id) IN (SELECT arrayJoin(arrayZip({browserSites: Array(UInt32)},
    arrayMap(hex -> reinterpretAsUInt64(reverse(unhex(hex))), {browsers: Array(String)}))))
    AND visitor_id IN (SELECT reinterpretAsUInt64(reverse(unhex(arrayJoin({browsers: Array(String)})))))
    AND ${onDaysOfVisitors}`;

/**
 * Visits of several visitors, made of what they allowed to be put to a name and of nothing else. Their events are so few that each
 * carries what might be asked of it: to plan a join that fetches it afterwards took twice as long as all the rest.
 */
const ofVisitors = `site_id IN {siteIds: Array(UInt32)} AND ${botFilter} AND ${amongVisitors} AND ${allowsPerson}`;
export const cutVisitorsSessionsSql = `SELECT ${renderColumns((_, place) => `s.source.${place}`)}
FROM (${renderBegun(decisiveOfFew(ofVisitors), { source: 'source', place: 11, carried: `(${fetchedColumns.join(', ')})` })}) AS s`;
