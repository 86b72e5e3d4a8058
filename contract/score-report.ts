// Scores as the dashboard API says them: why a company has its score, and what other rules would have done. Plain types that both
// ends share; it imports nothing.

export type LeadResult = 'won' | 'lost' | 'not_interesting';

/** Lines of one rule that weigh most now, taken together. Points are at most with one decimal. */
export interface LeadReason {
  /** Id of a rule in force, and its group. */
  rule: string;
  group: string;
  /** Of the newest of its lines: when it happened, and from when on nothing is left of it. */
  at: string;
  fadesAt: string;
  points: number;
  pointsAtFirst: number;
  /** How many people or browsers, and how many lines. */
  actors: number;
  times: number;
}

/** One event under one rule. Points are at most with one decimal. */
export interface LeadLedgerLine {
  eventId: string;
  siteId: number;
  rule: string;
  ruleVersion: number;
  group: string;
  actor: LeadActor;
  at: string;
  fadesAt: string;
  /** When a later one of the same person took its place. */
  replacedAt: string | null;
  points: number;
  pointsAtFirst: number;
  /** What happened; null when the event is no longer kept. */
  event: {
    type: string;
    action: string;
    name: string;
    /** Host and path. */
    page: string;
    title: string;
    channel: string;
    campaign: string;
  } | null;
}

export interface LeadActor {
  /** Null: nobody has named who used this browser. */
  personId: number | null;
  /** '' when nobody is named. */
  name: string;
  /** Tells browsers apart that nobody has named, counted from 1; 0 for people. */
  browser: number;
}

export interface LeadLedger {
  /** The moment that the points are of. */
  at: string;
  score: number;
  rulesVersion: number;
  /** What the lines of a group bring, and what of it counts. */
  groups: { id: string; points: number; counted: number; pointsMax: number }[];
  /** The newest first. */
  lines: LeadLedgerLine[];
  /** There are older lines than are shown; the score counts them. */
  isCut: boolean;
}

export interface LeadFitLine {
  rule: string;
  ruleVersion: number;
  group: string;
  points: number;
  /** Of the rule, were it to fit. */
  pointsMax: number;
}

export interface LeadFit {
  score: number;
  rulesVersion: number;
  fits: LeadFitLine[];
  differs: LeadFitLine[];
  /** Nothing is known of a field that the rule asks for. */
  unknown: LeadFitLine[];
}

/**
 * How likely a lead was to be won within some days, by what was known when it was made; learnt from earlier leads, and only while
 * that says more than score and fit of the rules.
 */
export interface LeadChance {
  /** Between 0 and 1. */
  probability: number;
  /** Within so many days of being made. */
  horizonDays: number;
  /** Leads that it was learnt from. */
  learntFrom: number;
  /** The strongest first. */
  reasons: LeadChanceReason[];
}

export interface LeadChanceReason {
  /** Id of a group of score rules, or `fit`. */
  feature: string;
  /** Beside the usual lead; above 0 speaks for it. */
  logOdds: number;
}

/** GET /api/score-rules/learnt: what the ends of earlier leads have taught. */
export interface LearntReport {
  /** `never`: nothing was tried yet; `outdated`: the rules have changed since, and it is learnt anew within the hour. */
  state: 'never' | 'too_few' | 'not_better' | 'better' | 'outdated';
  at: string | null;
  /** A lead counts as won when it was within so many days; it is learnt from once they are over. */
  horizonDays: number;
  /** Leads learnt from, how many of them were won by then, and later ones that judged. */
  learntFrom: number;
  won: number;
  heldOut: number;
  /** Of the later ones: mean log loss and mean squared error of what was learnt, and of score and fit; the less the better. */
  lossLearnt: number;
  lossRules: number;
  brierLearnt: number;
  brierRules: number;
  /** By how much the log loss is less, between these with 99 %; it is shown only when both are above 0. */
  gainLow: number;
  gainHigh: number;
  /** How the leads stand that were looked at, all older than the horizon. `leftOut`: nothing was noted when they were made, nobody was seen, or they were merged. */
  counts: { won: number; lost: number; notInteresting: number; open: number; leftOut: number };
  /** What is wanted of won and of other leads before anything is learnt. */
  wantedOfEach: number;
}

/** POST /api/score-rules/trial: what other rules would have done, before they are saved. */
export interface ScoreTrialBody {
  /** A whole set of score rules, as POST /api/rules/score_rules takes it. */
  value: unknown;
  /** Score from which on a company is warm; that in force when absent. */
  warmScoreMin?: number;
  /** How far back, in days; 92 when absent. */
  days?: number;
}

export interface TriedResults {
  won: number;
  lost: number;
  notInteresting: number;
  /** Leads that are still open, and companies of which nobody made a lead. */
  open: number;
  noLead: number;
}

export interface TriedCompany {
  companyId: number;
  companyName: string;
  leadId: number | null;
  /** The first time it crossed the line within the period, and the score then. */
  at: string;
  score: number;
  result: LeadResult | 'open' | 'no_lead';
}

export interface ScoreTrial {
  from: string;
  to: string;
  warmScoreMin: number;
  /** How many companies crossed the line, under the rules in force and under those tried, and how their leads ended. */
  now: { companies: number; results: TriedResults };
  tried: { companies: number; results: TriedResults };
  /** Under the rules tried, the newest first; then those that would cross no more. */
  crossed: TriedCompany[];
  gained: number;
  lost: TriedCompany[];
  /** More companies were seen than are looked at: the figures are of those seen last. */
  isCut: boolean;
}
