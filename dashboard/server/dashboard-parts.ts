// What the dashboard server is given by run/ and works with.

import type { Logger } from 'pino';
import type { LeadTrial } from '#contract/connection-report.ts';
import type { CrmCredentials, CrmProvider, FieldRule } from '#contract/crm.ts';
import type { CrmCandidate, CrmFieldRow, CrmTrial } from '#contract/crm-report.ts';
import type { MailboxTest, MailboxTrial } from '#contract/mailbox-report.ts';
import type { ReplayRequest } from '#contract/report.ts';
import type { SourceFault } from '#contract/source-faults.ts';
import type { LookupTrial, VendorName } from '#contract/source-report.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import type { Erasure } from '#stores/persons/erase-everywhere.ts';
import type { EventQueue } from '#stores/queue/event-queue.ts';
import type { CrmRecord } from '#stores/records/crm/keep-crm-connections.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { ConnectionRecord } from '#stores/records/questions/keep-connections.ts';

export interface DashboardSettings {
  /** Address to listen on. */
  host: string;
  /** 0: a free one. */
  port: number;
  /** Address under which people open the dashboard, without trailing slash. */
  publicUrl?: string | undefined;
  /** Public address of the collector, without trailing slash; goes into the script tag. */
  collectorUrl: string;
  /** Path of the script on the collector, such as `/s.js`. */
  scriptPath: string;
  /** Path of the no-script picture on the collector, such as `/p.gif`. */
  pixelPath: string;
  /** Whether mail can be sent, such as the link that confirms an answer to a form of our own. */
  sendsMail?: boolean;
  /** How long events are kept: of visitors who were not asked, in days; of those who agreed, in months. */
  kept: { limitedDays: number; grantedMonths: number };
  /** Requests of one API key in a minute; 600 when absent. */
  keyRequestsPerMinuteMax?: number;
  /** Fewer records read within a day are never unusual; 0: none ever are. 1,000 when absent. */
  unusualReadRecords?: number;
  /** Networks or names of Express's `trust proxy` whose X-Forwarded-For is believed; nobody's when absent. */
  trustedProxies?: readonly string[] | undefined;
}

/** Asks outside sources once, so that whoever sets them up sees whether they work. */
export interface SourceTrials {
  /** Undefined when the vendor takes the key that is kept. */
  vendor(name: VendorName): Promise<SourceFault | undefined>;
  /** Null when the provider does not know the address. Paid and counted like any other. */
  provider(name: string, address: string): Promise<LookupTrial['answer'] | SourceFault>;
  /** The same of a provider that is asked about people; `person` is empty when it does not know them. */
  person(name: string, email: string): Promise<{ person: NonNullable<LookupTrial['person']> } | SourceFault>;
  /** Whether the host is one of the operator's own, which may be asked without encryption. */
  isOwnHost(host: string): boolean;
}

/** Asks a provider once with the token that is kept. Undefined when there is none. */
export type TryLeads = (connection: ConnectionRecord) => Promise<LeadTrial | undefined>;

/** Asks a CRM once with the credentials that are kept. */
export interface TryCrm {
  test(record: CrmRecord): Promise<CrmTrial>;
  /** Whether the account at another place is the one that is linked; false when it cannot be told. */
  isSame(record: CrmRecord, place: Partial<CrmPlace>): Promise<boolean>;
  /** Undefined when the CRM does not say. */
  fields(record: CrmRecord, kind: 'company' | 'person'): Promise<readonly CrmFieldRow[] | undefined>;
  /** Those of these records that are there; undefined when the CRM does not say. */
  look(
    record: CrmRecord,
    kind: 'company' | 'person',
    ids: readonly string[],
  ): Promise<readonly CrmFound[] | undefined>;
  /** How its connector maps fields where nobody changes it. */
  rules(provider: CrmProvider): {
    readonly company: readonly FieldRule[];
    readonly person: readonly FieldRule[];
  };
}

/** What is absent is as the record has it. */
export interface CrmPlace {
  /** Without trailing slash. */
  readonly baseUrl: string;
  readonly credentials: CrmCredentials;
}

type CrmFound = Omit<CrmCandidate, 'isThere' | 'url'>;

/** Connects to a mailbox once and says what is there; rejects nothing. */
export type TryMailbox = (account: Omit<MailboxTest, 'id'> & { password: string }) => Promise<MailboxTrial>;

export interface DashboardParts {
  events: EventReader;
  records: Records;
  queue: Pick<EventQueue, 'waitingEvents' | 'unreadableEvents'>;
  /** Puts rejected events back on the queue; answers how many. */
  replay: (request: ReplayRequest) => Promise<number>;
  /** Sources of the processor that have disabled themselves. */
  warnings: () => { source: string; message: string }[];
  trySource: SourceTrials;
  tryLeads: TryLeads;
  tryCrm: TryCrm;
  tryMailbox: TryMailbox;
  /** How a person is taken away, for which the dashboard's reader alone is not enough. */
  erasure: Erasure;
  settings: DashboardSettings;
  /** The installation's master key; the login's keys are derived from it. */
  secret: string;
  /** Directory of the built interface; when it holds no index.html, only the API is served. */
  webDirectory: string;
  log: Logger;
}
