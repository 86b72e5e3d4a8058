// Whether a failure comes from a full disk, in whichever engine it was met: the operator mends all of them the same way.

/** ENOSPC of the system, "disk full" of PostgreSQL (53100) and NOT_ENOUGH_SPACE of ClickHouse (243). */
const codes = new Set(['ENOSPC', '53100', '243']);
const causesMax = 8;

/** The words in which it was said, undefined when the disk is not the reason. */
export function findFullDisk(error: unknown): string | undefined {
  let at: unknown = error;
  for (let depth = 0; depth < causesMax && at instanceof Error; depth += 1) {
    const isCoded = 'code' in at && codes.has(String(at.code));
    if (isCoded || /no space left on device/i.test(at.message)) return at.message;
    at = at.cause;
  }
  return undefined;
}
