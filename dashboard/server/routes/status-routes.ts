// What a page may know before login, and whether the stores answer.

import { sql } from 'drizzle-orm';
import { emptySchema, healthSchema, statusSchema } from '#contract/access-schema.ts';
import type { Health } from '#contract/report.ts';
import { eventStoreAnswers } from '#stores/events/questions/event-store-answers.ts';
import { hasUsers } from '#stores/records/questions/access-list-users.ts';
import { defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';

/** A store that takes longer counts as away. */
const patienceMs = 3_000;
/** Looking through the queue is work; an answer of this age still tells whether it is there. */
const queueAnswerAgeMs = 10_000;

export function createStatusRoutes(parts: RouteParts): Route[] {
  const status = defineRoute({
    method: 'get',
    path: '/api/status',
    summary: 'Whether the first administrator is still to be made, and whether this browser is signed in',
    roles: 'anyone',
    rows: 'none',
    audit: 'none',
    input: {},
    outputName: 'Status',
    output: statusSchema,
    handler: async ({ caller }) => ({
      version: parts.version,
      needsSetup: caller === null && !(await hasUsers(parts.records)),
      signedIn: caller !== null,
    }),
  });
  // Anybody may ask, as often as they like: whoever asks while an answer is awaited gets that one.
  let asking: Promise<Health['stores']> | undefined;
  const health = defineRoute({
    method: 'get',
    path: '/api/health',
    summary: 'Whether every store answers; 503 when one does not',
    roles: 'anyone',
    rows: 'none',
    audit: 'none',
    input: { query: emptySchema },
    outputName: 'Health',
    output: healthSchema,
    handler: async ({ setStatus }) => {
      asking ??= askStores(parts).finally(() => {
        asking = undefined;
      });
      const stores = await asking;
      const ok = Object.values(stores).every(Boolean);
      if (!ok) setStatus(503);
      return { ok, stores };
    },
  });
  return [status, health];
}

async function askStores(parts: RouteParts): Promise<Health['stores']> {
  const [events, records, queue] = await Promise.all([
    answers(parts.events.ask(eventStoreAnswers, {})),
    answers(parts.records.db.execute(sql`SELECT 1`)),
    answers(parts.queue.waitingEvents(queueAnswerAgeMs)),
  ]);
  return { events, records, queue };
}

async function answers(question: Promise<unknown>): Promise<boolean> {
  const { promise, resolve } = withResolver<boolean>();
  const timer = setTimeout(() => resolve(false), patienceMs);
  question.then(
    () => resolve(true),
    () => resolve(false),
  );
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}

/** Promise.withResolvers came with Node 22. */
function withResolver<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
