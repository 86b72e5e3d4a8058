// Sets of rules as the interface edits them: plain types that both ends share, so it imports nothing. `verdict-rules.ts`,
// `evidence-weights.ts`, `score-rules.ts`, `signal-rules.ts` and `lead.ts` hold the zod schemas that the server checks them by.

export type VerdictName =
  | 'known'
  | 'prospect'
  | 'accidental'
  | 'partner'
  | 'supplier'
  | 'competitor'
  | 'candidate'
  | 'staff';

export type VerdictFieldName =
  | 'is_own'
  | 'is_bot'
  | 'is_known'
  | 'status'
  | 'band'
  | 'kind'
  | 'reason'
  | 'country'
  | 'domain'
  | 'company'
  | 'pages';

export interface VerdictConditionValue {
  readonly field: VerdictFieldName;
  readonly how: 'is' | 'is_not' | 'only';
  readonly values: readonly string[];
}

export interface VerdictRuleValue {
  readonly id: string;
  readonly when: readonly VerdictConditionValue[];
  readonly verdict: VerdictName;
}

export interface VerdictRulesValue {
  readonly version: number;
  readonly rules: readonly VerdictRuleValue[];
}

export interface WeighedValue {
  readonly value: number;
  readonly what: string;
  readonly source: string;
}

export interface EvidenceWeightsValue {
  readonly version: number;
  readonly bits: Readonly<Record<string, WeighedValue>>;
  readonly limits: Readonly<Record<string, WeighedValue>>;
}

export type EngagementFieldName =
  | 'type'
  | 'action'
  | 'page_kind'
  | 'path'
  | 'site'
  | 'channel'
  | 'campaign'
  | 'name'
  | 'target'
  | 'engaged_s'
  | 'scroll_percent';

export type FitFieldName =
  | 'country'
  | 'province'
  | 'industry'
  | 'employees'
  | 'turnover'
  | 'status'
  | 'domain';

export type ScoreHow = 'is' | 'is_not' | 'begins' | 'contains' | 'at_least' | 'at_most';

export interface ScoreConditionValue<Field extends string = EngagementFieldName | FitFieldName> {
  readonly field: Field;
  readonly how: ScoreHow;
  readonly values: readonly string[];
}

export interface FitRuleValue {
  readonly id: string;
  readonly group: string;
  readonly points: number;
  readonly when: readonly ScoreConditionValue<FitFieldName>[];
}

export interface EngagementRuleValue {
  readonly id: string;
  readonly group: string;
  readonly points: number;
  readonly fadesAfterDays: number;
  readonly counts: 'each' | 'daily' | 'latest';
  readonly when: readonly ScoreConditionValue<EngagementFieldName>[];
}

export interface ScoreRulesValue {
  readonly version: number;
  readonly groups: readonly { readonly id: string; readonly pointsMax: number }[];
  readonly engagement: readonly EngagementRuleValue[];
  readonly fit: readonly FitRuleValue[];
}

export interface SignalRulesValue {
  readonly version: number;
  readonly silent: readonly string[];
  readonly warmScoreMin: number;
  readonly hotScoreMin: number;
  readonly idealFitMin: number;
  readonly silenceDays: number;
  readonly peopleMin: number;
  readonly contactDays: number;
  readonly riskPaths: readonly string[];
}

export interface LeadStageValue {
  readonly id: string;
  readonly kind: 'open' | 'won' | 'lost' | 'not_interesting';
  readonly names: { readonly en: string; readonly it: string };
}

export interface LeadStagesValue {
  readonly version: number;
  readonly stages: readonly LeadStageValue[];
}
