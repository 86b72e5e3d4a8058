// The rules by which a lead gets its points: fit says how much a company is like those that one wants, engagement what its
// people did. Kept in settings as JSON, so they are parsed by the schema below wherever they come in.

import { z } from 'zod';

const engagementFields = [
  'type',
  'action',
  'page_kind',
  'path',
  'site',
  'channel',
  'campaign',
  'name',
  'target',
  'engaged_s',
  'scroll_percent',
] as const;
/**
 * `type` and `action` as events have them, such as `page_view`, or `engagement` and `email_click`; `channel`: how the visit came;
 * `engaged_s`: seconds that a page was used; `scroll_percent`: 0 to 100. The rest as in the event.
 */
export type EngagementField = (typeof engagementFields)[number];

const fitFields = ['country', 'province', 'industry', 'employees', 'turnover', 'status', 'domain'] as const;
/** `industry`: an ATECO or NACE code with or without its points; `turnover`: in thousands of the records' currency. */
export type FitField = (typeof fitFields)[number];

const hows = ['is', 'is_not', 'begins', 'contains', 'at_least', 'at_most'] as const;

export interface ScoreCondition<Field extends string> {
  readonly field: Field;
  /** `begins`, `contains`: of texts, without regard to case; `at_least`, `at_most`: of numbers, one value. */
  readonly how: (typeof hows)[number];
  readonly values: readonly string[];
}

export interface EngagementRule {
  /** Short and stable: the ledger names it. */
  readonly id: string;
  /** One of the rule set's groups. */
  readonly group: string;
  /** What the happening is worth at once; below 0 takes away. */
  readonly points: number;
  /** After so many days nothing is left; it fades evenly. */
  readonly fadesAfterDays: number;
  /** `each`: every time; `daily`: once for a person and day (UTC); `latest`: a person's next one takes the place of the last. */
  readonly counts: 'each' | 'daily' | 'latest';
  /** All must hold. */
  readonly when: readonly ScoreCondition<EngagementField>[];
}

export interface FitRule {
  readonly id: string;
  readonly group: string;
  readonly points: number;
  readonly when: readonly ScoreCondition<FitField>[];
}

interface ScoreGroup {
  readonly id: string;
  /** The rules of a group bring this much together at most, and take away as much at most. */
  readonly pointsMax: number;
}

export interface ScoreRules {
  /** Counted up with every change. */
  readonly version: number;
  readonly groups: readonly ScoreGroup[];
  readonly engagement: readonly EngagementRule[];
  readonly fit: readonly FitRule[];
}

/** A line of the ledger that weighs much now, as lists show it. */
export interface ScoreReason {
  readonly rule: string;
  readonly group: string;
  /** ISO 8601: when it happened, and from when on nothing is left of it. */
  readonly at: string;
  readonly fadesAt: string;
  /** Now, and when it happened; in points. */
  readonly points: number;
  readonly pointsAtFirst: number;
  /** How many people or browsers brought lines of this rule, and how many lines. */
  readonly actors: number;
  readonly times: number;
}

const id = z.string().regex(/^[a-z0-9_-]{1,60}$/, 'Take small letters, digits, "-" and "_".');
const points = z
  .int()
  .min(-100)
  .max(100)
  .refine((value) => value !== 0, { error: 'A rule of 0 points does nothing: leave it out.' });

function conditionOf<Field extends string>(fields: readonly [Field, ...Field[]], numeric: readonly Field[]) {
  return z
    .strictObject({
      field: z.enum(fields),
      how: z.enum(hows),
      values: z.array(z.string().trim().min(1).max(200)).min(1).max(500),
    })
    .refine(({ field, how }) => isBound(how) === numeric.some((one) => one === field), {
      error: 'Numbers are compared with "at_least" and "at_most", texts with the others.',
    })
    .refine(
      ({ how, values }) => !isBound(how) || (values.length === 1 && Number.isFinite(Number(values[0]))),
      {
        error: '"at_least" and "at_most" take one number.',
      },
    );
}

function isBound(how: (typeof hows)[number]): boolean {
  return how === 'at_least' || how === 'at_most';
}

const ruleMax = 200;

export const scoreRulesSchema = z
  .strictObject({
    version: z.int().min(1),
    groups: z.array(z.strictObject({ id, pointsMax: z.int().min(1).max(100) })).max(50),
    engagement: z
      .array(
        z.strictObject({
          id,
          group: id,
          points,
          fadesAfterDays: z.int().min(1).max(400),
          counts: z.enum(['each', 'daily', 'latest']),
          // A rule without conditions would pay for everything anybody does.
          when: z
            .array(conditionOf(engagementFields, ['engaged_s', 'scroll_percent']))
            .min(1)
            .max(20),
        }),
      )
      .max(ruleMax),
    fit: z
      .array(
        z.strictObject({
          id,
          group: id,
          points,
          when: z
            .array(conditionOf(fitFields, ['employees', 'turnover']))
            .min(1)
            .max(20),
        }),
      )
      .max(ruleMax),
  })
  .refine(({ groups }) => areDistinct(groups), { error: 'Two groups have the same id: give each its own.' })
  .refine(({ engagement, fit }) => areDistinct([...engagement, ...fit]), {
    error: 'Two rules have the same id: give each its own.',
  })
  .refine(
    ({ groups, engagement, fit }) =>
      [...engagement, ...fit].every((rule) => groups.some((group) => group.id === rule.group)),
    { error: 'A rule names a group that is not there: add the group, or change the rule.' },
  ) satisfies z.ZodType<ScoreRules>;

function areDistinct(things: readonly { readonly id: string }[]): boolean {
  return new Set(things.map((thing) => thing.id)).size === things.length;
}
