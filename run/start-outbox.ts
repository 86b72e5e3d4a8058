// Starts the server of the outbox with its settings; the same for `all` and for its own process.

import type { Logger } from 'pino';
import type { Config } from '#config/config.ts';
import { type CrmSettings, startCrm } from '#crm/start-crm.ts';
import type { Records } from '#stores/records/open-records.ts';

interface OutboxWorker {
  /** Takes no more, ends what is under way, resolves when idle. */
  stop(): Promise<void>;
}

export function startOutbox(
  config: Pick<Config, 'crm' | 'processor'>,
  records: Records,
  masterKey: Uint8Array,
  log: Logger,
): OutboxWorker {
  const secret = Buffer.from(masterKey).toString('hex');
  return startCrm({ records, secret, settings: crmSettingsOf(config), log });
}

export function crmSettingsOf({ crm, processor }: Pick<Config, 'crm' | 'processor'>): CrmSettings {
  const trim = (url: string) => url.replace(/\/+$/, '');
  return {
    allowedHosts: processor.FIUTO_PRIVATE_HOSTS_ALLOWED,
    itemsAtOnce: crm.FIUTO_OUTBOX_ITEMS_AT_ONCE,
    timeoutMs: crm.FIUTO_OUTBOX_TIMEOUT_SECONDS * 1_000,
    graphUrl: trim(crm.FIUTO_META_GRAPH_URL),
    linkedinUrl: trim(crm.FIUTO_LINKEDIN_URL),
  };
}
