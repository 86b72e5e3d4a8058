// Starts the processor with its settings; the same for `all` and for its own process.

import { resolve } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '#config/config.ts';
import { openMailer } from '#outgoing/open-mailer.ts';
import type { ProcessorParts } from '#processor/processor-parts.ts';
import { type Processor, startProcessor } from '#processor/start-processor.ts';
import { createTellOfSignals } from '#stores/records/alerts/tell-of-signals.ts';
import { createPushScored } from '#stores/records/crm/push-scored.ts';
import { deriveKey } from '#stores/records/derive-key.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { findCollectorUrl } from './find-collector-url.ts';
import { openErasure } from './open-erasure.ts';
import { openProcessorSources } from './open-processor-sources.ts';
import type { Stores } from './open-stores.ts';

export function startProcessing(
  config: Pick<Config, 'processor' | 'stores' | 'mail' | 'collector'>,
  stores: Stores,
  masterKey: Uint8Array,
  log: Logger,
  isCollectorBusy?: () => boolean,
): Promise<Processor> {
  const { processor, collector, stores: settings } = config;
  const directory = resolve(settings.FIUTO_DATA_DIR);
  const secret = Buffer.from(masterKey).toString('hex');
  const { queue, schedule, events, records, sites, daySecrets } = stores;
  return startProcessor({
    queue,
    schedule,
    events,
    records,
    sites,
    daySecrets,
    connections: {
      secret,
      collectorUrl: (collector.FIUTO_COLLECTOR_URL ?? '').replace(/\/+$/, ''),
    },
    secret,
    tellOfSignals: createTellOfSignals(openOutboxKeys(secret)),
    pushScored: createPushScored(openOutboxKeys(secret)),
    erasure: openErasure({ events, queue }, settings),
    mailboxes: { allowedHosts: processor.FIUTO_PRIVATE_HOSTS_ALLOWED },
    personLookups: { allowedHosts: processor.FIUTO_PRIVATE_HOSTS_ALLOWED },
    ...chooseMail(config, masterKey),
    openSources: (isWorthAsking) =>
      openProcessorSources({ settings: processor, records, masterKey, directory, isWorthAsking, log }),
    settings: {
      writeEventsMax: processor.FIUTO_WRITE_EVENTS_MAX,
      writeIntervalMs: processor.FIUTO_WRITE_INTERVAL_MS,
      suggestsOffices: processor.FIUTO_SUGGEST_OFFICES,
      keptFor: {
        limitedDays: settings.FIUTO_RETENTION_LIMITED_DAYS,
        grantedMonths: settings.FIUTO_RETENTION_GRANTED_MONTHS,
      },
    },
    ...(isCollectorBusy && { isCollectorBusy }),
    log,
  });
}

/** Without a server no mail is sent. */
function chooseMail(
  { mail, collector }: Pick<Config, 'mail' | 'collector'>,
  masterKey: Uint8Array,
): Pick<ProcessorParts, 'mail'> {
  const { FIUTO_SMTP_URL: smtpUrl, FIUTO_MAIL_FROM: from } = mail;
  if (smtpUrl === undefined || from === undefined) return {};
  return {
    mail: {
      send: openMailer({ smtpUrl, from }),
      key: deriveKey(Buffer.from(masterKey).toString('hex'), 'form confirmations'),
      collectorUrl: findCollectorUrl(collector),
    },
  };
}
