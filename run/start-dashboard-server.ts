// Starts the dashboard with its settings; the same for `all` and for its own process.

import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '#config/config.ts';
import type { DashboardParts } from '#dashboard/server/dashboard-parts.ts';
import { type Dashboard, startDashboard } from '#dashboard/server/start-dashboard.ts';
import { tryMailbox } from '#processor/mailbox/try-mailbox.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import type { EventQueue } from '#stores/queue/event-queue.ts';
import { explainListenFailure } from './check-ports.ts';
import { root } from './find-stale.mjs';
import { openErasure } from './open-erasure.ts';
import type { EngineChoice } from './open-stores.ts';
import { createTryCrm } from './try-crms.ts';
import { createTryLeads } from './try-leads.ts';
import { createSourceTrials } from './try-sources.ts';

export interface DashboardStart extends Pick<DashboardParts, 'records' | 'replay' | 'warnings'> {
  queue: DashboardParts['queue'] & Pick<EventQueue, 'rewrite'>;
  events: EventStore;
  config: Config;
  choice: EngineChoice;
  /** Where browsers reach the collector, without trailing slash. */
  collectorUrl: string;
  log: Logger;
}

/** Rejects with StartError when its port is taken. */
export async function startDashboardServer(start: DashboardStart): Promise<Dashboard> {
  const { config, choice, collectorUrl, ...parts } = start;
  const { FIUTO_DASHBOARD_HOST: host, FIUTO_DASHBOARD_PORT: port } = config.dashboard;
  const secret = Buffer.from(choice.masterKey).toString('hex');
  const trusted = config.collector.FIUTO_TRUSTED_PROXIES;
  try {
    return await startDashboard({
      ...parts,
      secret,
      erasure: openErasure({ events: parts.events, queue: parts.queue }, config.stores),
      tryLeads: createTryLeads(secret, config),
      tryCrm: createTryCrm(parts.records, secret, config),
      trySource: createSourceTrials(parts.records, secret, config.processor),
      tryMailbox: (account) => tryMailbox(account, config.processor.FIUTO_PRIVATE_HOSTS_ALLOWED),
      webDirectory: join(root, 'dist/web'),
      settings: {
        host,
        port,
        publicUrl: config.dashboard.FIUTO_DASHBOARD_URL?.replace(/\/+$/, ''),
        collectorUrl,
        scriptPath: config.collector.FIUTO_SCRIPT_PATH,
        pixelPath: config.collector.FIUTO_PIXEL_PATH,
        sendsMail: config.mail.FIUTO_SMTP_URL !== undefined,
        kept: {
          limitedDays: config.stores.FIUTO_RETENTION_LIMITED_DAYS,
          grantedMonths: config.stores.FIUTO_RETENTION_GRANTED_MONTHS,
        },
        unusualReadRecords: config.dashboard.FIUTO_UNUSUAL_READ_RECORDS,
        keyRequestsPerMinuteMax: config.dashboard.FIUTO_API_REQUESTS_PER_MINUTE_MAX,
        ...(trusted.length > 0 ? { trustedProxies: trusted } : {}),
      },
    });
  } catch (error) {
    throw explainListenFailure(error, { host, port, setting: 'FIUTO_DASHBOARD_PORT' });
  }
}
