// People for the tests of the interface: one proven, one claimed, a namesake, a shared mailbox, and a key that collects too much.

import type { Said, SaidWord } from '#contract/said.ts';
import { identityBounds } from '#stores/records/identity/identity-bounds.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { createSubjectNamer } from '#stores/records/name-subject.ts';
import { listPersons } from '#stores/records/questions/person-list.ts';
import { insertEvents } from '#tests/dashboard/server/support/insert-events.ts';
import type { TestDashboard } from '#tests/dashboard/server/support/open-test-dashboard.ts';

const hourMs = 3_600_000;
const anna = 'email:anna.rossi@rossi-valvole.it';
const annaHome = 'email:anna.rossi@libero.it';
const browser = 'a1a1a1a1a1a1a1a1';
const nameSubject = createSubjectNamer('a secret of the tests, long enough to be one');

/** Ids by short name. */
export type SamplePeople = Record<'anna' | 'annaHome', number>;

export async function fillPeople(dashboard: TestDashboard, siteId: number): Promise<SamplePeople> {
  const nowMs = Date.now();
  await keepSaid(dashboard.records, everythingSaid(siteId, nowMs));
  await insertEvents(dashboard.events, everythingDone(siteId, nowMs));
  const find = async (email: string) =>
    (await listPersons(dashboard.records, email, { limit: 1 }))[0]?.id ?? 0;
  return { anna: await find('anna.rossi@rossi'), annaHome: await find('anna.rossi@libero') };
}

function everythingSaid(siteId: number, nowMs: number): Said {
  const atMs = nowMs - 50 * hourMs;
  const value = (key: string, source: string, confidence: 'claim' | 'confirmed') => ({
    ...{ key, source, confidence, atMs },
  });
  const word = (key: string, visitor: string, strength: 'claim' | 'proof'): SaidWord => ({
    ...{ siteId, visitor, key, means: key, strength, atMs, how: 'identify', id: `${key} ${visitor}` },
  });
  const stand = Array.from({ length: identityBounds.browsersPerKey + 1 }, (_, number) =>
    word('email:stand@fiera.it', number.toString(16).padStart(16, '0'), 'claim'),
  );
  const user = `user:${siteId}:4711`;
  const form = value(anna, `site:${siteId}:form`, 'claim');
  const server = value(anna, `site:${siteId}:server`, 'confirmed');
  return {
    words: [word(anna, browser, 'proof'), word(annaHome, 'b2b2b2b2b2b2b2b2', 'claim'), ...stand],
    proofs: [{ way: 'server', keys: [anna, user], atMs }],
    values: [
      { ...server, field: 'name', value: 'Anna Rossi' },
      { ...server, field: 'job_title', value: 'Responsabile acquisti' },
      { ...form, field: 'job_title', value: 'Buyer', atMs: nowMs - hourMs },
      { ...form, field: 'company', value: 'Rossi Valvole' },
      { ...form, field: 'phone', value: '+390112345678' },
      { ...form, field: 'email', value: 'anna.rossi@rossi-valvole.it' },
      { ...value(annaHome, 'linkedin', 'claim'), field: 'name', value: 'Anna Rossi' },
      { ...value(annaHome, 'linkedin', 'claim'), field: 'phone', value: '+390112345678' },
    ],
    contacts: [anna, annaHome, user, 'email:info@rossi-valvole.it', 'email:stand@fiera.it'].map((key) => ({
      ...{ key, atMs },
    })),
    refusals: [
      { siteId, batch: 'b1', kind: 'user', reason: 'junk', sample: 'undefined', atMs },
      { siteId, batch: 'b1', kind: 'phone', reason: 'no_phone', sample: '', atMs },
    ],
  };
}

function everythingDone(siteId: number, nowMs: number) {
  const granted = { site: siteId, consent: 'granted', purposes: 7, host: 'pumps.example' };
  const chosen = { ...granted, consent_version: '2026-01', consent_at: nowMs - 60 * hourMs };
  const view = (ago: number, path: string) => ({
    ...{ ...chosen, visitor: browser, at: Math.round(nowMs - ago * hourMs), path },
    ...{ source_name: 'Google', traffic_channel: 'search' },
  });
  const touch = (ago: number, kind: string, more: object) => ({
    ...{ ...chosen, at: nowMs - ago * hourMs, type: 'engagement', name: kind, subject: nameSubject(anna) },
    properties: JSON.stringify({ kind, ...more }),
  });
  return [
    view(51, '/'),
    view(50.9, '/products/pumps'),
    view(3, '/price-list'),
    {
      ...view(50.8, '/contact'),
      ...{ type: 'form_submit', name: 'contact', title: 'Contact', subject: nameSubject(anna) },
    },
    touch(30, 'email_open', { provider: 'sendgrid', human: 'unsure', title: 'May newsletter' }),
    touch(29, 'email_click', { provider: 'sendgrid', human: 'human', title: 'May newsletter' }),
    touch(20, 'comment', { provider: 'linkedin', human: 'human', title: 'Our new pump' }),
    touch(10, 'meeting_booked', { provider: 'calendly', human: 'human', title: 'Visit at the plant' }),
  ];
}
