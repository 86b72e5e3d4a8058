// Leads of every fifth company, with notes, calls and tasks; requests; signals of the companies that were seen, and who was told.

import { type SQL, sql } from 'drizzle-orm';
import { seenOneIn } from './company-rows.ts';
import { chance, momentOf, ownerOf, shared, surnameOf } from './row-values.ts';

const openStages = { new: 40, contacted: 30, qualified: 20, offer: 10 };
const endedStages = { won: 25, lost: 45, not_interesting: 30 };
/** Of a hundred. */
const openShare = 60;

export function leadRows(leads: number, companies: number, persons: number): SQL {
  const step = Math.floor(companies / leads);
  const isOpen = `${chance('n', 40, 100)} < ${openShare}`;
  return sql.raw(`
    INSERT INTO leads (id, company_id, person_id, stage, owner_id, source, score, fit, scored_at, next_step, next_step_at,
      result_reason, closed_at, created_at, changed_at, change_id, words, company_owner_id, verdict, band) OVERRIDING SYSTEM VALUE
    SELECT n, n * ${step}, CASE WHEN n % 3 = 0 THEN 1 + ${chance('n', 41, persons)} END,
      CASE WHEN ${isOpen} THEN ${shared('n', 42, openStages)} ELSE ${shared('n', 42, endedStages)} END, ${ownerOf('n', 90)},
      ${shared('n', 43, { visit: 60, manual: 25, 'import:1': 15 })}, coalesce(s.score, 0), coalesce(s.fit, 0), now(),
      CASE WHEN ${isOpen} AND n % 2 = 0 THEN 'Call them about the offer' ELSE '' END,
      CASE WHEN ${isOpen} AND n % 2 = 0 THEN now() + (${chance('n', 44, 60)} - 20) * interval '1 day' END,
      CASE WHEN ${isOpen} THEN '' ELSE 'Too dear' END, CASE WHEN ${isOpen} THEN NULL ELSE ${momentOf('n', 45)} END,
      ${momentOf('n', 45)} - interval '60 days', ${momentOf('n', 45)}, n, c.search, c.owner_id, s.verdict, s.band
    FROM generate_series(1, ${leads}) AS n JOIN companies c ON c.id = n * ${step} LEFT JOIN company_scores s ON s.company_id = c.id`);
}

const entryKinds = { note: 30, call: 20, meeting: 8, agreement: 2, task: 40 };
const entriesPerLead = 5;

export function entryRows(leads: number): SQL {
  const kind = shared('e', 50, entryKinds);
  const isTask = `(${chance('e', 50, 100)} >= 60)`;
  const isDone = `${chance('e', 52, 100)} < 70`;
  return sql.raw(`
    INSERT INTO lead_entries (id, lead_id, kind, text, at, due_at, assignee_id, done_at, is_promise, by_id, by_name, change_id)
      OVERRIDING SYSTEM VALUE
    SELECT e, l.id, ${kind}, 'What was said and is to be done about it, number ' || e, ${momentOf('e', 53)},
      CASE WHEN ${isTask} AND e % 6 > 0 THEN now() + (${chance('e', 54, 60)} - 15) * interval '1 day' END,
      CASE WHEN ${isTask} THEN l.owner_id END, CASE WHEN ${isTask} AND ${isDone} THEN ${momentOf('e', 53)} END,
      ${isTask} AND e % 9 = 0, 'sales-1', 'Salesperson 1', 1
    FROM generate_series(1, ${leads * entriesPerLead}) AS e JOIN leads l ON l.id = 1 + (e - 1) / ${entriesPerLead}`);
}

export function leadChangeRows(): SQL {
  return sql.raw(`
    INSERT INTO lead_changes (id, lead_id, action, before, after, by_id, by_name, at) OVERRIDING SYSTEM VALUE
    SELECT l.id, l.id, 'create_lead', '{}', jsonb_build_object('stage', 'new', 'source', l.source), 'sales-1', 'Salesperson 1', l.created_at
    FROM leads l ORDER BY l.id`);
}

const signalKinds = {
  new_warm_company: 40,
  several_people: 20,
  back_to_pricing: 20,
  customer_back: 10,
  going_quiet: 10,
};

export function signalRows(signals: number, companies: number): SQL {
  const seen = Math.floor(companies / seenOneIn);
  return sql.raw(`
    INSERT INTO signals (id, company_id, kind, key, at, found_at, because, score, fit, verdict, band, deal) OVERRIDING SYSTEM VALUE
    SELECT g, ${seenOneIn} * (1 + ${chance('g', 60, seen)}), ${shared('g', 61, signalKinds)}, 'bench:' || lpad(g::text, 9, '0'),
      now() - (${signals} - g) * interval '1 minute', now() - (${signals} - g) * interval '1 minute', '{}', ${chance('g', 62, 101)},
      ${chance('g', 63, 101)}, 'prospect', 'high', 'none' FROM generate_series(1, ${signals}) AS g`);
}

/** Of one in five nobody is told. */
export function tellingRows(signals: number): SQL {
  return sql.raw(`
    INSERT INTO tellings (id, signal_id, user_id, how, reason, due_at, told_at) OVERRIDING SYSTEM VALUE
    SELECT g, g, ${ownerOf('g', 100)}, CASE WHEN g % 5 = 0 THEN 'not' ELSE 'together' END, 'owner', now(),
      CASE WHEN g % 5 > 0 THEN now() END FROM generate_series(1, ${signals}) AS g`);
}

/** A year of them. None names its visitor: whose visit it was is a question to the events, which this bench leaves empty. */
export function requestRows(requests: number, siteId: number): SQL {
  const at = `(now() - (${requests} - r) * interval '1 year' / ${requests})::timestamptz(3)`;
  const email = `'r' || r || '@' || ${surnameOf('r')} || '.example'`;
  return sql.raw(`
    INSERT INTO requests (id, site_id, event_id, at, received_at, way, form_name, text, said_name, said_email, said_company, state)
      OVERRIDING SYSTEM VALUE
    SELECT r, ${siteId}, gen_random_uuid(), ${at}, ${at}, ${shared('r', 70, { site_form: 60, provider: 30, own_form: 10 })},
      'Contact', 'We would like an offer for ' || ${surnameOf('r')} || ' parts, number ' || r, initcap(${surnameOf('r')}), ${email},
      'Company ' || r, ${shared('r', 71, { answered: 55, taken: 15, new: 10, none: 12, suspected: 8 })}
    FROM generate_series(1, ${requests}) AS r`);
}
