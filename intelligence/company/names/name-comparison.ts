// What a comparison of two names says.

export interface NameComparison {
  /** `match` may be acted on by a machine, `suggest` is for a human. */
  readonly verdict: 'match' | 'suggest' | 'differ';
  /** 0 to 1: at least 0.9 for a match, at least 0.6 for a suggestion. */
  readonly score: number;
  /** Whole sentences, the deciding one first. */
  readonly reasons: readonly string[];
}
