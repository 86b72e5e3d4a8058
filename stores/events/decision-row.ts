// One decision as one row of `decisions_v1`, in the order of `decisionColumns`.

/** What a row says beside the trace's own fields. */
export interface DecisionRow {
  /** UInt64 as decimal text. */
  readonly decision: string;
  /** Milliseconds since 1970; the higher version holds. */
  readonly version: number;
  readonly decidedAtMs: number;
  readonly band: string;
  readonly reason: string;
  readonly kind: string;
  readonly companyId: number;
  readonly name: string;
  readonly domain: string;
  readonly country: string;
  readonly network: string;
  readonly probability: number;
  readonly isOwn: boolean;
  readonly isContested: boolean;
  /** All '' unless the visitor told the company. */
  readonly blind: string;
  readonly blindBand: string;
  readonly blindKind: string;
  readonly blindReason: string;
  /** What the visitor said and the reverse name, JSON text; '' for nothing. */
  readonly told: string;
  /** JSON text. */
  readonly trace: string;
  /** Of the events that hang on this row, which goes with them; '' of rows from before it was told. */
  readonly consent: DecisionConsent;
}

/** A decision has a row for each. */
export type DecisionConsent = 'granted' | 'limited' | '';

export const decisionColumns = [
  'decision',
  'version',
  'decided_at',
  'band',
  'reason',
  'kind',
  'company_id',
  'name',
  'domain',
  'country',
  'network',
  'probability',
  'is_own',
  'is_contested',
  'blind',
  'blind_band',
  'blind_kind',
  'blind_reason',
  'told',
  'trace',
  'consent',
] as const;

export function decisionValues(row: DecisionRow): unknown[] {
  return [
    row.decision,
    row.version,
    row.decidedAtMs,
    row.band,
    row.reason,
    row.kind,
    row.companyId,
    row.name,
    row.domain,
    row.country,
    row.network,
    row.probability,
    row.isOwn,
    row.isContested,
    row.blind,
    row.blindBand,
    row.blindKind,
    row.blindReason,
    row.told,
    row.trace,
    row.consent,
  ];
}
