// Everything that the records hold of one person, for the copy that the person may ask for. Without what colleagues wrote
// down for each other, such as reasons and states.

import { sql } from 'drizzle-orm';
import { listImportRowsOf } from '../engagement-import/erase-import-rows.ts';
import type { Records } from '../open-records.ts';

const rowsMax = 10_000;

/** The telephone of a request, which is kept as it was typed, written as a key is. */
export const writtenPhone = sql`regexp_replace(regexp_replace(said_phone, '[^0-9+]'::text, ''::text, 'g'::text), '^00'::text, '+'::text)`;

export interface ExportedPerson {
  /** All names, such as `email:anna@acme.example`. */
  readonly keys: readonly string[];
  readonly keyIds: readonly number[];
  /** Their keyed hashes on events, UInt64 as decimal text. */
  readonly subjects: readonly string[];
  /** Of browsers in which a name was only claimed no more than how many on which day: they may be somebody else's. */
  readonly countsClaims: boolean;
}

/** Rows as they stand. */
export async function readRecordsOf({ db }: Records, person: ExportedPerson) {
  const own = sql`${sql.param([...person.keyIds])}::bigint[]`;
  const { rows: keys } = await db.execute(
    sql`SELECT key, first_at, last_at, browsers, held_for FROM identity_keys WHERE id = ANY(${own}) ORDER BY id LIMIT ${rowsMax}`,
  );
  const { rows: values } = await db.execute(
    sql`SELECT k.key, v.field, v.value, v.source, v.confidence, v.first_at, v.last_at
      FROM person_values v JOIN identity_keys k ON k.id = v.key_id WHERE v.key_id = ANY(${own}) ORDER BY v.last_at LIMIT ${rowsMax}`,
  );
  const { rows: facts } = await db.execute(
    sql`SELECT kind, way, at FROM identity_facts WHERE keys && ${own} ORDER BY at, id LIMIT ${rowsMax}`,
  );
  const { rows: words } = await db.execute(
    sql`SELECT k.key, w.site_id, w.visitor, w.strength, w.how, w.first_at, w.last_at
      FROM visitor_words w JOIN identity_keys k ON k.id = w.key_id WHERE w.key_id = ANY(${own}) AND (w.strength = 'proof' OR NOT ${person.countsClaims}::boolean)
      ORDER BY w.first_at LIMIT ${rowsMax}`,
  );
  const { rows: claims } = await db.execute(
    sql`SELECT k.key, to_char(w.first_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day,
        count(DISTINCT (w.site_id, w.visitor))::int AS browsers
      FROM visitor_words w JOIN identity_keys k ON k.id = w.key_id
      WHERE w.key_id = ANY(${own}) AND w.strength = 'claim' AND ${person.countsClaims}::boolean
      GROUP BY k.key, day ORDER BY day, k.key LIMIT ${rowsMax}`,
  );
  const { rows: employers } = await db.execute(
    sql`SELECT e.name, e.domain, e.job_title, e.source, e.first_at, e.last_at FROM person_employers e
      WHERE e.person_id = ANY(${own}) ORDER BY e.person_id, e.place LIMIT ${rowsMax}`,
  );
  const { rows: permissions } = await db.execute(
    sql`SELECT k.key, p.channel, p.state, p.source, p.at FROM contact_permissions p JOIN identity_keys k ON k.id = p.key_id
      WHERE p.key_id = ANY(${own}) ORDER BY p.at LIMIT ${rowsMax}`,
  );
  const { rows: fields } = await db.execute(
    sql`SELECT f.label_en, f.label_it, v.value, v.at FROM custom_values v JOIN custom_fields f ON f.id = v.field_id
      WHERE v.key_id = ANY(${own}) ORDER BY v.at LIMIT ${rowsMax}`,
  );
  const { rows: notes } = await db.execute(
    sql`SELECT e.kind, e.text, e.link, e.at, e.due_at, e.done_at, c.name AS company
      FROM lead_entries e JOIN leads l ON l.id = e.lead_id JOIN companies c ON c.id = l.company_id
      WHERE e.person_id = ANY(${own}) AND e.removed_at IS NULL ORDER BY e.at LIMIT ${rowsMax}`,
  );
  const { rows: scores } = await db.execute(
    sql`SELECT c.name AS company, l.rule, l.rule_version, l.points, l.at, l.fades_at, l.event_id
      FROM score_lines l JOIN companies c ON c.id = l.company_id
      WHERE l.actor IN (SELECT 'person:' || k.person_id FROM identity_keys k WHERE k.id = ANY(${own}))
      ORDER BY l.at LIMIT ${rowsMax}`,
  );
  const { rows: signals } = await db.execute(
    sql`SELECT c.name AS company, s.kind, s.at, s.event_id FROM signals s JOIN companies c ON c.id = s.company_id
      WHERE s.person_id = ANY(${own}) ORDER BY s.at LIMIT ${rowsMax}`,
  );
  const { rows: lookups } = await db.execute(
    sql`SELECT k.key, l.provider, l.at, l.outcome FROM person_lookups l JOIN identity_keys k ON k.id = l.key_id
      WHERE l.key_id = ANY(${own}) ORDER BY l.at LIMIT ${rowsMax}`,
  );
  const importRows = await listImportRowsOf(db, person.keyIds);
  return {
    keys,
    values,
    facts,
    words,
    claims,
    employers,
    permissions,
    fields,
    notes,
    scores,
    signals,
    lookups,
    importRows,
    ...(await readWritten(db, person)),
  };
}

