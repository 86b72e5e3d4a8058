// What waits in the outbox, by kind: the payload of each has a schema here, and a deliverer in `crm/`. Whoever writes an item
// and whoever delivers it share these and nothing else.

import { z } from 'zod';

const lead = z.object({
  /** As the provider's notification named it. */
  leadId: z.string().min(1).max(300),
  formId: z.string().max(300),
  /** When the person sent the form, milliseconds since 1970. */
  atMs: z.number().min(0),
});

const metaLead = lead.extend({
  /** Whose token reads it; absent where the notice named none. */
  pageId: z.string().max(100).exactOptional(),
});

/** Number of the delivery that says what is told and where; nothing of whom it is about. */
const alert = z.object({ deliveryId: z.int().min(1) });
/** A company that is worth the CRM's people's time: what stands in the records when it is delivered goes, and this with it. */
const company = z.object({
  crmId: z.int().min(1),
  companyId: z.int().min(1),
  /** Less certain ones are refused here, whoever writes them. */
  band: z.enum(['verified', 'high']),
  verdict: z.enum(['known', 'prospect']),
  /** 0 to 100. */
  score: z.int().min(0).max(100),
  fit: z.int().min(0).max(100),
  /** Milliseconds since 1970. */
  lastVisitMs: z.number().min(0),
  /** The note of one week, which takes the place of the one before of the same week. */
  note: z
    .object({ week: z.string().regex(/^\d{4}-W\d{2}$/), lines: z.array(z.string().max(500)).max(60) })
    .exactOptional(),
  task: z
    .object({
      /** The same task again has the same. */
      key: z.string().regex(/^[A-Za-z0-9_-]{1,60}$/),
      subject: z.string().min(1).max(200),
      text: z.string().max(2_000),
      dueMs: z.number().min(0),
    })
    .exactOptional(),
});

/** A worker leaves kinds alone that it does not know: a newer program wrote them. */
export const outboxPayloads = {
  /** Meta told that a lead form was sent, by its id alone: the answers are asked for. */
  fetch_meta_lead: metaLead,
  fetch_linkedin_lead: lead,
  /** Somebody told without a signature that a lead is gone: LinkedIn is asked, and it goes here when it is gone there. */
  check_linkedin_lead: lead.pick({ leadId: true }).extend({
    /** When that was told, milliseconds since 1970; absent where an older program wrote it. */
    saidAtMs: z.number().min(0).exactOptional(),
  }),
  /** Signals that somebody is told, one kind for each way. */
  alert_mail: alert,
  alert_slack: alert,
  alert_teams: alert,
  alert_webhook: alert,
  alert_push: alert,
  push_company: company,
  /** What one run wrote is taken back, write by write, the last first. */
  undo_crm_write: z.object({ crmId: z.int().min(1), writeId: z.int().min(1) }),
  /** Number of the link to the record of somebody who was erased, which we had made there. */
  erase_crm_record: z.object({ crmId: z.int().min(1), linkId: z.int().min(1) }),
} as const satisfies Record<string, z.ZodType>;

export type OutboxKind = keyof typeof outboxPayloads;
export type OutboxPayload<K extends OutboxKind> = z.output<(typeof outboxPayloads)[K]>;

export const outboxKinds = Object.keys(outboxPayloads) as OutboxKind[];

/** `aside`: it cannot be delivered until somebody looks; everything else goes on. `dropped`: nobody may have it any more. */
export type OutboxState = 'waiting' | 'done' | 'aside' | 'dropped';
