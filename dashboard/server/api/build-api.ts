// Builds the Express router of the API from the declarations, after checking that none has a gap.

import { json, Router } from 'express';
import { type ApiParts, answerRefusal, answerRoute } from './answer-route.ts';
import { checkRoutes } from './check-routes.ts';
import { Refusal } from './refusal.ts';
import type { Route } from './route.ts';

/** Throws when a route does not say who may call it, on which rows, of which site. */
export function buildApi(routes: readonly Route[], parts: ApiParts): Router {
  checkRoutes(routes);
  const router = Router();
  router.use(json({ limit: '200kb' }));
  for (const route of routes) router[route.method](route.path, answerRoute(route, parts));
  router.use('/api', () => {
    throw new Refusal('unknown_route');
  });
  router.use(answerRefusal(parts.log));
  return router;
}
