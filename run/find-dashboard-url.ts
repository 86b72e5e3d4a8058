// Where people open the dashboard: the address that was set, else the one that it listens on.

import type { Config } from '#config/config.ts';

/** Without trailing slash. */
export function findDashboardUrl({
  FIUTO_DASHBOARD_URL: url,
  FIUTO_DASHBOARD_HOST: host,
  FIUTO_DASHBOARD_PORT: port,
}: Config['dashboard']): string {
  if (url !== undefined) return url.replace(/\/+$/, '');
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const name = isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
