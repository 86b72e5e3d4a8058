// Why something about leads was not done. Thrown inside the transaction, which is taken back by it.

export type LeadRefusalCode =
  | 'unknown_lead'
  | 'unknown_entry'
  | 'unknown_change'
  | 'unknown_company'
  | 'unknown_person'
  | 'unknown_owner'
  | 'unknown_stage'
  | 'lead_exists'
  | 'changed_meanwhile'
  | 'changed_since'
  | 'undone_already'
  | 'needs_reason';

export class LeadRefusal extends Error {
  override readonly name = 'LeadRefusal';
  readonly code: LeadRefusalCode;
  /** Id of the lead that is in the way; 0 when there is none to tell. */
  readonly leadId: number;

  constructor(code: LeadRefusalCode, leadId = 0) {
    super(code);
    this.code = code;
    this.leadId = leadId;
  }
}
