// Starts the collector with its settings and the built browser script; the same for the thread and for its own process.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { SnippetAsset } from '#collector/collector-parts.ts';
import { startCollector } from '#collector/start-collector.ts';
import type { Config } from '#config/config.ts';
import { root } from './find-stale.mjs';
import { loadCertificate } from './load-certificate.ts';
import type { IntakeStores } from './open-stores.ts';

export interface Intake {
  url: string;
  close(): Promise<void>;
}

/** Rejects with Node's own error when it cannot listen. */
export function startIntake(
  config: Config['collector'],
  stores: IntakeStores,
  masterKey: Uint8Array,
  log: Logger,
): Promise<Intake> {
  const { queue, sites, daySecrets, links, ownForms, rights, withdrawnBrowsers, records } = stores;
  return startCollector({
    queue,
    sites,
    daySecrets,
    links,
    ownForms,
    rights,
    takenBackOf: withdrawnBrowsers.purposesOf,
    settings: {
      host: config.FIUTO_COLLECTOR_HOST,
      port: config.FIUTO_COLLECTOR_PORT,
      scriptPath: config.FIUTO_SCRIPT_PATH,
      eventPath: config.FIUTO_EVENT_PATH,
      pixelPath: config.FIUTO_PIXEL_PATH,
      trustedProxies: config.FIUTO_TRUSTED_PROXIES,
      bodyBytesMax: config.FIUTO_BODY_BYTES_MAX,
      eventsPerRequestMax: config.FIUTO_EVENTS_PER_REQUEST_MAX,
      requestsPerMinuteMax: config.FIUTO_REQUESTS_PER_MINUTE_MAX,
      siteEventsPerMinuteMax: config.FIUTO_SITE_EVENTS_PER_MINUTE_MAX,
    },
    assets: readAssets(),
    webhooks: {
      records,
      secret: Buffer.from(masterKey).toString('hex'),
      publicUrl: (config.FIUTO_COLLECTOR_URL ?? '').replace(/\/+$/, ''),
      loadCertificate,
    },
    log,
  });
}

function readAssets(): SnippetAsset[] {
  const directory = join(root, 'dist/snippet');
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({ file, bytes: readFileSync(join(directory, file)) }));
}
