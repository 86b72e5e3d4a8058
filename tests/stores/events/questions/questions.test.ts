// Every question of the event store: it runs, and is bound to sites, a window and a limit.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { EventStore, Question } from '#stores/events/event-store.ts';
import { openEventStore } from '#stores/events/open-event-store.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';

type AnyQuestion = Question<z.ZodObject, z.ZodType>;

const folder = join(import.meta.dirname, '../../../../stores/events/questions');
const now = Date.UTC(2026, 2, 10);

/** A value for every parameter that a question has; a new name must be added here. */
const values: Record<string, unknown> = {
  siteIds: [1, 2],
  fromMs: now - 86_400_000,
  toMs: now,
  activeMs: now - 300_000,
  cutFromMs: now,
  momentMs: now,
  beforeMs: now,
  beforeId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  bots: 'without',
  channel: '',
  country: '',
  device: '',
  consent: '',
  path: '/%',
  reason: '',
  visitor: '00000000000000ff',
  visitorHex: '00000000000000ff',
  minPages: 0,
  ofCompany: true,
  byNetwork: false,
  mixes: ['12'],
  ids: ['12'],
  eventIds: ['0199a123-4567-7abc-8def-0123456789ab'],
  batches: ['12'],
  version: 'import:1',
  versions: ['import:1'],
  id: '12',
  companyIds: [1],
  domains: ['acme.example'],
  names: ['Acme'],
  domain: '',
  companyName: '',
  sinceMs: now,
  after: '0',
  limit: 10,
  visitorsMax: 10,
  sites: [1],
  visitors: [1n],
  starts: [now],
  ends: [now],
  fourPrefixMin: 29,
  sixPrefixMin: 64,
  visitorsMin: 15,
  browserSites: [1],
  browsers: ['00000000000000ff'],
  subjects: ['12'],
  type: '',
  toldMin: 3,
  daysMin: 3,
};

/**
 * Questions without sites: whether the store answers, those about decisions, which stand beside the events of all sites, and counts
 * of networks, whose holder is the same whichever site is visited. They say nothing of visits; who asks for those names sites and a
 * window.
 */
const siteless: ReadonlySet<string> = new Set([
  'event-store-answers',
  'decisions-by-id',
  'decision-trace',
  'newest-decisions',
  'decisions-in-order',
  'small-networks',
  'office-networks',
]);

/** What a score is worked out from: what the people of a company did, wherever it was. It is shown by none of these. */
const ofAllSites: ReadonlySet<string> = new Set(['company-deeds', 'person-deeds']);

async function loadQuestions(): Promise<AnyQuestion[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const modules = await Promise.all(
    files.map(async (file) => Object.values((await import(join(folder, file))) as Record<string, unknown>)),
  );
  return modules.flat().filter((value): value is AnyQuestion => {
    return typeof value === 'object' && value !== null && 'sql' in value && 'row' in value;
  });
}

const questions = await loadQuestions();
let store: EventStore;
let directory: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-test-questions-'));
  store = await openEventStore({ kind: 'embedded', path: directory }, quietLog);
});
afterAll(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('the questions of the dashboard', () => {
  it('are all found', () => {
    expect(questions.length).toBeGreaterThanOrEqual(12);
    expect(new Set(questions.map(({ name }) => name)).size).toBe(questions.length);
  });

  it.each(questions.map((question) => [question.name, question] as const))(
    '%s runs on fresh tables with bound parameters, a limit, a window and its sites',
    async (name, question) => {
      const names = Object.keys(question.parameters.shape);
      const bound = new Set([...question.sql.matchAll(/\{(\w+): /g)].map((match) => match[1]));
      expect([...bound].sort()).toEqual([...names].sort());
      expect(question.sql).toMatch(/\bLIMIT (\d+|\{\w+: UInt32\})\s*$/);
      if (!siteless.has(name)) expect(names).toEqual(expect.arrayContaining(['fromMs', 'toMs']));
      if (!siteless.has(name) && !ofAllSites.has(name)) expect(names).toContain('siteIds');
      const parameters = Object.fromEntries(names.map((parameter) => [parameter, values[parameter]]));
      expect(await store.ask(question, parameters)).toEqual([]);
    },
  );
});
