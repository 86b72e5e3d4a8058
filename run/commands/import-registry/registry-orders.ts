// What an import of registry data is asked to do, and what it tells: the words between the command and its thread.

export interface RegistryOrders {
  /** Directory of the index, `ranges` in the data directory. */
  directory: string;
  /** Name of the source: its rows are replaced, or only removed when there are no files. */
  source: string;
  files: readonly string[];
  /** By what right the operator uses the data. */
  right: { statement: string; by: string; at: string };
}

export interface RegistryProgress {
  phase: 'reading' | 'building';
  bytesRead: number;
  bytesTotal: number;
  records: number;
  unusable: number;
}

export interface RegistryOutcome {
  /** Rows of the source and of the whole index afterwards. */
  taken: { ranges: number; organisations: number; systems: number };
  leftOut: Readonly<Record<string, number>>;
  unusable: number;
  /** The first of them, each with file and line. */
  problems: readonly string[];
  duplicates: number;
  clipped: number;
  indexRows: number;
  indexBytes: number;
}

export interface RegistryWatch {
  onProgress(progress: RegistryProgress): void;
}
