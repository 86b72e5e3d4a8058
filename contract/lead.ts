// The words about leads that both ends and the records share: stages, what is written down beside a lead, results.

import { z } from 'zod';

const stageKinds = ['open', 'won', 'lost', 'not_interesting'] as const;
/** A lead in a stage that is not `open` is finished, with a result and its reason. */
type StageKind = (typeof stageKinds)[number];

interface LeadStage {
  /** Short and stable: leads stand in it by this. */
  readonly id: string;
  readonly kind: StageKind;
  readonly names: { readonly en: string; readonly it: string };
}

export interface LeadStages {
  /** Counted up with every change. */
  readonly version: number;
  /** In their order on the board; a new lead stands in the first. */
  readonly stages: readonly LeadStage[];
}

const name = z.string().trim().min(1).max(60);

export const leadStagesSchema = z
  .strictObject({
    version: z.int().min(1),
    stages: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z0-9_-]{1,40}$/, 'Take small letters, digits, "-" and "_".'),
          kind: z.enum(stageKinds),
          names: z.strictObject({ en: name, it: name }),
        }),
      )
      .min(1)
      .max(40),
  })
  .refine(({ stages }) => new Set(stages.map(({ id }) => id)).size === stages.length, {
    error: 'Two stages have the same id: give each its own.',
  })
  .refine(({ stages }) => stages[0]?.kind === 'open', {
    error: 'New leads stand in the first stage: make it an open one.',
  }) satisfies z.ZodType<LeadStages>;

export const defaultLeadStages: LeadStages = {
  version: 1,
  stages: [
    { id: 'new', kind: 'open', names: { en: 'New', it: 'Nuovo' } },
    { id: 'contacted', kind: 'open', names: { en: 'Contacted', it: 'Contattato' } },
    { id: 'qualified', kind: 'open', names: { en: 'Qualified', it: 'Qualificato' } },
    { id: 'offer', kind: 'open', names: { en: 'Offer made', it: 'Offerta fatta' } },
    { id: 'won', kind: 'won', names: { en: 'Won', it: 'Vinto' } },
    { id: 'lost', kind: 'lost', names: { en: 'Lost', it: 'Perso' } },
    {
      id: 'not_interesting',
      kind: 'not_interesting',
      names: { en: 'Not interesting', it: 'Non interessante' },
    },
  ],
};

const entryKinds = ['note', 'call', 'meeting', 'agreement', 'task', 'file'] as const;
/**
 * What is written down beside a lead. `agreement`: what was agreed; `task`: what is still to be done, a promise if made to them;
 * `file`: where a file lies, by its link.
 */
export type EntryKind = (typeof entryKinds)[number];
