// Who looked at or did what, for administrators: whoever is responsible for the data must be able to see it.

import { auditPageSchema, auditQuerySchema } from '#contract/access-schema.ts';
import type { AuditPage, AuditQuery } from '#contract/audit.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listAudit } from '#stores/records/questions/write-audit.ts';
import { readCursor, writeCursor } from '../api/cursor.ts';
import { defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';

const defaultLimit = 50;
const entryIdPattern = /^[1-9]\d{0,14}$/;

export function createAuditRoutes({ records }: RouteParts): Route[] {
  const list = defineRoute({
    method: 'get',
    path: '/api/audit',
    summary: 'Who looked at or did what, newest first',
    roles: ['administrator'],
    rows: 'none',
    audit: {
      action: 'look_audit',
      subject: ({ query }) => query.user ?? '',
      rows: ({ entries }) => entries.length,
    },
    input: { query: auditQuerySchema },
    outputName: 'AuditPage',
    output: auditPageSchema,
    handler: ({ input: { query } }) => findAuditPage(records, query),
  });
  return [list];
}

/** The cursor names the last entry of the page before. */
async function findAuditPage(records: Records, { user, cursor, limit }: AuditQuery): Promise<AuditPage> {
  const most = limit ?? defaultLimit;
  const found = await listAudit(records, {
    limit: most + 1,
    userId: user,
    beforeId: cursor === undefined ? undefined : Number(readCursor(cursor, entryIdPattern).id),
  });
  const page = found.slice(0, most);
  const last = page.at(-1);
  return {
    entries: page.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() })),
    nextCursor: found.length > most && last ? writeCursor(last.at.getTime(), String(last.id)) : null,
  };
}
