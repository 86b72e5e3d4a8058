// Signals: what is new about a lead and worth a person's look. Which kinds there are, and the numbers that an administrator
// can change for each team; kept in settings as JSON, so they are parsed by the schema below wherever they come in.

import { z } from 'zod';

export const signalKinds = [
  'request',
  'customer_back',
  'customer_at_risk',
  'ideal_and_hot',
  'new_warm_company',
  'several_people',
  'back_to_pricing',
  'form_left',
  'new_employer',
  'promise_overdue',
  'going_quiet',
  'not_contacted',
] as const;
/**
 * `request`: somebody wrote. `customer_back`: after a silence. `customer_at_risk`: a customer looks at cancellation or at
 * competitors. `ideal_and_hot`: fit and score are high, on pages of prices. `form_left`: begun and not sent, under consent.
 * `going_quiet`: silent for longer than is their habit. `not_contacted`: by any of us, for too long.
 */
export type SignalKind = (typeof signalKinds)[number];

export interface SignalRules {
  /** Counted up with every change. */
  readonly version: number;
  /** Kinds that nobody is told about. */
  readonly silent: readonly SignalKind[];
  /** Score from which on a company is warm, 1 to 100. */
  readonly warmScoreMin: number;
  /** Score and fit from which on a lead is hot and ideal. */
  readonly hotScoreMin: number;
  readonly idealFitMin: number;
  /** A customer is back after so many days without a visit. */
  readonly silenceDays: number;
  /** So many people of one company within a week. */
  readonly peopleMin: number;
  /** Nobody has contacted a customer for so many days. */
  readonly contactDays: number;
  /** Beginnings of paths where a customer who reads them may be leaving, such as `/cancel`. */
  readonly riskPaths: readonly string[];
}

const score = z.int().min(1).max(100);
const days = z.int().min(1).max(400);

export const signalRulesSchema = z.strictObject({
  version: z.int().min(1),
  silent: z.array(z.enum(signalKinds)).max(signalKinds.length),
  warmScoreMin: score,
  hotScoreMin: score,
  idealFitMin: score,
  silenceDays: days,
  peopleMin: z.int().min(2).max(100),
  contactDays: days,
  riskPaths: z.array(z.string().regex(/^\//, 'A path begins with "/".').max(300)).max(200),
}) satisfies z.ZodType<SignalRules>;

/** How somebody is told. */
export interface TellingRules {
  /** IANA name, such as `Europe/Rome`. */
  readonly timeZone: string;
  /** 1 is Monday, 7 is Sunday. */
  readonly workingDays: readonly number[];
  /** Minutes after midnight, local time: when what waited is told together. */
  readonly digestMinute: number;
  /** Nothing is told at once between these minutes of the day; the span may go over midnight. */
  readonly quietFromMinute: number;
  readonly quietToMinute: number;
  /** At most so many at once in a local day; what is more waits. */
  readonly atOnceMax: number;
}

const minute = z.int().min(0).max(1_439);

export const tellingRulesSchema = z.strictObject({
  timeZone: z
    .string()
    .max(60)
    .refine(isTimeZone, { error: 'No such time zone: take one such as Europe/Rome.' }),
  workingDays: z
    .array(z.int().min(1).max(7))
    .min(1, 'Without a working day nothing would ever be told: choose one.')
    .max(7),
  digestMinute: minute,
  quietFromMinute: minute,
  quietToMinute: minute,
  atOnceMax: z.int().min(0).max(100),
}) satisfies z.ZodType<TellingRules>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
