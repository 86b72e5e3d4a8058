// Where browsers reach the collector: goes into script tags and into the links of mails.

import type { Config } from '#config/config.ts';

/** The public address when one is set, else where the collector listens. */
export function findCollectorUrl(config: Config['collector'], listeningUrl?: string): string {
  const own = `http://${config.FIUTO_COLLECTOR_HOST}:${config.FIUTO_COLLECTOR_PORT}`;
  return (config.FIUTO_COLLECTOR_URL ?? listeningUrl ?? own).replace(/\/+$/, '');
}
