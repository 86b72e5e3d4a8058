// Starts the HTTP intake: plain node:http for the hot routes, Express behind it for the rest. It does the least: find
// the site, check, scrub, put on the queue, answer when that is durable.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFindClientAddress } from './client-address.ts';
import type { CollectorContext } from './collector-context.ts';
import type { CollectorParts } from './collector-parts.ts';
import { createQuietRoutes } from './create-quiet-routes.ts';
import { findDropInRoute } from './drop-in/drop-in-routes.ts';
import { createSaidUsers } from './drop-in/said-users.ts';
import { createFindSite } from './find-site.ts';
import { createGroupCommit } from './group-commit.ts';
import { createLimitRate } from './limit-rate.ts';
import { isLinkPath, takeLinkCall } from './links/take-link-call.ts';
import { createServeOwnForms } from './own-forms/own-form-routes.ts';
import { createServeRights } from './rights/rights-routes.ts';
import { createServeAsset } from './serve-assets.ts';
import { takeBrowserEvents } from './take-browser-events.ts';
import { takePixel } from './take-pixel.ts';
import { serverBatchPath, takeServerEvents } from './take-server-events.ts';
import { createTakeWebhook, type TakeWebhook, webhookPath } from './webhooks/take-webhook.ts';

export interface Collector {
  /** Where it listens, such as `http://127.0.0.1:4200`. */
  url: string;
  /** Takes no more, answers what it has taken, resolves when all of that is on the queue. */
  close(): Promise<void>;
}

// The server checks all connections every few seconds; a request of its own has no timer.
const serverOptions = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};
const connectionsMax = 10_000;
const closeWithinMs = 10_000;
const closeSweepMs = 50;
const logFailureEveryMs = 5_000;
const forgetAddressesEveryMs = 60_000;

/** Rejects when the port is taken (`EADDRINUSE`). The queue and the sites stay open when it closes. */
export async function startCollector(parts: CollectorParts): Promise<Collector> {
  const { settings } = parts;
  const context: CollectorContext = {
    parts,
    findSite: createFindSite(parts.sites),
    findClientAddress: createFindClientAddress(settings.trustedProxies),
    limitRate: createLimitRate({
      requestsPerMinute: settings.requestsPerMinuteMax,
      siteEventsPerMinute: settings.siteEventsPerMinuteMax ?? 0,
    }),
    commit: createGroupCommit(parts.queue, createFailureLog(parts.log)),
    saidUsers: createSaidUsers(),
  };
  const takeWebhook = parts.webhooks && createTakeWebhook(parts.webhooks, context);
  const server = createServer(serverOptions, createRoute(context, takeWebhook));
  server.maxConnections = connectionsMax;
  server.on('clientError', (_error, socket) => {
    if (socket.writable)
      socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    else socket.destroy();
  });
  await listen(server, settings.port, settings.host);
  const forgetting = setInterval(() => context.limitRate.forgetIdle(Date.now()), forgetAddressesEveryMs);
  forgetting.unref();
  const { address, port, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    close: async () => {
      clearInterval(forgetting);
      await closeServer(server, context);
      await takeWebhook?.settle();
    },
  };
}

function createRoute(
  context: CollectorContext,
  takeWebhook: TakeWebhook | undefined,
): (request: IncomingMessage, response: ServerResponse) => void {
  const { eventPath, pixelPath } = context.parts.settings;
  const serveAsset = createServeAsset(context.parts.assets, context.parts.settings);
  const quietRoutes = createQuietRoutes(context);
  const serveOwnForms = createServeOwnForms(context);
  const serveRights = createServeRights(context);
  return (request, response) => {
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    const path = mark < 0 ? url : url.slice(0, mark);
    const query = mark < 0 ? '' : url.slice(mark + 1);
    if (path === eventPath) void takeBrowserEvents(request, response, context);
    else if (path === pixelPath) void takePixel(request, response, context, query);
    // The operator's own paths go before those that other tools have fixed.
    else if (
      !serveAsset(request, response, path) &&
      !serveOwnForms(request, response, path, query) &&
      !serveRights(request, response, path, query)
    ) {
      const takeDropIn = findDropInRoute(path, request);
      if (takeDropIn) void takeDropIn(request, response, context, query);
      else if (path === serverBatchPath) void takeServerEvents(request, response, context);
      else if (takeWebhook && path.startsWith(webhookPath)) void takeWebhook(request, response, path);
      else if (isLinkPath(path)) void takeLinkCall(request, response, context, path, query);
      else quietRoutes(request, response);
    }
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: 1_024 }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function closeServer(server: Server, { commit }: CollectorContext): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // A connection that is busy now becomes idle with its answer, and its client would keep it open.
  const sweep = setInterval(() => server.closeIdleConnections(), closeSweepMs);
  // Whoever still sends slowly after this long has not been told that anything arrived.
  const late = setTimeout(() => server.closeAllConnections(), closeWithinMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(late);
  await commit.drain();
}

function createFailureLog(log: CollectorParts['log']): (error: unknown) => void {
  let loggedAtMs = 0;
  return (error) => {
    const nowMs = Date.now();
    if (nowMs - loggedAtMs < logFailureEveryMs) return;
    loggedAtMs = nowMs;
    const reason = error instanceof Error ? error.message : String(error);
    log.error({ reason }, 'events cannot be put on the queue; clients are asked to send them again');
  };
}
