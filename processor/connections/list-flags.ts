// What a delivery of a mailing tool says of machines: openings and clicks that carry the tool's own flag.

import type { MailFlag } from '#stores/records/links/keep-flags.ts';
import type { UnderstoodWebhook } from '../adapters/webhooks/webhook-adapter.ts';
import { type DeliveryFacts, makeProviderEvent } from './make-requests.ts';

/** The code of a short link of ours, as it stands in a mail. */
const ownLink = /^https?:\/\/[^/?#]+\/l\/([a-z2-9]{8})(?:[/?#]|$)/;
const kinds = { email_click: 'flagged_click', email_open: 'flagged_open' } as const;

export function listFlags({ engagements }: UnderstoodWebhook, facts: DeliveryFacts): MailFlag[] {
  return engagements.flatMap((engagement, index) => {
    const { kind, human, subject, target = '' } = engagement;
    const email = subject?.email ?? '';
    if (human !== 'machine' || email === '' || (kind !== 'email_click' && kind !== 'email_open')) return [];
    const { id, raw } = makeProviderEvent(engagement, index, facts);
    const atMs = Number(Reflect.get(Object(raw), 'at'));
    const code = ownLink.exec(target)?.[1] ?? '';
    return [{ id: String(id), siteId: facts.siteId, kind: kinds[kind], atMs, email, code }];
  });
}
