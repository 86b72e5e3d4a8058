// What the processor is given by run/: stores, look-ups of sites and keys, settings. All of it as narrow as it is used.

import type { Logger } from 'pino';
import type { Site } from '#contract/site.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import type { Erasure } from '#stores/persons/erase-everywhere.ts';
import type { EventQueue } from '#stores/queue/event-queue.ts';
import type { Schedule } from '#stores/queue/open-schedule.ts';
import type { PushScored } from '#stores/records/crm/push-scored.ts';
import type { DaySecrets } from '#stores/records/day-secrets.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { TellOfSignals } from '#stores/records/signals/tell-of-signals.ts';
import type { OpenSources } from './company/open-company-matching.ts';
import type { ConnectionParts } from './connections/schedule-connections.ts';
import type { ConfirmationParts } from './mail/send-confirmations.ts';
import type { MailboxParts } from './mailbox/watch-mailboxes.ts';
import type { PersonLookupParts } from './sources/persons/look-up-persons.ts';
import type { KeptFor } from './steps/correct-time.ts';

interface ProcessorSettings {
  /** Events in one write at the most. */
  readonly writeEventsMax: number;
  /** Least time between two writes, in milliseconds. */
  readonly writeIntervalMs: number;
  /** Whether people may be asked if a network is an office of a company. */
  readonly suggestsOffices: boolean;
  /** As the event store deletes. */
  readonly keptFor: KeptFor;
}

export interface ProcessorParts {
  queue: EventQueue;
  schedule: Schedule;
  events: EventStore;
  records: Records;
  sites: { byId(id: number): Site | undefined };
  openSources: OpenSources;
  /** The installation's master key, hex: what names persons on events is derived from it. */
  secret: string;
  /** Without them, addresses of rejected events are not kept for a replay. */
  daySecrets?: Pick<DaySecrets, 'addressKeyFor' | 'rotate'>;
  /** What webhooks are understood with; without it, they wait. */
  connections?: Pick<ConnectionParts, 'secret' | 'collectorUrl'>;
  /** Without it no mailbox is read. `allowedHosts`: names or addresses that may be in private networks. */
  mailboxes?: Pick<MailboxParts, 'allowedHosts' | 'pollMs'>;
  /** Without it no provider is asked about people. `allowedHosts`: as above. */
  personLookups?: Pick<PersonLookupParts, 'allowedHosts'>;
  /** Without it no mail is sent, and answers that wait for one go on waiting. */
  mail?: Pick<ConfirmationParts, 'send' | 'key' | 'collectorUrl'>;
  /** What a person is erased with; without it, nobody is erased by themselves. */
  erasure?: Erasure;
  /** Whom to tell of new signals; nobody is told without it. */
  tellOfSignals?: TellOfSignals;
  /** Brings scored companies to CRMs; none is brought without it. */
  pushScored?: PushScored;
  /** Of the collector in the same process: writes leave it the cores while it has much to do. */
  isCollectorBusy?: () => boolean;
  settings: ProcessorSettings;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
}
