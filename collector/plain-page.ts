// Sends the pages that the collector writes itself: they load nothing, run nothing, tell no referrer and are kept by nobody.

import type { IncomingMessage, ServerResponse } from 'node:http';

export type PageLanguage = 'en' | 'it';

export interface PlainPage {
  status: number;
  language: PageLanguage;
  /** HTML, as all that follows: escaped where it holds what others wrote. */
  title: string;
  style: string;
  /** More of the head. */
  head?: string;
  body: string;
  headers?: Readonly<Record<string, string>>;
}

export function sendPlainPage(
  request: IncomingMessage,
  response: ServerResponse,
  { status, language, title, style, head = '', body, headers }: PlainPage,
): void {
  const page = Buffer.from(
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">` +
      `<meta name="robots" content="noindex">${head}<title>${title}</title><style>${style}</style></head><body>${body}</body></html>`,
  );
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': page.length,
    'cache-control': 'no-store, private',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow',
    vary: 'accept-language',
    ...headers,
    ...(request.complete ? {} : { connection: 'close' }),
  });
  response.end(request.method === 'HEAD' ? undefined : page);
}

/** The first of the two that the browser names; weights are in order in what browsers send. */
export function readLanguage({ headers }: IncomingMessage): PageLanguage {
  const [, accepted] = /(?:^|[,\s])(en|it)\b/i.exec(headers['accept-language'] ?? '') ?? [];
  return accepted?.toLowerCase() === 'it' ? 'it' : 'en';
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

export function paragraph(html: string): string {
  return `<p>${html}</p>`;
}
