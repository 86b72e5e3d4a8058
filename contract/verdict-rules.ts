// The rules by which a session gets its verdict: ordered, edited by an administrator, the first that fits decides. Kept in
// settings as JSON, so they are parsed by the schema below wherever they come in.

import { z } from 'zod';

export const verdicts = [
  'known',
  'prospect',
  'accidental',
  'partner',
  'supplier',
  'competitor',
  'candidate',
  'staff',
] as const;
/** What a visitor is to us. The first three are the verdicts proper, the others are classes that sales leaves alone. */
export type Verdict = (typeof verdicts)[number];

const verdictFields = [
  'is_own',
  'is_bot',
  'is_known',
  'status',
  'band',
  'kind',
  'reason',
  'country',
  'domain',
  'company',
  'pages',
] as const;
/**
 * `is_own`: own offices, ranges or domains. `is_known`: tied to a company of the records. `status`: that company's.
 * `company`: its id. `pages`: kinds of all pages of the session. The rest is as in the trace.
 */
export type VerdictField = (typeof verdictFields)[number];

export interface VerdictCondition {
  readonly field: VerdictField;
  /** `is`: the value is one of these; `is_not`: none; `only`: for pages, all of the session's are among these. */
  readonly how: 'is' | 'is_not' | 'only';
  /** Texts as the trace writes them; `yes` and `no` for the first three fields. */
  readonly values: readonly string[];
}

interface VerdictRule {
  /** Short and stable; shown as the reason of a verdict. */
  readonly id: string;
  /** All must hold; a rule without conditions always fits. */
  readonly when: readonly VerdictCondition[];
  readonly verdict: Verdict;
}

export interface VerdictRules {
  /** Counted up with every change. */
  readonly version: number;
  readonly rules: readonly VerdictRule[];
}

const condition = z
  .strictObject({
    field: z.enum(verdictFields),
    how: z.enum(['is', 'is_not', 'only']),
    values: z.array(z.string().trim().min(1).max(200)).min(1).max(500),
  })
  .refine(({ field, how }) => how !== 'only' || field === 'pages', {
    error: '"only" is for pages: take "is" or "is_not" for other fields.',
  });

export const verdictRulesSchema = z.strictObject({
  version: z.int().min(1),
  rules: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9_-]{1,60}$/, 'Take small letters, digits, "-" and "_".'),
        when: z.array(condition).max(20),
        verdict: z.enum(verdicts),
      }),
    )
    .max(200)
    .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, {
      error: 'Two rules have the same id: give each its own.',
    }),
}) satisfies z.ZodType<VerdictRules>;
