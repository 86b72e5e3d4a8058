// Keeps the requests that stored events carry, and forgets those that are too old.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { keepChats } from './keep-chats.ts';
import { keepConversations } from './keep-conversations.ts';
import { listKnownAs, listSubjects, type NewRequest } from './new-request.ts';

/** Rows of one statement: a batch of provider events may carry long texts. */
const rowsAtOnce = 500;

/** Those of sites that are gone are left out. */
export async function keepRequests(records: Records, given: readonly NewRequest[]): Promise<void> {
  await keepConversations(records, given);
  await keepChats(records, given);
  const single = given.filter(({ conversation }) => conversation === undefined);
  for (let at = 0; at < single.length; at += rowsAtOnce) {
    const rows = single.slice(at, at + rowsAtOnce).map(toRow);
    await records.db.execute(sql`
      INSERT INTO requests (site_id, event_id, at, received_at, way, provider, kind, form_key, form_name, text, answers,
        said_name, said_email, said_phone, said_company, said_job_title, language, page,
        campaign_source, campaign_medium, campaign_name, visitor, decision, subjects, known_as, confirmation, enclosed)
      SELECT r.site_id, r.event_id, r.at, r.received_at, r.way, r.provider, r.kind, r.form_key, r.form_name, r.text, r.answers,
        r.said_name, r.said_email, r.said_phone, r.said_company, r.said_job_title, r.language, r.page,
        r.campaign_source, r.campaign_medium, r.campaign_name, r.visitor, r.decision, r.subjects, r.known_as,
        r.confirmation, r.enclosed
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(site_id int, event_id uuid, at timestamptz,
        received_at timestamptz, way text, provider text, kind text, form_key text, form_name text, text text, answers jsonb,
        said_name text, said_email text, said_phone text, said_company text, said_job_title text, language text, page text,
        campaign_source text, campaign_medium text, campaign_name text, visitor text, decision text,
        subjects text[], known_as text[], confirmation text, enclosed text[])
      JOIN sites ON sites.id = r.site_id
      ORDER BY r.site_id, r.event_id
      ON CONFLICT (site_id, event_id) DO NOTHING`);
  }
}

function toRow(request: NewRequest): Record<string, unknown> {
  const { claims, campaign } = request;
  return {
    site_id: request.siteId,
    event_id: request.eventId,
    at: new Date(request.atMs),
    received_at: new Date(request.receivedAtMs),
    way: request.way,
    provider: request.provider,
    kind: request.kind,
    form_key: request.formKey,
    form_name: request.formName,
    text: request.text,
    answers: request.answers,
    said_name: claims.name,
    said_email: claims.email,
    said_phone: claims.phone,
    said_company: claims.company,
    said_job_title: claims.jobTitle,
    language: request.language,
    page: request.page,
    campaign_source: campaign.source,
    campaign_medium: campaign.medium,
    campaign_name: campaign.name,
    visitor: request.visitor,
    decision: request.decision,
    subjects: listSubjects([request]),
    known_as: listKnownAs([request]),
    confirmation: request.confirmation ?? 'not_asked',
    enclosed: request.enclosed ?? [],
  };
}

/** Requests of one deletion: none may hold the table for long. */
const forgottenAtOnce = 5_000;

/** Answers to forms of our own that look a robot's, received before the moment; answers how many are gone. */
export async function forgetSuspected(records: Records, before: Date): Promise<number> {
  const { rowCount } = await records.db.execute(sql`
    DELETE FROM requests WHERE id IN (
      SELECT id FROM requests WHERE state = 'suspected' AND received_at < ${before} LIMIT ${forgottenAtOnce}
    )`);
  return rowCount ?? 0;
}

/** Answers how many were received before the moment and are gone now, with their history; more may be left. */
export async function forgetRequests(records: Records, before: Date): Promise<number> {
  const { rowCount } = await records.db.execute(sql`
    DELETE FROM requests WHERE id IN (
      SELECT id FROM requests WHERE received_at < ${before} ORDER BY received_at LIMIT ${forgottenAtOnce}
    )`);
  return rowCount ?? 0;
}
