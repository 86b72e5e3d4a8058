// Settings of the dashboard: where it listens and under which address people open it.

import { z } from 'zod';
import { numberSetting, portSetting } from './setting-types.ts';

export const dashboardSettings = z.object({
  /** Address to listen on; loopback unless told otherwise. */
  FIUTO_DASHBOARD_HOST: z.string().default('127.0.0.1'),
  FIUTO_DASHBOARD_PORT: portSetting(4300),
  /** Address under which people open the dashboard, without trailing slash; cookies are bound to it. */
  FIUTO_DASHBOARD_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The API key with which `npx fiuto mcp` asks the dashboard. */
  FIUTO_API_KEY: z.string().min(1).optional(),
  /** Requests of one API key in a minute. */
  FIUTO_API_REQUESTS_PER_MINUTE_MAX: numberSetting(1, 1_000_000, 600),
  /** Records that a user reads within a day before administrators are told that it is far more than usual; 0: never. */
  FIUTO_UNUSUAL_READ_RECORDS: numberSetting(0, 10_000_000, 1_000),
});
