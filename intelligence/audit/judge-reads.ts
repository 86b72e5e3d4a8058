// Whether what a user has read or taken out within a day is so much more than their usual that administrators should know of it.

/** Records of a user, as the audit log counts them. */
export interface ReadHistory {
  /** Within the last 24 hours. */
  readonly rows: number;
  /** Of the largest file that was taken out within them. */
  readonly exported: number;
  /** The most within 24 hours of the 30 days before. */
  readonly busiestDay: number;
  /** Of the largest file that was taken out in the 90 days before. */
  readonly largestExport: number;
}

export type UnusualRead = 'unusual_read' | 'unusual_export';

/** So many times the busiest day is far more than usual. */
const farMore = 5;

/** `fromRecords`: fewer are never unusual; 0: nothing is. Undefined when it is as usual. */
export function judgeReads(history: ReadHistory, fromRecords: number): UnusualRead | undefined {
  if (fromRecords === 0) return undefined;
  const { rows, exported, busiestDay, largestExport } = history;
  if (exported >= fromRecords && largestExport < fromRecords) return 'unusual_export';
  return rows >= fromRecords && rows > farMore * busiestDay ? 'unusual_read' : undefined;
}
