// The words of what a deed was done to, as the audit log's index has them: ids of users stand among other words there.

import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

export const auditWords = (subject: SQLWrapper): SQL =>
  sql`regexp_split_to_array(${subject}, '[^A-Za-z0-9_-]+')`;
