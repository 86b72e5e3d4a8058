// What the deliverers of alerts work with.

import type { SendMail } from '#outgoing/open-mailer.ts';
import type { AlertKeys } from '#stores/records/alerts/alert-keys.ts';
import type { Records } from '#stores/records/open-records.ts';

export interface AlertParts {
  readonly records: Records;
  readonly keys: AlertKeys;
  readonly settings: AlertSending;
}

export interface AlertSending {
  /** Undefined: no mail server is set. */
  readonly sendMail: SendMail | undefined;
  /** The part behind the @ of our own address, for the names of mails. */
  readonly mailDomain: string;
  /** Where people open the dashboard, without trailing slash. */
  readonly dashboardUrl: string;
  /** Names or addresses that may be in private networks. */
  readonly allowedHosts: readonly string[];
  /** Of one call, in milliseconds. */
  readonly timeoutMs: number;
}
