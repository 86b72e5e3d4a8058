// Tries outside sources once for the dashboard, with the processor's own code: whoever sets them up sees whether they work.

import type { Config } from '#config/config.ts';
import type { SourceTrials } from '#dashboard/server/dashboard-parts.ts';
import { parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import { testPersonProvider, testProvider } from '#processor/sources/providers/test-provider.ts';
import { testVendor } from '#processor/sources/vendors/test-vendor.ts';
import { deriveKey } from '#stores/records/derive-key.ts';
import type { Records } from '#stores/records/open-records.ts';
import { findLookupProvider } from '#stores/records/questions/keep-lookup-providers.ts';
import { readVendorAccount } from '#stores/records/questions/keep-source-vendors.ts';
import { vendorBasesOf } from './vendor-bases.ts';

/** `secret`: the master key in hexadecimal digits. */
export function createSourceTrials(
  records: Records,
  secret: string,
  settings: Config['processor'],
): SourceTrials {
  const sealKey = deriveKey(secret, 'source secrets');
  const allowedHosts = settings.FIUTO_PRIVATE_HOSTS_ALLOWED;
  return {
    vendor: async (name) => {
      const account = await readVendorAccount(records, name, sealKey);
      if (account === undefined) return { code: 'key_refused', detail: '' };
      return testVendor(name, account, { bases: vendorBasesOf(settings), allowedHosts });
    },
    isOwnHost: (host) => allowedHosts.includes(host.toLowerCase()),
    provider: async (name, text) => {
      const record = await findLookupProvider(records, name);
      const address = parseClientAddress(text);
      if (record === undefined || address === undefined || record.config.asks === 'persons') return null;
      const said = await testProvider(record, address, { records, sealKey, allowedHosts, now: Date.now });
      if ('code' in said) return said;
      return said.kind === 'found' ? said.finding : null;
    },
    person: async (name, email) => {
      const record = await findLookupProvider(records, name);
      if (record === undefined || record.config.asks !== 'persons') return { person: {} };
      return testPersonProvider(record, email, { records, sealKey, allowedHosts, now: Date.now });
    },
  };
}
