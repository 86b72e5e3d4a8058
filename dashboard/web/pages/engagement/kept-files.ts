// The files that were chosen in this tab, so that they can be read again in another way; they are kept nowhere else.

const files = new Map<number, File>();

export function keepEngagementFile(importId: number, file: File): void {
  files.set(importId, file);
}

/** Undefined after a reload, and for imports of others. */
export function findEngagementFile(importId: number): File | undefined {
  return files.get(importId);
}
