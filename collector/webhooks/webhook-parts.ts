// What the intake of webhooks is given by run/.

import type { LoadCertificate } from '#intelligence/webhooks/verify-sns.ts';
import type { Records } from '#stores/records/open-records.ts';

export interface WebhookParts {
  records: Records;
  /** The installation's master key in hexadecimal digits. */
  secret: string;
  /** Public address of the collector, without trailing slash; '' when none is set. HubSpot signs the address it calls. */
  publicUrl: string;
  /** Fetches a certificate of Amazon's; asked for addresses on Amazon's hosts alone. */
  loadCertificate: LoadCertificate;
}
