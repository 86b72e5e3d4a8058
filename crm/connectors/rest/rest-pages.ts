// Lists of a REST API, page by page, in whichever way it turns its pages.

import type { RestKind } from '#contract/rest-report.ts';
import type { JsonAnswer } from '../../http/ask-json.ts';
import { CrmError } from '../../http/crm-fault.ts';
import { textOf } from '../../http/read-json.ts';
import { textAt, valueAt } from './json-path.ts';
import { fieldText, notAsMapped, type RestParts } from './rest-parts.ts';

export interface RestPage {
  readonly rows: readonly unknown[];
  /** Where the next page is; '' after the last one. */
  readonly next: string;
  /** By the clock there, where it tells it, else by ours; milliseconds since 1970. */
  readonly servedMs: number;
}

/** `at`: '' for the first page, else what the page before said. Rejects with CrmError. */
export async function readRestPage(
  parts: RestParts,
  kind: RestKind,
  query: Readonly<Record<string, string>>,
  at: string,
): Promise<RestPage> {
  const answer = await parts.session.ask({ path: pathOf(parts, kind, query, at) });
  const told = Date.parse(textOf(answer.headers, 'date'));
  const servedMs = Number.isFinite(told) ? told : Date.now();
  const { listAt } = parts.mapping.kinds[kind];
  const list = answer.json === null ? [] : valueAt(answer.json, listAt);
  if (!Array.isArray(list)) throw notAsMapped(kind, `no list at "${listAt}"`);
  const rows: readonly unknown[] = list;
  const first = fieldText(parts, kind, rows[0], 'id');
  // A server that does not know the parameter answers the same page for ever.
  if (rows.length === 0 || isSamePage(parts, at, first)) return { rows: [], next: '', servedMs };
  return { rows, servedMs, next: nextOf(parts, answer, { count: rows.length, first, at }) };
}

function isSamePage({ mapping: { paging } }: RestParts, at: string, first: string): boolean {
  const isCounted = paging.kind === 'page' || paging.kind === 'offset';
  return isCounted && at !== '' && at.slice(at.indexOf('~') + 1) === first;
}

function pathOf(
  { mapping, baseUrl }: RestParts,
  kind: RestKind,
  query: Readonly<Record<string, string>>,
  at: string,
): string {
  const { paging, kinds } = mapping;
  if (paging.kind === 'link' && at !== '') return at.startsWith('/') ? at : placeOfLink(at, baseUrl);
  const all = new URLSearchParams(query);
  if (paging.kind !== 'none' && paging.sizeParam !== '') all.set(paging.sizeParam, String(paging.size));
  const place = paging.kind === 'cursor' ? at : placeOf(at);
  if (paging.kind === 'page' || paging.kind === 'offset') {
    const first = paging.kind === 'page' ? paging.first : 0;
    if (paging.param !== '') all.set(paging.param, place === '' ? String(first) : place);
  }
  if (paging.kind === 'cursor' && at !== '' && paging.param !== '') all.set(paging.param, at);
  const { path } = kinds[kind];
  const text = all.toString();
  return text === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${text}`;
}

/** Of a counted page: its number, and behind it the id with which the page before began. */
function placeOf(at: string): string {
  return at.split('~')[0] ?? '';
}

function nextOf(
  { mapping: { paging }, baseUrl }: RestParts,
  { json, headers }: JsonAnswer,
  { count, first, at }: { readonly count: number; readonly first: string; readonly at: string },
): string {
  if (paging.kind === 'none') return '';
  if (paging.kind === 'link') return readNextLink(headers['link'], baseUrl);
  if (paging.kind === 'cursor') {
    const cursor = textAt(json, paging.cursorAt);
    return cursor === at ? '' : cursor;
  }
  const place = at === '' ? (paging.kind === 'page' ? paging.first : 0) : Number(placeOf(at));
  return `${paging.kind === 'page' ? place + 1 : place + count}~${first}`;
}

/** Source: RFC 8288, section 3. */
function readNextLink(header: string | string[] | undefined, baseUrl: string): string {
  const text = Array.isArray(header) ? header.join(',') : (header ?? '');
  for (const [, target = '', more = ''] of text.matchAll(
    /<([^>]*)>((?:\s*;\s*[\w*-]+=(?:"[^"]*"|[^\s",;]+))*)/g,
  ))
    if (
      /;\s*rel=(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next(?:[\s;]|$))/i.test(more) &&
      URL.canParse(target, `${baseUrl}/`)
    ) {
      // Behind a proxy it may say http, or another port; the credentials are for the one host.
      if (new URL(target, `${baseUrl}/`).hostname !== new URL(baseUrl).hostname)
        throw new CrmError({ kind: 'mend', reason: 'host_refused' }, 'the next page is at another host');
      return placeOfLink(target, baseUrl);
    }
  return '';
}

/** Behind the address of the connection, which may be another one by the time the page is read. */
function placeOfLink(target: string, baseUrl: string): string {
  const base = new URL(baseUrl);
  const { pathname, search } = new URL(target, `${baseUrl}/`);
  const prefix = `${base.pathname.replace(/\/$/, '')}/`;
  const place = `${pathname}${search}`;
  return pathname.startsWith(prefix) ? place.slice(prefix.length - 1) : `${base.origin}${place}`;
}
