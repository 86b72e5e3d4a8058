// Starts the server of the outbox with its settings; the same for `all` and for its own process.

import type { Logger } from 'pino';
import type { Config } from '#config/config.ts';
import { type CrmSettings, startCrm } from '#crm/start-crm.ts';
import { openMailer } from '#outgoing/open-mailer.ts';
import type { Records } from '#stores/records/open-records.ts';
import { findDashboardUrl } from './find-dashboard-url.ts';

type OutboxConfig = Pick<Config, 'crm' | 'processor' | 'mail' | 'dashboard' | 'stores'>;

interface OutboxWorker {
  /** Takes no more, ends what is under way, resolves when idle. */
  stop(): Promise<void>;
}

export function startOutbox(
  config: OutboxConfig,
  records: Records,
  masterKey: Uint8Array,
  log: Logger,
): OutboxWorker {
  const secret = Buffer.from(masterKey).toString('hex');
  return startCrm({ records, secret, settings: crmSettingsOf(config), log });
}

export function crmSettingsOf({ crm, processor, mail, dashboard, stores }: OutboxConfig): CrmSettings {
  const trim = (url: string) => url.replace(/\/+$/, '');
  return {
    allowedHosts: processor.FIUTO_PRIVATE_HOSTS_ALLOWED,
    folders: { dataDirectory: stores.FIUTO_DATA_DIR, allowed: crm.FIUTO_EXCHANGE_FOLDERS_ALLOWED },
    itemsAtOnce: crm.FIUTO_OUTBOX_ITEMS_AT_ONCE,
    timeoutMs: crm.FIUTO_OUTBOX_TIMEOUT_SECONDS * 1_000,
    graphUrl: trim(crm.FIUTO_META_GRAPH_URL),
    linkedinUrl: trim(crm.FIUTO_LINKEDIN_URL),
    dashboardUrl: findDashboardUrl(dashboard),
    mail: openMail(mail),
  };
}

function openMail({ FIUTO_SMTP_URL: smtpUrl, FIUTO_MAIL_FROM: from }: Config['mail']): CrmSettings['mail'] {
  if (smtpUrl === undefined || from === undefined) return undefined;
  const domain = from.replace(/^.*@/, '').replace(/>$/, '').toLowerCase();
  return { send: openMailer({ smtpUrl, from }), domain };
}
