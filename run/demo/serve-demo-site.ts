// Serves the sample company's site of `site/` on loopback, with the tracking tag in every page and a strict content
// security policy; `npm start -- --demo` and the browser tests use it.

import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { root } from '../find-stale.mjs';

export interface DemoSiteOptions {
  /** 0: a free one. */
  port: number;
  /** Public address of the collector, without trailing slash. */
  collectorUrl: string;
  siteKey: string;
  /** Path of the script at the collector. */
  scriptPath?: string;
  /** Further attributes of the script tag, such as `data-consent="granted"`. */
  tagAttributes?: string;
}

export interface DemoSite {
  /** Without trailing slash. */
  url: string;
  close(): Promise<void>;
}

const directory = join(root, 'run/demo/site');
const pages = new Map(
  [
    'prodotto',
    'prezzi',
    'documentazione',
    'lavora-con-noi',
    'contatti',
    'video',
    'cerca',
    'grazie',
    'privacy',
  ].map((name) => [`/${name}`, name]),
).set('/', 'home');
const files = new Map([
  ['/site.css', 'text/css'],
  ['/site.js', 'text/javascript'],
  ['/configurator.js', 'text/javascript'],
  ['/privacy.js', 'text/javascript'],
  ['/player.js', 'text/javascript'],
  ['/player.html', 'text/html'],
  ['/icon.svg', 'image/svg+xml'],
]);
const downloads = /^\/(scheda-tecnica\.pdf|listino\.xlsx|manuale\.zip)$/;

/** Rejects with Node's own error when the port is taken. */
export async function serveDemoSite(options: DemoSiteOptions): Promise<DemoSite> {
  const layout = await readFile(join(directory, 'layout.html'), 'utf8');
  const server = createServer((request, response) => {
    void answer(request, response, layout, options).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  layout: string,
  options: DemoSiteOptions,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const type = files.get(pathname);
  if (type) {
    const bytes = await readFile(join(directory, pathname));
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(bytes);
    return;
  }
  if (downloads.test(pathname)) {
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
    });
    response.end('A sample file of a sample company.\n');
    return;
  }
  const name = pathname.startsWith('/configuratore') ? 'configuratore' : pages.get(pathname);
  const page = await readPage(name);
  const html = layout
    .replaceAll('{{title}}', page.title)
    .replace('{{tag}}', () => makeTag(options))
    .replace('{{main}}', () => page.main);
  response.writeHead(name ? 200 : 404, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': makePolicy(options.collectorUrl),
  });
  response.end(html);
}

/** The first line of a page holds its title in a comment. */
async function readPage(name: string | undefined): Promise<{ title: string; main: string }> {
  if (!name)
    return { title: 'Pagina non trovata', main: '<h1>Pagina non trovata</h1><p><a href="/">Home</a></p>' };
  const [first = '', ...rest] = (await readFile(join(directory, 'pages', `${name}.html`), 'utf8')).split(
    '\n',
  );
  return { title: first.replace(/^<!-- | -->$/g, ''), main: rest.join('\n') };
}

function makeTag({
  collectorUrl,
  siteKey,
  scriptPath = '/s.js',
  tagAttributes = '',
}: DemoSiteOptions): string {
  return `<script async src="${collectorUrl}${scriptPath}" data-site="${siteKey}" ${tagAttributes}></script>`;
}

/** What `docs/snippet.md` tells site owners to allow, and nothing more. */
function makePolicy(collectorUrl: string): string {
  const { origin } = new URL(collectorUrl);
  return `default-src 'self'; script-src 'self' ${origin}; connect-src 'self' ${origin}; style-src 'self'`;
}
