// What the dashboard API answers and takes about imports of engagement, as plain types that both ends share.
// `engagement-import-report-schema.ts` holds the zod schemas, which must satisfy these types.

import type { ImportState } from './company-import.ts';
import type { EngagementKind } from './engagement.ts';
import type {
  DateOrder,
  EngagementFileKind,
  ImportBasis,
  ImportReading,
  RowCounts,
  RowOutcome,
  UndoneEngagement,
} from './engagement-import.ts';

export interface EngagementImport {
  id: number;
  siteId: number;
  fileName: string;
  state: ImportState;
  kind: EngagementFileKind;
  provider: string;
  encoding: string;
  separator: string;
  columns: { header: string; field: string }[];
  zone: string;
  dates: DateOrder;
  /** What rows are that do not say it themselves; '' when that goes by the kind of the file. */
  action: EngagementKind | '';
  /** For rows without a time, ISO 8601. */
  day: string;
  /** Of a chat: names that wrote in it, and those among them that are ours. */
  speakers: string[];
  own: string[];
  origin: string;
  basis: ImportBasis;
  counts: RowCounts;
  progress: number;
  failure: string;
  by: string;
  createdAt: string;
  appliedAt: string | null;
  undoneBy: string;
  undoneAt: string | null;
  undone: UndoneEngagement | null;
}

export interface EngagementImportRow {
  line: number;
  outcome: RowOutcome;
  /** ISO 8601; null once it is brought in, and of a refused one. */
  at: string | null;
  /** Kind of the engagement; '' where nothing is kept of it. */
  kind: string;
  who: string;
  /** Under which the person is known, such as an e-mail; '' when they make nobody. */
  key: string;
  company: string;
  text: string;
  /** Why it is refused, '' otherwise. */
  message: string;
}

/** Where values of people came from that were imported. */
export interface ImportOrigin {
  id: number;
  fileName: string;
  origin: string;
  basis: ImportBasis;
}

export interface EngagementUploadQuery {
  site: number;
  name: string;
  origin: string;
  basis: ImportBasis;
  /** JSON of `ImportReading`. */
  reading?: string;
}

export type { ImportReading };

/** Every endpoint about imports of engagement. */
export interface EngagementImportEndpoints {
  'POST /api/engagement-imports': { query: EngagementUploadQuery; output: EngagementImport };
  'GET /api/engagement-imports': {
    query: { cursor?: string; limit?: number };
    output: { imports: EngagementImport[]; nextCursor: string | null };
  };
  'GET /api/engagement-imports/:id': { output: EngagementImport };
  'GET /api/engagement-imports/:id/rows': {
    query: { outcome?: RowOutcome; cursor?: string; limit?: number };
    output: { rows: EngagementImportRow[]; nextCursor: string | null };
  };
  'POST /api/engagement-imports/:id/apply': { output: EngagementImport };
  'POST /api/engagement-imports/:id/undo': { output: EngagementImport };
  'POST /api/engagement-imports/:id/refused': { output: { fileName: string; csv: string; rows: number } };
  'DELETE /api/engagement-imports/:id': { output: Record<string, never> };
}
