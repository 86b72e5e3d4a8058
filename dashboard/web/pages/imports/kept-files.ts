// The files that were chosen in this tab, so that they can be read again with other columns; they are kept nowhere else.

const files = new Map<number, File>();

export function keepFile(importId: number, file: File): void {
  files.set(importId, file);
}

/** Undefined after a reload, and for imports of others. */
export function findFile(importId: number): File | undefined {
  return files.get(importId);
}
