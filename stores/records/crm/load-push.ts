// What goes to a CRM of a company: only what the records vouch for. Of people those alone who proved who they are, with values that were
// confirmed: what a browser or a form merely said is not read here at all.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

type Db = Pick<Records['db'], 'execute'>;

export interface PushedPerson {
  /** Of the address that was proved. */
  readonly keyId: number;
  /** All of theirs: an older link may bear another. */
  readonly keyIds: readonly number[];
  /** All of theirs, such as `email:anna@acme.example`. */
  readonly names: readonly string[];
  readonly email: string;
  /** '' for what nobody confirmed. */
  readonly name: string;
  readonly phone: string;
  readonly jobTitle: string;
}

export interface PushedCompany {
  /** Of the one that stands for all that were merged. */
  readonly companyId: number;
  /** All of them: an older link may bear another. */
  readonly companyIds: readonly number[];
  readonly name: string;
  readonly vatNumber: string;
  readonly country: string;
  readonly employees: number | null;
  readonly turnover: number | null;
  readonly industryCode: string;
  /** The primary one first. */
  readonly domains: readonly string[];
  readonly ownerId: string | null;
  /** Of the open lead; undefined when nobody accepted one. */
  readonly lead: { readonly id: number; readonly stage: string; readonly ownerId: string | null } | undefined;
  /** As it stands now; null when nobody is seen of it any more. */
  readonly scored: {
    readonly score: number;
    readonly fit: number;
    readonly verdict: string;
    readonly band: 'verified' | 'high';
    /** Milliseconds since 1970. */
    readonly lastVisitMs: number;
  } | null;
  readonly persons: readonly PushedPerson[];
}

/** Of one company; the newest are the ones who matter. */
const personsMax = 20;
/** Of merges into merges. */
const depthMax = 20;

/** Undefined when it is gone. */
export async function loadPush(
  { db }: { readonly db: Db },
  companyId: number,
): Promise<PushedCompany | undefined> {
  const { rows } = await db.execute<Record<string, unknown> & Omit<PushedCompany, 'persons'>>(sql`
    WITH RECURSIVE up(id, above, depth) AS (
      SELECT id, merged_into_id, 1 FROM companies WHERE id = ${companyId}
      UNION ALL SELECT c.id, c.merged_into_id, up.depth + 1 FROM up JOIN companies c ON c.id = up.above
      WHERE up.depth < ${depthMax}
    ), root AS (
      SELECT c.* FROM companies c JOIN up ON up.id = c.id WHERE up.above IS NULL AND c.removed_at IS NULL
    ), members(id, depth) AS (
      SELECT id, 1 FROM root
      UNION ALL SELECT c.id, members.depth + 1 FROM members JOIN companies c ON c.merged_into_id = members.id
      WHERE members.depth < ${depthMax}
    )
    SELECT r.id AS "companyId", r.name, r.vat_number AS "vatNumber", r.country, r.employees,
      r.turnover::float8 AS turnover, r.industry_code AS "industryCode", r.owner_id AS "ownerId",
      ARRAY(SELECT id FROM members ORDER BY id) AS "companyIds",
      ARRAY(SELECT d.domain FROM company_domains d JOIN members m ON m.id = d.company_id
        WHERE d.kind IN ('primary', 'alias', 'brand', 'country', 'mail_only')
        ORDER BY d.kind <> 'primary', d.company_id <> r.id, d.domain LIMIT 50) AS domains,
      (SELECT jsonb_build_object('id', l.id, 'stage', l.stage, 'ownerId', l.owner_id) FROM leads l
        JOIN members m ON m.id = l.company_id WHERE l.closed_at IS NULL ORDER BY l.id DESC LIMIT 1) AS lead,
      (SELECT jsonb_build_object('score', s.score, 'fit', s.fit, 'verdict', s.verdict, 'band', s.band,
          'lastVisitMs', round(extract(epoch FROM s.last_event_at) * 1000)) FROM company_scores s
        WHERE s.company_id = r.id) AS scored
    FROM root r LIMIT 1`);
  const [row] = rows;
  if (row === undefined) return undefined;
  const persons = await loadPersons(db, row.domains, row.lead?.id);
  return { ...row, lead: row.lead ?? undefined, persons };
}

/** Those under the company's domains, and whom its lead is about. */
async function loadPersons(
  db: Db,
  domains: readonly string[],
  leadId: number | undefined,
): Promise<PushedPerson[]> {
  const { rows } = await db.execute<Record<string, unknown> & PushedPerson>(sql`
    WITH wanted AS (
      SELECT c.person_id, c.last_at FROM person_cards c
      WHERE c.is_confirmed AND NOT c.is_shared AND (c.domain = ANY(${sql.param([...domains])}::text[])
        OR c.person_id = (SELECT k.person_id FROM leads l JOIN identity_keys k ON k.id = l.person_id
          WHERE l.id = ${leadId ?? null}::bigint))
      ORDER BY c.last_at DESC, c.person_id LIMIT ${personsMax}
    ), proved AS (
      SELECT DISTINCT ON (w.person_id) w.person_id, w.last_at, k.id, substr(k.key, 7) AS email
      FROM wanted w JOIN identity_keys k ON k.person_id = w.person_id
      WHERE k.key LIKE 'email:%' AND k.held_for = ''
        AND (EXISTS (SELECT FROM identity_facts f WHERE f.keys @> ARRAY[k.id] AND f.kind = 'proof')
          OR EXISTS (SELECT FROM visitor_words v WHERE v.key_id = k.id AND v.strength = 'proof'))
      ORDER BY w.person_id, k.last_at DESC, k.id
    )
    SELECT p.id::float8 AS "keyId", p.email,
      ARRAY(SELECT k.id::float8 FROM identity_keys k WHERE k.person_id = p.person_id ORDER BY k.id LIMIT 200) AS "keyIds",
      ARRAY(SELECT k.key FROM identity_keys k WHERE k.person_id = p.person_id ORDER BY k.id LIMIT 200) AS names,
      coalesce(max(v.value) FILTER (WHERE v.field = 'name'), '') AS name,
      coalesce(max(v.value) FILTER (WHERE v.field = 'phone'), '') AS phone,
      coalesce(max(v.value) FILTER (WHERE v.field = 'job_title'), '') AS "jobTitle"
    FROM proved p LEFT JOIN LATERAL (
      SELECT DISTINCT ON (v.field) v.field, v.value FROM person_values v JOIN identity_keys k ON k.id = v.key_id
      WHERE k.person_id = p.person_id AND v.confidence = 'confirmed' AND v.field IN ('name', 'phone', 'job_title')
      ORDER BY v.field, v.last_at DESC, v.value
    ) v ON true
    GROUP BY p.person_id, p.last_at, p.id, p.email ORDER BY p.last_at DESC, p.id LIMIT ${personsMax}`);
  return rows.map((row) => ({ ...row }));
}
