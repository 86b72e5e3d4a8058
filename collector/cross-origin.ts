// Which web pages may talk to the collector: those on a site's hosts and their subdomains; any where the list is empty.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Site } from '#contract/site.ts';

/** Whether a page of this origin may send events for the site. A request without origin comes from no browser page. */
export function isAllowedOrigin(site: Site, origin: string | undefined): boolean {
  if (site.allowedHosts.length === 0 || origin === undefined || origin === '') return true;
  const host = hostOf(origin);
  return host !== '' && site.allowedHosts.some((allowed) => host === allowed || host.endsWith(`.${allowed}`));
}

/** Whether an address is known to be a page of the site: unlike who may send, nobody's is where the list is empty. */
export function isOwnPage(site: Site, address: string): boolean {
  return site.allowedHosts.length > 0 && isAllowedOrigin(site, address);
}

/** Lets the page read the answer. */
export function allowReading(response: ServerResponse, origin: string | undefined): void {
  if (origin === undefined || origin === '') return;
  const headers = readingHeaders(origin);
  for (let at = 0; at < headers.length; at += 2) response.setHeader(headers[at] ?? '', headers[at + 1] ?? '');
}

/** Names and values in turn. */
export function readingHeaders(origin: string): string[] {
  return [
    'access-control-allow-origin',
    origin,
    'access-control-allow-credentials',
    'true',
    'vary',
    'origin',
  ];
}

/**
 * Answers a preflight. The site is not known yet, so it is enough that one of all sites allows the origin. `headers`: those
 * that a page may send.
 */
export function answerPreflight(
  request: IncomingMessage,
  response: ServerResponse,
  sites: readonly Site[],
  headers = 'content-type',
): void {
  const { origin } = request.headers;
  if (origin !== undefined && sites.some((site) => isAllowedOrigin(site, origin))) {
    allowReading(response, origin);
    response.setHeader('access-control-allow-methods', 'POST');
    response.setHeader('access-control-allow-headers', headers);
    response.setHeader('access-control-max-age', '7200');
  }
  response.writeHead(204).end();
}

function hostOf(origin: string): string {
  const match = /^https?:\/\/([^/:?#]+|\[[^\]]+\])(:\d+)?(\/|$)/i.exec(origin);
  return match?.[1]?.toLowerCase() ?? '';
}
