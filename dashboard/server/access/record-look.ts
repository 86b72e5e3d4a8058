// Writes to the audit log: deeds before they are done, looks at personal data before they are answered. A page that
// refreshes itself every two seconds is one look: the same look by the same user is written again only after a quarter
// of an hour.

import type { Records } from '#stores/records/open-records.ts';
import { writeAudit } from '#stores/records/questions/write-audit.ts';
import type { Look } from '../api/answer-route.ts';

const sameLookMs = 15 * 60_000;
/** Looks remembered at once; the oldest go first. */
const rememberedMax = 10_000;

/** Looks (`look_...`) are gathered; deeds are written each time. Rejects when the log cannot be written. */
export function createLookRecorder(records: Records): (look: Look) => Promise<number> {
  const writtenAt = new Map<string, number>();
  return async (look) => {
    const isLook = look.action.startsWith('look_');
    const key = [look.userId, look.userName, look.action, look.siteId ?? '', look.subject].join('\n');
    const before = writtenAt.get(key);
    if (isLook && before !== undefined && Date.now() - before < sameLookMs) return 0;
    const id = await writeAudit(records, look);
    writtenAt.delete(key);
    writtenAt.set(key, Date.now());
    for (const oldest of writtenAt.keys()) {
      if (writtenAt.size <= rememberedMax) break;
      writtenAt.delete(oldest);
    }
    return id;
  };
}
