// Opens connections to CRMs for deliveries and readings. A connector is kept while nothing of its connection changes: its pace, its
// session and the budget of its day are one for all that goes there from this process.

import type { CrmSettings } from '#contract/crm.ts';
import type { ConnectionKeys } from '#stores/records/connection-keys.ts';
import {
  type CrmRecord,
  findCrmConnection,
  openCrmCredentials,
  readCrmSettings,
} from '#stores/records/crm/keep-crm-connections.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { OutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import type { WhoRefused } from '#stores/records/rights/may-be-asked-about.ts';
import type { Connector, ConnectorRules } from '../connectors/connector.ts';
import type { FolderSettings } from '../connectors/csv/folder-place.ts';
import { openConnector } from '../connectors/open-connector.ts';
import type { BucketClock } from '../http/pace-bucket.ts';
import { proveAccount } from './prove-account.ts';

export interface CrmDesk {
  readonly records: Records;
  /** Seals credentials. */
  readonly connectionKeys: ConnectionKeys;
  /** Seals the ledger. */
  readonly keys: OutboxKeys;
  /** Of whom nothing is told to a CRM. */
  readonly refused: WhoRefused;
  /** Names or addresses that may be in private networks. */
  readonly allowedHosts: readonly string[];
  /** Of one call, in milliseconds. */
  readonly timeoutMs: number;
  /** Where files may be exchanged on this machine; nowhere when absent. */
  readonly folders?: FolderSettings;
  /** By which calls are paced; the real one when absent. */
  readonly clock?: BucketClock;
}

export interface CrmAccount {
  readonly record: CrmRecord;
  readonly settings: CrmSettings;
  readonly connector: Connector;
  readonly rules: ConnectorRules;
  /** That the account there is the one that is linked, once for as long as the connection stays as it is. Rejects with CrmError. */
  prove(): Promise<void>;
  /** Makes our fields there, once for as long as the connection stays as it is. Rejects with CrmError. */
  prepare(): Promise<void>;
}

export interface CrmAccounts {
  /** Undefined when there is no such connection. */
  open(crmId: number): Promise<CrmAccount | undefined>;
}

export function openCrmAccounts(desk: CrmDesk): CrmAccounts {
  const { records, connectionKeys, allowedHosts, timeoutMs, folders, clock } = desk;
  const opened = new Map<number, { readonly made: string; readonly account: Omit<CrmAccount, 'record'> }>();
  return {
    open: async (crmId) => {
      const record = await findCrmConnection(records, crmId);
      if (record === undefined) return void opened.delete(crmId);
      const made = JSON.stringify([
        record.provider,
        record.baseUrl,
        record.sealedCredentials,
        record.settings,
      ]);
      const before = opened.get(crmId);
      if (before?.made === made) return { record, ...before.account };
      const settings = readCrmSettings(record);
      const credentials = openCrmCredentials(record, connectionKeys);
      const { provider, baseUrl } = record;
      const found = openConnector(
        { provider, baseUrl, credentials, settings },
        {
          ...{ timeoutMs, allowedHosts },
          ...(folders ? { folders } : {}),
          ...(clock ? { clock } : {}),
        },
      );
      const account = {
        ...{ settings, ...found, prepare: once(() => found.connector.prepare()) },
        prove: once(() => proveAccount(records, record, found.connector)),
      };
      opened.set(crmId, { made, account });
      return { record, ...account };
    },
  };
}

/** What fails is tried again the next time. */
function once(work: () => Promise<void>): () => Promise<void> {
  let made: Promise<void> | undefined;
  return () => {
    made ??= work().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
