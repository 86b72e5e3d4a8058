// Asks a CRM once for the dashboard, with the connectors that write there.

import { openConnector, rulesOf } from '#crm/connectors/open-connector.ts';
import { CrmError } from '#crm/http/crm-fault.ts';
import { judgeAccount, proveAccount } from '#crm/sync/prove-account.ts';
import type { CrmPlace, TryCrm } from '#dashboard/server/dashboard-parts.ts';
import { openConnectionKeys } from '#stores/records/connection-keys.ts';
import {
  type CrmRecord,
  openCrmCredentials,
  readCrmSettings,
} from '#stores/records/crm/keep-crm-connections.ts';
import type { Records } from '#stores/records/open-records.ts';
import { crmSettingsOf } from './start-outbox.ts';

/** `secret`: the master key in hexadecimal digits. */
export function createTryCrm(
  records: Records,
  secret: string,
  config: Parameters<typeof crmSettingsOf>[0],
): TryCrm {
  const keys = openConnectionKeys(secret);
  const { timeoutMs, allowedHosts, folders } = crmSettingsOf(config);
  const open = (record: CrmRecord, elsewhere: Partial<CrmPlace> = {}) => {
    const { provider } = record;
    const account = {
      provider,
      baseUrl: elsewhere.baseUrl ?? record.baseUrl,
      settings: readCrmSettings(record),
      credentials: elsewhere.credentials ?? openCrmCredentials(record, keys),
    };
    return openConnector(account, { timeoutMs, allowedHosts, folders }).connector;
  };
  return {
    test: async (record) => {
      try {
        const connector = open(record);
        const { account, missing, found = [] } = await connector.test();
        await proveAccount(records, record, connector);
        const plain = {
          account,
          missing: [...missing],
          found: found.map(({ unknownWords = [], ...one }) => ({ ...one, unknownWords: [...unknownWords] })),
        };
        return { works: missing.length === 0, ...plain, reason: '', detail: '' };
      } catch (error) {
        if (!(error instanceof CrmError)) throw error;
        const reason = 'reason' in error.fault ? error.fault.reason : error.fault.kind;
        return { works: false, account: '', missing: [], found: [], reason, detail: error.detail };
      }
    },
    isSame: async (record, place) => {
      try {
        return (await judgeAccount(records, record, open(record, place))).outcome === 'same';
      } catch (error) {
        if (error instanceof CrmError) return false;
        throw error;
      }
    },
    fields: async (record, kind) => {
      try {
        return await open(record).describeFields(kind);
      } catch (error) {
        if (error instanceof CrmError) return undefined;
        throw error;
      }
    },
    look: async (record, kind, ids) => {
      try {
        const connector = open(record);
        const found = [];
        for (const value of ids) found.push(...(await connector.find(kind, { by: 'link', value })));
        return found.map(({ id, name, domains, vatNumber, emails }) => ({
          ...{ id, name, vatNumber, domains: [...domains], emails: [...emails] },
        }));
      } catch (error) {
        if (error instanceof CrmError) return undefined;
        throw error;
      }
    },
    rules: rulesOf,
  };
}
