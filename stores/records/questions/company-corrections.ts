// What people said about decisions: wrong company, no company, this company. In effect from the commit on, until undone.

import { aliasedTable, and, count, desc, eq, gte, isNull, lt, or, sql } from 'drizzle-orm';
import type { Author, CorrectionKind } from '#contract/company.ts';
import { changeCompanies } from '../change-companies.ts';
import { CompanyRefusal } from '../company-refusal.ts';
import type { Records } from '../open-records.ts';
import { companies } from '../schema/companies.ts';
import { corrections } from '../schema/company-history.ts';
import { lockCompany } from './company-lock.ts';
import type { Subject } from './company-pins.ts';
import { seenBy } from './company-seen-by.ts';

export interface NewCorrection {
  kind: CorrectionKind;
  subject: Subject;
  /** What had been decided; null and '' when nothing had. */
  wrongCompanyId: number | null;
  wrongName: string;
  /** With the kind `it_is` alone. */
  rightCompanyId: number | null;
  note: string;
}

export interface Correction {
  id: number;
  kind: CorrectionKind;
  domain: string;
  first: string | null;
  last: string | null;
  wrongCompanyId: number | null;
  wrongName: string;
  rightCompanyId: number | null;
  rightName: string;
  note: string;
  byId: string;
  byName: string;
  at: Date;
  undoneByName: string | null;
  undoneAt: Date | null;
}

/** Its id. Rejects with CompanyRefusal when one of the companies is not known. */
export function createCorrection(records: Records, by: Author, made: NewCorrection): Promise<number> {
  return changeCompanies(records, 'correct', by, async ({ db }) => {
    for (const id of [made.wrongCompanyId, made.rightCompanyId]) if (id !== null) await lockCompany(db, id);
    const { kind, subject, wrongCompanyId, wrongName, rightCompanyId, note } = made;
    const [row] = await db
      .insert(corrections)
      .values({
        ...{ kind, ...subject, wrongCompanyId, wrongName, rightCompanyId, note },
        ...{ byId: by.id, byName: by.name },
      })
      .returning({ id: corrections.id });
    if (!row) throw new Error('The correction was not kept; PostgreSQL answered no row.');
    return row.id;
  });
}

/** `onlyOwn`: not what somebody else said. Rejects with CompanyRefusal when there is none, or it was undone before. */
export function undoCorrection(
  records: Records,
  by: Author,
  id: number,
  { onlyOwn = false }: { onlyOwn?: boolean } = {},
): Promise<void> {
  return changeCompanies(records, 'undo_correction', by, async ({ db }) => {
    const [row] = await db
      .select({ undoneAt: corrections.undoneAt, byId: corrections.byId })
      .from(corrections)
      .where(eq(corrections.id, id))
      .limit(1)
      .for('update');
    if (!row) throw new CompanyRefusal('unknown_correction');
    if (onlyOwn && row.byId !== by.id) throw new CompanyRefusal('not_your_correction');
    if (row.undoneAt) throw new CompanyRefusal('correction_undone');
    await db
      .update(corrections)
      .set({ undoneAt: sql`now()`, undoneById: by.id, undoneByName: by.name })
      .where(eq(corrections.id, id));
  });
}

/** The newest first, undone ones included unless only those in effect are asked for. */
export async function listCorrections(
  records: Records,
  page: {
    inEffect?: boolean | undefined;
    /** This one alone. */
    id?: number | undefined;
    /** Those that took this company away or named it. */
    companyId?: number | undefined;
    /** Those about companies of these users or nobody; all when absent. */
    seenBy?: readonly string[] | undefined;
    beforeId?: number | undefined;
    limit: number;
  },
): Promise<Correction[]> {
  const right = aliasedTable(companies, 'right_company');
  const wrong = aliasedTable(companies, 'wrong_company');
  const {
    kind,
    domain,
    first,
    last,
    wrongCompanyId,
    rightCompanyId,
    note,
    byId,
    byName,
    at,
    undoneByName,
    undoneAt,
  } = corrections;
  return records.db
    .select({
      ...{ id: corrections.id, kind, domain, first, last, wrongCompanyId, rightCompanyId, note, byName, at },
      ...{ byId, undoneByName, undoneAt },
      wrongName: sql<string>`coalesce(${wrong.name}, ${corrections.wrongName})`,
      rightName: sql<string>`coalesce(${right.name}, '')`,
    })
    .from(corrections)
    .leftJoin(right, eq(right.id, rightCompanyId))
    .leftJoin(wrong, eq(wrong.id, wrongCompanyId))
    .where(
      and(
        page.inEffect ? isNull(undoneAt) : undefined,
        page.id === undefined ? undefined : eq(corrections.id, page.id),
        page.companyId === undefined
          ? undefined
          : or(eq(wrongCompanyId, page.companyId), eq(rightCompanyId, page.companyId)),
        seenBy(right, page.seenBy),
        seenBy(wrong, page.seenBy),
        page.beforeId === undefined ? undefined : lt(corrections.id, page.beforeId),
      ),
    )
    .orderBy(desc(corrections.id))
    .limit(page.limit);
}

/** How many were made since then and still hold, by kind; for the accuracy page. */
export async function countCorrections(
  records: Records,
  since: Date,
): Promise<{ kind: CorrectionKind; count: number }[]> {
  return records.db
    .select({ kind: corrections.kind, count: count() })
    .from(corrections)
    .where(and(gte(corrections.at, since), isNull(corrections.undoneAt)))
    .groupBy(corrections.kind)
    .orderBy(corrections.kind);
}
