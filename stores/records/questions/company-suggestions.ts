// What waits for a person's yes or no. An answer is remembered: the same thing is never suggested again.

import { aliasedTable, and, desc, eq, getTableColumns, lt, or, sql } from 'drizzle-orm';
import type { Author, SuggestionKind, SuggestionState } from '#contract/company.ts';
import { type Change, changeCompanies, type Transaction } from '../change-companies.ts';
import { CompanyRefusal } from '../company-refusal.ts';
import type { Records } from '../open-records.ts';
import { companies } from '../schema/companies.ts';
import { suggestions } from '../schema/company-history.ts';
import { addAlias } from './company-aliases.ts';
import { addMerge } from './company-merge.ts';
import { addNetwork } from './company-networks.ts';
import { seenBy } from './company-seen-by.ts';

export type NewSuggestion = { companyId: number; score: number; reasons: readonly string[] } & (
  | { kind: 'fuzzy_match'; name: string }
  | { kind: 'possible_duplicate'; otherId: number }
  | { kind: 'office_range'; first: string; last: string }
);

const duplicateReason = 'accepted as a duplicate';

type SuggestionRow = typeof suggestions.$inferSelect;

export interface Suggestion extends SuggestionRow {
  companyName: string;
  otherName: string;
}

/** Those that were made before, whatever became of them, are passed over. Answers how many are new. */
export async function keepSuggestions(
  { db }: Pick<Records, 'db'> | { db: Transaction },
  made: readonly NewSuggestion[],
): Promise<number> {
  if (made.length === 0) return 0;
  const kept = await db
    .insert(suggestions)
    .values(
      made.map(({ reasons, ...rest }) => ({ ...rest, reasons: [...reasons], subject: subjectOf(rest) })),
    )
    .onConflictDoNothing()
    .returning({ id: suggestions.id });
  return kept.length;
}

function subjectOf(made: Omit<NewSuggestion, 'reasons' | 'score'>): string {
  if ('name' in made) return `name:${made.companyId}:${String(made.name).toLowerCase()}`;
  if ('otherId' in made) {
    const pair = [made.companyId, Number(made.otherId)].sort((one, other) => one - other);
    return `pair:${pair.join(':')}`;
  }
  return `range:${made.companyId}:${String('first' in made ? made.first : '')}-${String('last' in made ? made.last : '')}`;
}

/** The surest first; `after` is the last one of the page before. */
export async function listSuggestions(
  records: Records,
  page: {
    state: SuggestionState;
    kind?: SuggestionKind | undefined;
    /** Those about companies of these users or nobody; all when absent. */
    seenBy?: readonly string[] | undefined;
    after?: { score: number; id: number } | undefined;
    limit: number;
  },
): Promise<Suggestion[]> {
  const other = aliasedTable(companies, 'other_company');
  const { state, kind, after, limit } = page;
  return records.db
    .select({
      ...getTableColumns(suggestions),
      companyName: companies.name,
      otherName: sql<string>`coalesce(${other.name}, '')`,
    })
    .from(suggestions)
    .innerJoin(companies, eq(companies.id, suggestions.companyId))
    .leftJoin(other, eq(other.id, suggestions.otherId))
    .where(
      and(
        eq(suggestions.state, state),
        kind === undefined ? undefined : eq(suggestions.kind, kind),
        seenBy(companies, page.seenBy),
        seenBy(other, page.seenBy),
        after &&
          or(
            lt(suggestions.score, sql`${after.score}::real`),
            and(eq(suggestions.score, sql`${after.score}::real`), lt(suggestions.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(suggestions.score), desc(suggestions.id))
    .limit(limit);
}

/** Yes: the name becomes one of the company's, the two companies are merged, the network becomes the company's. */
export function acceptSuggestion(records: Records, by: Author, id: number): Promise<void> {
  return changeCompanies(records, 'accept_suggestion', by, async (change) => {
    const suggestion = await decide(change, id, 'accepted');
    const { kind, companyId, otherId, name, first, last } = suggestion;
    const source = `suggestion:${id}`;
    if (kind === 'fuzzy_match') await addAlias(change, companyId, { name, source });
    else if (kind === 'possible_duplicate' && otherId !== null)
      await addMerge(change, { companyId: otherId, intoId: companyId, reason: duplicateReason });
    else if (kind === 'office_range' && first !== null && last !== null)
      await addNetwork(change, companyId, { first, last, label: '', source, confirmedBy: by.name });
  });
}

export function refuseSuggestion(records: Records, by: Author, id: number): Promise<void> {
  return changeCompanies(records, 'refuse_suggestion', by, async (change) => {
    await decide(change, id, 'refused');
  });
}

async function decide({ db, by }: Change, id: number, state: SuggestionState): Promise<SuggestionRow> {
  const [row] = await db.select().from(suggestions).where(eq(suggestions.id, id)).limit(1).for('update');
  if (!row) throw new CompanyRefusal('unknown_suggestion');
  if (row.state !== 'open') throw new CompanyRefusal('suggestion_decided');
  await db
    .update(suggestions)
    .set({ state, decidedAt: sql`now()`, decidedById: by.id, decidedByName: by.name })
    .where(eq(suggestions.id, id));
  return row;
}
