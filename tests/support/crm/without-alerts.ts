// What the deliverers of alerts are given where a test sends none: no way for mail, and a dashboard that nobody has.

import { openAlertKeys } from '#stores/records/alerts/alert-keys.ts';
import type { Records } from '#stores/records/open-records.ts';

export function withoutAlerts(
  records: Records,
  secret: string,
  { allowedHosts, timeoutMs }: { allowedHosts: readonly string[]; timeoutMs: number },
) {
  const calls = { allowedHosts, timeoutMs, sendMail: undefined, mailDomain: '' };
  return {
    ...{ records, keys: openAlertKeys(secret) },
    settings: { ...calls, dashboardUrl: 'http://127.0.0.1:9' },
  };
}
