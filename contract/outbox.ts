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
} as const satisfies Record<string, z.ZodType>;

export type OutboxKind = keyof typeof outboxPayloads;
export type OutboxPayload<K extends OutboxKind> = z.output<(typeof outboxPayloads)[K]>;

export const outboxKinds = Object.keys(outboxPayloads) as OutboxKind[];

/** `aside`: it cannot be delivered until somebody looks; everything else goes on. `dropped`: nobody may have it any more. */
export type OutboxState = 'waiting' | 'done' | 'aside' | 'dropped';
