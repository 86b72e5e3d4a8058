// Who looked at or did what.

import type { AuditPage, AuditQuery } from '#contract/audit.ts';
import { pagesQuery } from './read-pages.ts';

export const auditQuery = (query: AuditQuery) => pagesQuery<AuditPage>(['audit'], '/api/audit', query);
