// What a Matomo hit is among our events. Source of the parameters: Matomo's "Tracking HTTP API" reference.

import type { WirePage } from '#contract/wire-format.ts';
import type { RawEvent } from '../pick-event.ts';
import type { MatomoHit } from './read-matomo-hits.ts';
import { onlySaid } from './read-untyped.ts';

/** `referer`: the page that embeds the picture, for hits that name none. The event has no time yet. */
export function mapMatomoHit(hit: MatomoHit, referer: string): RawEvent {
  const read = (name: string) => hit.get(name)?.trim() ?? '';
  const page = readPage(read, referer);
  if (read('ping') === '1') return onlySaid({ type: 'page_leave', page });
  if (read('e_c') !== '' && read('e_a') !== '') return mapEvent(hit, read, page);
  if (hit.has('search')) return onlySaid({ type: 'site_search', term: read('search'), page });
  if (read('download') !== '') return mapClick('download', read('download'), page);
  if (read('link') !== '') return mapClick('outbound', read('link'), page);
  if (read('c_n') !== '') return mapContent(hit, read, page);
  if (read('idgoal') !== '') return mapGoal(hit, read, page);
  // The hit of a plugin: what it says only the plugin knows, and it is no page view.
  if (read('ca') === '1') return mapTrack('Custom action', {}, hit, page);
  const dimensions = readDimensions(hit);
  const properties = Object.keys(dimensions).length > 0 ? dimensions : undefined;
  return onlySaid({ type: 'page_view', page, properties });
}

type Read = (name: string) => string;

function readPage(read: Read, referer: string): WirePage | undefined {
  const stated = read('url');
  const url = stated === '' && read('urlref') === '' ? referer : stated;
  if (url === '') return undefined;
  const [title, referrer] = [read('action_name'), read('urlref')];
  return { url, ...(title !== '' && { title }), ...(referrer !== '' && { referrer }) };
}

function mapEvent(hit: MatomoHit, read: Read, page: WirePage | undefined): RawEvent {
  const [category, action] = [read('e_c'), read('e_a')];
  const said = { category, action, name: read('e_n'), value: readAmount(read('e_v')) };
  return mapTrack(`${category}: ${action}`, said, hit, page);
}

function mapClick(kind: 'download' | 'outbound', target: string, page: WirePage | undefined): RawEvent {
  return onlySaid({ type: 'click', kind, target, page });
}

function mapContent(hit: MatomoHit, read: Read, page: WirePage | undefined): RawEvent {
  const interaction = read('c_i');
  const said = { name: read('c_n'), piece: read('c_p'), target: read('c_t'), interaction };
  return mapTrack(interaction === '' ? 'Content seen' : 'Content used', said, hit, page);
}

/** Goal 0 is the shop: an order when it has a number, else a cart. */
function mapGoal(hit: MatomoHit, read: Read, page: WirePage | undefined): RawEvent {
  const goal = read('idgoal');
  const revenue = readAmount(read('revenue'));
  if (goal !== '0') return mapTrack(`Goal ${goal}`, { goal, revenue }, hit, page);
  const order = read('ec_id');
  const amounts = {
    subtotal: readAmount(read('ec_st')),
    tax: readAmount(read('ec_tx')),
    shipping: readAmount(read('ec_sh')),
    discount: readAmount(read('ec_dt')),
  };
  const said = { order, revenue, ...amounts, items: read('ec_items') };
  return mapTrack(order === '' ? 'Cart changed' : 'Order', said, hit, page);
}

function mapTrack(
  name: string,
  said: Record<string, unknown>,
  hit: MatomoHit,
  page: WirePage | undefined,
): RawEvent {
  return onlySaid({ type: 'track', name, properties: onlySaid({ ...said, ...readDimensions(hit) }), page });
}

/** Custom dimensions, such as `dimension1`. */
function readDimensions(hit: MatomoHit): Record<string, unknown> {
  return onlySaid(Object.fromEntries([...hit].filter(([name]) => /^dimension\d{1,3}$/.test(name))));
}

/** A number stays one; what is none stays as it was said. */
function readAmount(text: string): number | string {
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}
