// The dashboard server: the API, the login and the built interface on one port. Entry point of this room; the routes
// are listed here.

import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type Request } from 'express';
import { openAlertKeys } from '#stores/records/alerts/alert-keys.ts';
import { listSites } from '#stores/records/questions/list-sites.ts';
import { countAudited } from '#stores/records/questions/write-audit.ts';
import { findKeyCaller, readBearer } from './access/find-key-caller.ts';
import { buildLoginRouter, describeLoginPaths } from './access/login-routes.ts';
import { openLogin } from './access/open-login.ts';
import { isFromOwnPage, type OriginSettings } from './access/own-origins.ts';
import { createLookRecorder } from './access/record-look.ts';
import { createThrottle } from './access/throttle-tries.ts';
import { createReadWatch, type ReadWatch, usualFromRecords } from './access/watch-reads.ts';
import { buildActPages } from './alerts/act-pages.ts';
import { answerRefusal } from './api/answer-route.ts';
import { buildApi } from './api/build-api.ts';
import { describeApi } from './api/describe-api.ts';
import { Refusal } from './api/refusal.ts';
import type { DashboardParts } from './dashboard-parts.ts';
import type { Exporter } from './exports/exporter.ts';
import { openExporter } from './exports/run-exports.ts';
import { listRoutes } from './list-routes.ts';
import { buildMcp } from './mcp/mcp-route.ts';
import { secureHeaders } from './web/secure-headers.ts';
import { serveWeb } from './web/serve-web.ts';

export const apiVersion = '0.1.0';

export interface Dashboard {
  /** Address under which people open it, without trailing slash. */
  url: string;
  /** Address that it listens on, for a proxy or a check from the same machine. */
  listeningUrl: string;
  close(): Promise<void>;
}

/** Resolves when it listens. Rejects with Node's own error (`EADDRINUSE`, ...) when it cannot. */
export async function startDashboard(parts: DashboardParts): Promise<Dashboard> {
  const { host, port, publicUrl } = parts.settings;
  let answer: RequestListener = (_request, response) => {
    response.writeHead(503, { 'Retry-After': '1' }).end();
  };
  const server = createServer((request, response) => answer(request, response));
  // Nobody fills in a form for minutes: slow senders are let go.
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  const listeningPort = await listen(server, host, port);
  const listeningUrl = `http://${nameOf(host)}:${listeningPort}`;
  const url = publicUrl ?? listeningUrl;
  const exporter = openExporter(parts);
  const { records, secret, settings, log } = parts;
  const watch = createReadWatch({
    ...{ records, log, keys: openAlertKeys(secret).outbox },
    fromRecords: settings.unusualReadRecords ?? usualFromRecords,
  });
  answer = buildApp(parts, { host, port: listeningPort, publicUrl }, { url, exporter, watch });
  return {
    ...{ url, listeningUrl },
    close: async () => {
      await close(server);
      await watch.settle();
      await exporter.close();
    },
  };
}

/** The whole app; `url` is the address under which people open it. */
function buildApp(
  parts: DashboardParts,
  origins: OriginSettings,
  { url, exporter, watch }: { url: string; exporter: Exporter; watch: ReadWatch },
): Express {
  const { records, secret, settings, log } = parts;
  const login = openLogin({ records, secret, settings: origins, log });
  const throttle = createThrottle(records, secret);
  const routes = listRoutes({ ...parts, login, throttle, dashboardUrl: url, version: apiVersion, exporter });
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', settings.trustedProxies ?? false);
  app.set('query parser', 'simple');
  app.use(secureHeaders(url.startsWith('https:')));
  app.use('/api', (request, response, next) => {
    response.set('Cache-Control', 'no-store');
    // Whoever brings a key is that key and nothing else: a cookie beside it counts for nothing.
    if (readBearer(request.headers.authorization) !== undefined) {
      delete request.headers.cookie;
      return next();
    }
    if (!isFromOwnPage(request.method, originOf(request), origins)) throw new Refusal('wrong_origin');
    next();
  });
  const keys = { records, secret, perMinuteMax: settings.keyRequestsPerMinuteMax };
  const recordLook = createLookRecorder(records, watch);
  const document = describeApi(routes, apiVersion, describeLoginPaths());
  app.get('/api/openapi.json', (_request, response) => {
    response.json(document);
  });
  app.use(buildLoginRouter(login, throttle, url));
  app.use(
    buildApi(routes, {
      findCaller: async (headers, clientAddress) => {
        const token = readBearer(headers.get('authorization'));
        if (token === undefined) return login.findCaller(headers);
        return { caller: await findKeyCaller(keys, token, clientAddress), cookies: [] };
      },
      // No user is bound to single sites yet: whoever may see sites sees all.
      sitesOf: () => listSites(records),
      recordLook,
      countLook: async (entryId, rows, userId) => {
        await countAudited(records, entryId, rows);
        watch.note(userId, rows);
      },
      log,
    }),
  );
  app.use(
    buildMcp(routes, {
      ...{ sitesOf: () => listSites(records), recordLook, log },
      ...{ version: apiVersion, readBearer },
      findKeyCaller: (token, clientAddress) => findKeyCaller(keys, token, clientAddress),
      isFromOwnPage: (request) => isFromOwnPage(request.method, originOf(request), origins),
    }),
  );
  app.use(buildActPages({ records, secret, dashboardUrl: url }));
  app.use(serveWeb(parts.webDirectory));
  app.use((_request, response) => {
    response.status(404).type('text/plain').send('There is nothing here. Open / for the dashboard.\n');
  });
  app.use(answerRefusal(log));
  return app;
}

/** What a browser says of the page that a request comes from. */
function originOf(request: Request): Headers {
  const headers = new Headers();
  for (const name of ['origin', 'host', 'sec-fetch-site', 'cookie']) {
    const value = request.get(name);
    if (value) headers.set(name, value);
  }
  return headers;
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Lets requests under way end, and browsers' idle connections go. */
function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2_000).unref();
  });
}

function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