/** What is kept under the addresses themselves: requests, mailings, what was opened, what was refused. */
async function readWritten(db: Records['db'], { keys, subjects }: ExportedPerson) {
  const named = (kind: string) =>
    sql`${sql.param(keys.flatMap((key) => (key.startsWith(kind) ? [key.slice(kind.length)] : [])))}::text[]`;
  const [emails, phones] = [named('email:'), named('phone:')];
  const { rows: requests } = await db.execute(sql`
    SELECT id, site_id, at, way, provider, kind, form_name, text, answers, said_name, said_email, said_phone, said_company,
      said_job_title, language, page, campaign_source, campaign_medium, campaign_name, enclosed, consent_text, consent_version, confirmation, messages
    FROM requests WHERE lower(trim(said_email)) = ANY(${emails})
      OR (said_email = '' AND said_phone <> '' AND ${writtenPhone} = ANY(${phones}))
      OR subjects && ${sql.param([...subjects])}::text[] ORDER BY at LIMIT ${rowsMax}`);
  const { rows: confirmed } = await db.execute(sql`
    SELECT request_id, site_id, email, at FROM confirmed_answers WHERE lower(trim(email)) = ANY(${emails})
    ORDER BY at LIMIT ${rowsMax}`);
  const { rows: mailings } = await db.execute(sql`
    SELECT m.name AS mailing, m.site_id, r.email, r.name, r.allows_tracking, m.statement, m.stated_at
    FROM mail_recipients r JOIN mailings m ON m.id = r.mailing_id WHERE lower(r.email) = ANY(${emails})
    ORDER BY r.id LIMIT ${rowsMax}`);
  const { rows: mailRefusals } = await db.execute(sql`
    SELECT site_id, email, unsubscribed_at, unsubscribed_by, told_kind, told_by, withdrawn_at FROM mail_refusals
    WHERE lower(email) = ANY(${emails}) ORDER BY site_id LIMIT ${rowsMax}`);
  const { rows: opened } = await db.execute(sql`
    SELECT h.kind, h.at, h.network, h.network_class, h.agent, h.verdict, l.target
    FROM link_hits h JOIN mail_recipients r ON r.id = h.recipient_id LEFT JOIN links l ON l.id = h.link_id
    WHERE lower(r.email) = ANY(${emails}) ORDER BY h.at LIMIT ${rowsMax}`);
  const { rows: asked } = await db.execute(sql`
    SELECT kind, at, due_at, state FROM rights_requests WHERE lower(email) = ANY(${emails}) ORDER BY at LIMIT ${rowsMax}`);
  return { requests, confirmed, mailings, mailRefusals, opened, asked };
}
