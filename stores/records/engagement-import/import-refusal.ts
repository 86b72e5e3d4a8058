// Why something about an import of engagement was not done.

export type EngagementImportRefusalCode = 'unknown_import' | 'import_not_ready' | 'import_not_applied';

export class EngagementImportRefusal extends Error {
  override readonly name = 'EngagementImportRefusal';
  readonly code: EngagementImportRefusalCode;

  constructor(code: EngagementImportRefusalCode) {
    super(code);
    this.code = code;
  }
}
