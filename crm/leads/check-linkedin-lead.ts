// Asks LinkedIn whether a lead is gone of which somebody says so without a signature. Only when it is gone there it goes here.

import type { OutboxPayload } from '#contract/outbox.ts';
import { forgetBodiesAbout } from '#stores/records/questions/forget-deliveries.ts';
import { markGone } from '#stores/records/reported/mark-gone.ts';
import { HttpFault } from '../http/http-fault.ts';
import type { Deliverer, Delivery } from '../outbox/deliverer.ts';
import { askLinkedin, explainLinkedin } from './ask-linkedin.ts';
import { responsePath } from './fetch-linkedin-lead.ts';
import { type LeadParts, openLeadAccount, pauseForAccount } from './lead-account.ts';
import { describeLeadFault } from './lead-fault.ts';
import { leadPace } from './lead-pace.ts';
import { narrowRefusal } from './narrow-refusal.ts';

/** So long after it was told LinkedIn is asked again while it still has the lead: an API may be behind its own notices. */
const againAfterMs = [3_600_000, 86_400_000];

export function createCheckLinkedinLead(parts: LeadParts): Deliverer<OutboxPayload<'check_linkedin_lead'>> {
  return {
    ...leadPace,
    deliver: async ({ leadId, saidAtMs = 0 }, circumstances): Promise<Delivery> => {
      const { connectionId, nowMs } = circumstances;
      const account = await openLeadAccount(parts, connectionId, 'linkedin');
      if (account === undefined)
        return pauseForAccount(parts, { connectionId, provider: 'linkedin' }, undefined, {
          reason: 'no_token',
          detail: '',
        });
      try {
        await askLinkedin(parts, account, responsePath(leadId), circumstances);
        const ageMs = nowMs - saidAtMs;
        const nextMs = againAfterMs.find((afterMs) => afterMs > ageMs);
        if (nextMs !== undefined)
          return { outcome: 'again', reason: 'lead_still_there', detail: '', waitMs: nextMs - ageMs };
        // It is still there: whoever said otherwise was wrong.
        return { outcome: 'done', effect: async () => undefined };
      } catch (error) {
        if (!(error instanceof HttpFault && error.code === 'not_found')) {
          const refusal = describeLeadFault(error, explainLinkedin, { nowMs, atMs: nowMs });
          return narrowRefusal(parts, 'linkedin', account, refusal);
        }
        const things = [parts.keys.hashThing(account.connectionId, leadId)];
        const gone = { connectionId: account.connectionId, provider: 'linkedin', things };
        return {
          outcome: 'done',
          effect: async (db) => {
            await forgetBodiesAbout(db, account.connectionId, things);
            await markGone(db, { ...gone, goneAt: new Date(nowMs) });
          },
        };
      }
    },
  };
}
