// Verdict rules and evidence weights as the interface edits them: plain types that both ends share, so it imports nothing.
// `verdict-rules.ts` and `evidence-weights.ts` hold the zod schemas that the server checks them by.

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
