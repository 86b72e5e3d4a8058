// Every route of the API, one line per subject.

import type { Route } from './api/route.ts';
import { createAuditRoutes } from './routes/audit-routes.ts';
import { createFormRoutes } from './routes/form-routes.ts';
import { createLiveRoutes } from './routes/live-routes.ts';
import { createMeRoutes } from './routes/me-routes.ts';
import { createPageRoutes } from './routes/page-routes.ts';
import { createPipelineRoutes } from './routes/pipeline-routes.ts';
import type { RouteParts } from './routes/route-parts.ts';
import { createSetupRoutes } from './routes/setup-routes.ts';
import { createSiteRoutes } from './routes/site-routes.ts';
import { createStatusRoutes } from './routes/status-routes.ts';
import { createUserRoutes } from './routes/user-routes.ts';
import { createVisitRoutes } from './routes/visit-routes.ts';

export function listRoutes(parts: RouteParts): Route[] {
  return [
    ...createStatusRoutes(parts),
    ...createSetupRoutes(parts),
    ...createMeRoutes(parts),
    ...createUserRoutes(parts),
    ...createAuditRoutes(parts),
    ...createSiteRoutes(parts),
    ...createFormRoutes(parts),
    ...createPageRoutes(parts),
    ...createLiveRoutes(parts),
    ...createVisitRoutes(parts),
    ...createPipelineRoutes(parts),
  ];
}
