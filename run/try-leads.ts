// Tries the token of a connection once for the dashboard, with the code that fetches leads.

import { accountOf } from '#crm/leads/lead-account.ts';
import { tryLeadAccount } from '#crm/leads/try-lead-account.ts';
import type { TryLeads } from '#dashboard/server/dashboard-parts.ts';
import { openConnectionKeys } from '#stores/records/connection-keys.ts';
import { crmSettingsOf } from './start-outbox.ts';

/** `secret`: the master key in hexadecimal digits. */
export function createTryLeads(secret: string, config: Parameters<typeof crmSettingsOf>[0]): TryLeads {
  const keys = openConnectionKeys(secret);
  const settings = crmSettingsOf(config);
  return async (connection) => {
    const account = accountOf(connection, keys);
    return account && tryLeadAccount(settings, connection.provider, account);
  };
}
