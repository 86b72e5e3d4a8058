// Verdict rules and evidence weights: every version with its author and reason. The newest holds; going back writes the
// old value as a new version.

import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Author, RuleSet } from '#contract/company.ts';
import { advisoryLocks } from '../advisory-locks.ts';
import { changeCompanies } from '../change-companies.ts';
import { CompanyRefusal } from '../company-refusal.ts';
import type { Records } from '../open-records.ts';
import { ruleVersions } from '../schema/sources.ts';
import { dueAllScored } from '../scores/due-scoring.ts';

export type RuleVersion = typeof ruleVersions.$inferSelect;

/** Answers its number. `value`: checked by whoever knows the rules. */
export function keepRules(
  records: Records,
  by: Author,
  ruleSet: RuleSet,
  value: unknown,
  reason: string,
): Promise<number> {
  return keep(records, by, { ruleSet, value, reason, copiedFrom: null });
}

/** Writes version `version` again as the newest. Rejects with CompanyRefusal when there is none. */
export async function returnToRules(
  records: Records,
  by: Author,
  ruleSet: RuleSet,
  version: number,
  reason: string,
): Promise<number> {
  const [old] = await records.db
    .select()
    .from(ruleVersions)
    .where(and(eq(ruleVersions.ruleSet, ruleSet), eq(ruleVersions.version, version)))
    .limit(1);
  if (!old) throw new CompanyRefusal('unknown_version');
  return keep(records, by, { ruleSet, value: old.value, reason, copiedFrom: version });
}

/** Undefined when there is none yet: then the built-in ones hold. */
export async function newestRules(records: Records, ruleSet: RuleSet): Promise<RuleVersion | undefined> {
  const [newest] = await listRuleVersions(records, ruleSet, { limit: 1 });
  return newest;
}

/** The newest first. */
export async function listRuleVersions(
  records: Records,
  ruleSet: RuleSet,
  page: { beforeVersion?: number | undefined; limit: number },
): Promise<RuleVersion[]> {
  const { beforeVersion, limit } = page;
  return records.db
    .select()
    .from(ruleVersions)
    .where(
      and(
        eq(ruleVersions.ruleSet, ruleSet),
        beforeVersion === undefined ? undefined : lt(ruleVersions.version, beforeVersion),
      ),
    )
    .orderBy(desc(ruleVersions.version))
    .limit(limit);
}

function keep(
  records: Records,
  by: Author,
  kept: Pick<RuleVersion, 'ruleSet' | 'value' | 'reason' | 'copiedFrom'>,
): Promise<number> {
  return changeCompanies(records, `keep_${kept.ruleSet}`, by, async ({ db }) => {
    // Two who save at once get two versions.
    await db.execute(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.rule_versions})`);
    const [row] = await db
      .insert(ruleVersions)
      .values({
        ...kept,
        version: sql`(SELECT coalesce(max(version), 0) + 1 FROM rule_versions WHERE rule_set = ${kept.ruleSet})`,
        byId: by.id,
        byName: by.name,
      })
      .returning({ version: ruleVersions.version });
    if (!row) throw new Error('The rules were not kept; PostgreSQL answered no row.');
    if (scoringSets.includes(kept.ruleSet)) await dueAllScored(db);
    return row.version;
  });
}

/** Scores, warmth and verdicts rest on these. */
const scoringSets: readonly RuleSet[] = ['score_rules', 'signal_rules', 'verdict_rules'];
