// Exports of lists as the API answers them, as plain types that the interface shares; `export-report-schema.ts` holds their zod
// schemas.

export const exportKinds = ['leads', 'companies', 'people', 'requests', 'orders'] as const;
export type ExportKind = (typeof exportKinds)[number];

export const exportFormats = ['csv', 'jsonl', 'parquet'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** `removed`: a person was erased since, so that it has to be made anew. */
export const exportStates = ['waiting', 'running', 'done', 'failed', 'removed'] as const;
export type ExportState = (typeof exportStates)[number];

/** For how long a file can be fetched. */
export const exportKeptHours = 24;

export interface ExportRow {
  id: number;
  kind: ExportKind;
  format: ExportFormat;
  /** As in the address of the list. */
  filter: Record<string, string>;
  state: ExportState;
  /** Written so far. */
  rows: number;
  bytes: number;
  createdAt: string;
  finishedAt: string | null;
  /** Until when it can be fetched. */
  keptUntil: string;
}

export interface ExportRequest {
  kind: ExportKind;
  format: ExportFormat;
  /** The filters of the list, as in its address. */
  filter: Record<string, string>;
}

export interface ExportEndpoints {
  'GET /api/exports': { output: ExportRow[] };
  'POST /api/exports': { body: ExportRequest; output: ExportRow };
  'GET /api/exports/:id': { output: ExportRow };
  'DELETE /api/exports/:id': { output: Record<string, never> };
  /** The file. */
  'GET /api/exports/:id/file': { output: unknown };
}
