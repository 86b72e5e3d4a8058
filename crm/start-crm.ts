// Starts the server that brings what waits in the outbox to other tools and reads from CRMs. Entry point of this room; several may run, on one machine
// or many.

import type { Logger } from 'pino';
import type { SendMail } from '#outgoing/open-mailer.ts';
import { openAlertKeys } from '#stores/records/alerts/alert-keys.ts';
import { openConnectionKeys } from '#stores/records/connection-keys.ts';
import type { Records } from '#stores/records/open-records.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { openWhoRefused } from '#stores/records/rights/may-be-asked-about.ts';
import { runBundles } from './alerts/run-bundles.ts';
import type { FolderSettings } from './connectors/csv/folder-place.ts';
import { openDeliverers } from './open-deliverers.ts';
import { runRounds } from './outbox/run-rounds.ts';
import { type OutboxWorker, runOutboxWorker } from './outbox/run-worker.ts';
import { openCrmAccounts } from './sync/crm-accounts.ts';
import { pullOnce } from './sync/run-pulls.ts';

export interface CrmParts {
  records: Records;
  /** The installation's master key in hexadecimal digits. */
  secret: string;
  settings: CrmSettings;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
}

export interface CrmSettings {
  /** Names or addresses that may be in private networks. */
  allowedHosts: readonly string[];
  /** Where files may be exchanged on this machine. */
  folders: FolderSettings;
  /** Delivered at once. */
  itemsAtOnce: number;
  /** Of one call, in milliseconds. */
  timeoutMs: number;
  /** Without trailing slash. */
  graphUrl: string;
  linkedinUrl: string;
  /** Where people open the dashboard, without trailing slash: what stands in alerts. */
  dashboardUrl: string;
  /** How mail is sent; undefined where no server is set. */
  mail: { send: SendMail; domain: string } | undefined;
}

const idleMs = 1_000;
const pullIdleMs = 5_000;
/**
 * A delivery makes so many calls at the most, and is written down after them: a lead of Meta's is asked for, its page's token, the lead
 * with that one, and where both are refused four more tell whether the token may read any lead.
 */
const callsPerDelivery = 7;
const writingMs = 60_000;

export function startCrm({ records, secret, settings, log }: CrmParts): OutboxWorker {
  const { itemsAtOnce, timeoutMs, allowedHosts, folders, dashboardUrl, mail } = settings;
  const [keys, connectionKeys] = [openOutboxKeys(secret), openConnectionKeys(secret)];
  const sending = {
    allowedHosts,
    timeoutMs,
    dashboardUrl,
    sendMail: mail?.send,
    mailDomain: mail?.domain ?? '',
  };
  const refused = openWhoRefused(records, secret);
  const desk = { records, keys, connectionKeys, refused, allowedHosts, timeoutMs, folders, log };
  const accounts = openCrmAccounts(desk);
  const worker = runOutboxWorker({
    ...{ records, itemsAtOnce, idleMs, log, keys },
    deliverers: openDeliverers(
      { ...settings, records, keys: connectionKeys },
      { records, keys: openAlertKeys(secret), settings: sending },
      desk,
      accounts,
    ),
    leaseMs: timeoutMs * callsPerDelivery + writingMs,
  });
  const bundles = runBundles({ records, keys, log });
  const pulls = runRounds((signal) => pullOnce(desk, accounts, signal), {
    ...{ idleMs: pullIdleMs, log, failing: 'the records are away; trying again' },
  });
  return {
    stop: async () => {
      await Promise.all([bundles.stop(), worker.stop(), pulls.stop()]);
    },
  };
}
