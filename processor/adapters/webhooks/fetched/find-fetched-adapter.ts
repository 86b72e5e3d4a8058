// Which file understands what was fetched after a notice, by provider.

import type { WebhookProvider } from '#contract/connection-report.ts';
import type { WebhookAdapter } from '../webhook-adapter.ts';
import { readLinkedinLead } from './read-linkedin-lead.ts';
import { readMetaLead } from './read-meta-lead.ts';

const adapters: Partial<Record<WebhookProvider, WebhookAdapter>> = {
  meta: readMetaLead,
  linkedin: readLinkedinLead,
};

/** Undefined for a provider of which nothing is fetched. */
export function findFetchedAdapter(provider: WebhookProvider): WebhookAdapter | undefined {
  return adapters[provider];
}
