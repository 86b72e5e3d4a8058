// What the handlers of the routes work with.

import type { Login } from '../access/open-login.ts';
import type { Throttle } from '../access/throttle-tries.ts';
import type { DashboardParts } from '../dashboard-parts.ts';
import type { Exporter } from '../exports/exporter.ts';

export interface RouteParts extends DashboardParts {
  login: Login;
  throttle: Throttle;
  /** Address under which people open the dashboard, without trailing slash. */
  dashboardUrl: string;
  version: string;
  exporter: Exporter;
}
