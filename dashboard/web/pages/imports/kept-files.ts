// The files that were chosen in this tab, so that they can be read again in another way; they are kept nowhere else.

export interface FileKeeper {
  keep(importId: number, file: File): void;
  /** Undefined after a reload, and for imports of others. */
  find(importId: number): File | undefined;
}

function createFileKeeper(): FileKeeper {
  const files = new Map<number, File>();
  return {
    keep: (importId, file) => void files.set(importId, file),
    find: (importId) => files.get(importId),
  };
}

/** The two kinds of import are numbered each by itself. */
export const companyFiles = createFileKeeper();
export const engagementFiles = createFileKeeper();
