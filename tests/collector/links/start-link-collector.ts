// A real collector with links on real records and a real queue.

import { startCollector } from '#collector/start-collector.ts';
import type { QueuedRequest } from '#contract/queued-batch.ts';
import type { Site } from '#contract/site.ts';
import { createLink, type NewLink } from '#stores/records/links/change-links.ts';
import { addRecipients, createMailing, stateConsent } from '#stores/records/links/change-mailings.ts';
import { listTracked } from '#stores/records/links/list-recipients.ts';
import { openLinkBook } from '#stores/records/links/open-link-book.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { openTestIntake, type TestIntake } from '#tests/support/open-test-intake.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';

export const by = { id: 'u1', name: 'Marta' };
const key = Buffer.alloc(32, 9);

export interface LinkCollector {
  url: string;
  intake: TestIntake;
  site: Site;
  /** Follows no redirect. */
  open(path: string, init?: RequestInit): Promise<Response>;
  link(changes?: Partial<NewLink>): Promise<{ id: number; code: string }>;
  /** A mailing that recipients agreed to, with the token of its one recipient. */
  mailing(email?: string): Promise<{ id: number; recipientId: number; token: string; expired: string }>;
  take(): Promise<QueuedRequest[]>;
  close(): Promise<void>;
}

export async function startLinkCollector(
  changes: { requestsPerMinuteMax?: number; add?: () => Promise<void> } = {},
): Promise<LinkCollector> {
  const intake = await openTestIntake();
  const { records, sites, daySecrets, queue } = intake.stores;
  const { site } = await createSite(records, { name: 'Acme', allowedHosts: ['acme.example'] });
  await sites.refresh();
  const book = openLinkBook(records, key);
  const collector = await startCollector({
    queue: changes.add ? { ...queue, add: changes.add } : queue,
    sites,
    daySecrets,
    links: book,
    settings: {
      ...{ host: '127.0.0.1', port: 0, scriptPath: '/s.js', eventPath: '/e', pixelPath: '/p.gif' },
      ...{ trustedProxies: ['127.0.0.0/8'], bodyBytesMax: 100_000, eventsPerRequestMax: 50 },
      requestsPerMinuteMax: changes.requestsPerMinuteMax ?? 0,
    },
    assets: [],
    log: quietLog,
  });
  return {
    url: collector.url,
    intake,
    site,
    open: (path, init = {}) => fetch(collector.url + path, { redirect: 'manual', ...init }),
    link: (values = {}) =>
      createLink(records, by, {
        ...{
          siteId: site.id,
          target: 'https://www.acme.example/offer?x=1#top',
          title: 'Offer',
          channel: 'email',
        },
        ...{ mailingId: null, source: 'news', medium: 'email', name: 'autumn', term: '', content: '' },
        ...values,
      }),
    mailing: async (email = 'anna.rossi@acme-impianti.it') => {
      const { id } = await createMailing(records, by, { siteId: site.id, name: 'November' });
      await addRecipients(records, id, [{ email, name: 'Anna', allowsTracking: null }]);
      await stateConsent(records, by, id, 'They agreed.');
      const recipientId = (await listTracked(records, id, { afterId: 0, limit: 1 }))[0]?.id ?? 0;
      const numbers = { recipientId, mailingId: id };
      return {
        ...{ id, recipientId, token: book.makeToken(numbers, Date.now(), 180) },
        expired: book.makeToken(numbers, Date.now(), -2),
      };
    },
    take: () => intake.takeRequests(site.id),
    close: async () => {
      await collector.close();
      await intake.close();
    },
  };
}
