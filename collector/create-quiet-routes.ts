// The routes that are not hot, on Express: how a site wants to be measured, robots.txt, health.

import express, { type Express } from 'express';
import type { Site } from '#contract/site.ts';
import type { SnippetConfig } from '#contract/wire-format.ts';
import type { CollectorContext } from './collector-context.ts';
import { takenFields } from './form-values.ts';
import { quietPathsOf } from './quiet-pages.ts';

export function createQuietRoutes({
  findSite,
  commit,
}: Pick<CollectorContext, 'findSite' | 'commit'>): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.get('/robots.txt', (_request, response) => {
    response.type('text/plain').set('cache-control', 'public, max-age=86400');
    response.send('User-agent: *\nDisallow: /\n');
  });
  app.get('/health', (_request, response) => {
    response.set('cache-control', 'no-store').json({ ok: true, pending: commit.pending() });
  });
  app.get('/c/:key', async (request, response) => {
    const site = await findSite((sites) => sites.byKey(request.params.key));
    response.set('access-control-allow-origin', '*');
    response.set('cross-origin-resource-policy', 'cross-origin');
    if (!site) {
      response.status(404).json({ error: { code: 'wrong_key' } });
      return;
    }
    response.set('cache-control', 'public, max-age=60, stale-while-revalidate=600');
    response.json(describeSite(site));
  });
  app.use((request, response) => {
    const isKnown = /^\/(robots\.txt|health|c\/[^/]+)$/.test(request.path);
    if (isKnown)
      response
        .set('allow', 'GET, HEAD')
        .status(405)
        .json({ error: { code: 'wrong_method' } });
    else
      response
        .status(404)
        .json({ error: { code: 'not_found', message: 'There is nothing at this address.' } });
  });
  app.use(
    (error: unknown, _request: express.Request, response: express.Response, next: express.NextFunction) => {
      if (response.headersSent) {
        next(error);
        return;
      }
      // Express throws on addresses that are not well-formed.
      response.status(400).json({ error: { code: 'malformed' } });
    },
  );
  return app;
}

/** What the browser script is told; the collector applies the same rules again. */
function describeSite(site: Site): SnippetConfig {
  const forms: SnippetConfig['forms'] = {};
  for (const form of site.forms) if (form.enabled) forms[form.key] = { fields: takenFields(form) };
  return {
    keptParameters: site.keptParameters,
    searchParameters: site.searchParameters,
    linkedDomains: site.linkedDomains,
    forms,
    quietPaths: quietPathsOf(site),
    consentDefault: site.consentDefault,
  };
}
