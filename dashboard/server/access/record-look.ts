// Writes to the audit log: deeds before they are done, looks at personal data before they are answered. A page that
// refreshes itself every two seconds is one look: the same look by the same user is written again only after a quarter
// of an hour, and what further pages of it show is added to what it counts.

import { createHash } from 'node:crypto';
import type { Records } from '#stores/records/open-records.ts';
import { addAudited, writeAudit } from '#stores/records/questions/write-audit.ts';
import type { Look } from '../api/answer-route.ts';
import type { ReadWatch } from './watch-reads.ts';

const sameLookMs = 15 * 60_000;
/** Looks remembered at once; the oldest go first. */
const rememberedMax = 10_000;
/** Pages of one look that are known again; each further one counts. */
const pagesMax = 2_000;

interface Written {
  readonly id: number;
  readonly atMs: number;
  /** Records of each page that was shown. */
  readonly pages: Map<string, number>;
}

/** Looks (`look_...`) are gathered; deeds are written each time. Rejects when the log cannot be written. */
export function createLookRecorder(records: Records, watch: ReadWatch): (look: Look) => Promise<number> {
  const written = new Map<string, Written>();
  return async ({ page, ...look }) => {
    const isLook = look.action.startsWith('look_');
    const key = [look.userId, look.userName, look.action, look.siteId ?? '', look.subject].join('\n');
    const before = written.get(key);
    if (isLook && before !== undefined && Date.now() - before.atMs < sameLookMs) {
      const more = notePage(before, page, look.rows);
      if (more > 0) await addAudited(records, before.id, more);
      watch.note(look.userId, more);
      return 0;
    }
    const id = await writeAudit(records, look);
    const now: Written = { id, atMs: Date.now(), pages: new Map() };
    notePage(now, page, look.rows);
    written.delete(key);
    written.set(key, now);
    for (const oldest of written.keys()) {
      if (written.size <= rememberedMax) break;
      written.delete(oldest);
    }
    watch.note(look.userId, look.rows);
    return id;
  };
}

/** Answers how many records of the page the look does not count yet. */
function notePage({ pages }: Written, page: string, rows: number): number {
  const name = createHash('sha256').update(page).digest('base64url').slice(0, 16);
  const counted = pages.get(name) ?? 0;
  if (rows <= counted) return 0;
  if (pages.has(name) || pages.size < pagesMax) pages.set(name, rows);
  return rows - counted;
}
