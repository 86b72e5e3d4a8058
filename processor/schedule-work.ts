// The processor's repeated work, of which one machine at a time runs each: failed batches back in line, sessions of touched
// days cut again, decisions about companies made again, visitors of networks counted, companies that may be one looked for, replays that a command asked for, keys of the day changed, old entries of the audit log forgotten.

import { forgetReadDays } from '#stores/records/alerts/read-days.ts';
import { deriveKey } from '#stores/records/derive-key.ts';
import { forgetEngagementRuns } from '#stores/records/engagement-import/import-runs.ts';
import type { ErasedKeys } from '#stores/records/identity/erased-keys.ts';
import { forgetPersons } from '#stores/records/identity/forget-persons.ts';
import { forgetRefusals } from '#stores/records/identity/keep-refusals.ts';
import { forgetRecipients } from '#stores/records/links/forget-recipients.ts';
import { forgetHits } from '#stores/records/links/keep-hits.ts';
import { createSubjectNamer } from '#stores/records/name-subject.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { whileHoldingLock } from '#stores/records/questions/hold-lock.ts';
import { forgetRequests, forgetSuspected } from '#stores/records/questions/keep-requests.ts';
import { forgetVisitorClaims } from '#stores/records/questions/visitor-claims.ts';
import { forgetAudit } from '#stores/records/questions/write-audit.ts';
import type { WithdrawnKeys } from '#stores/records/rights/withdrawn-keys.ts';
import { forgetSignals } from '#stores/records/signals/forget-signals.ts';
import type { CompanyMatching } from './company/open-company-matching.ts';
import { suggestDuplicates } from './company/suggest-duplicates.ts';
import { scheduleConnections } from './connections/schedule-connections.ts';
import { carryOutImports } from './engagement-import/carry-out-imports.ts';
import { sendConfirmations } from './mail/send-confirmations.ts';
import { sayConfirmedAnswers } from './person/say-confirmed-answers.ts';
import type { ProcessorParts } from './processor-parts.ts';
import { recutAfterChange } from './recut-after-change.ts';
import { recutTouchedDays } from './recut-touched-days.ts';
import type { ReplayFilter } from './replay/replay-rejected.ts';
import { answerReplayRequest } from './replay/replay-requests.ts';
import { scheduleRights } from './rights/schedule-rights.ts';
import { scheduleFills } from './schedule-fills.ts';
import { scheduleScoring } from './scoring/schedule-scoring.ts';
import { schedulePersonLookups } from './sources/persons/schedule-person-lookups.ts';
import { scheduleSources } from './sources/schedule-sources.ts';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
/** Long enough to look into a case that is noticed late, and no longer than the law calls proportionate. */
const auditMonths = 24;
/** As long as what the visitor said still weighs: it fades in a year. */
const claimMonths = 13;
/** After the last contact. */
const personMonths = 24;
/** Long enough to mend the site that sends them. */
const refusalMonths = 2;
/** As long as a person whom nobody has heard of since. */
const requestMonths = 24;
/** After a list had the address for the last time; by then no token holds any more. */
const recipientMonths = 24;
/** Time enough for somebody who waits for an answer to ask again, and for the operator to look. */
const suspectedDays = 60;

export async function scheduleWork(
  parts: ProcessorParts,
  replay: (filter: ReplayFilter) => Promise<number>,
  matching: Pick<CompanyMatching, 'reresolve' | 'countTraffic'> & {
    erased: ErasedKeys;
    withdrawn: WithdrawnKeys;
  },
): Promise<void> {
  const { schedule, queue, events, records, daySecrets, mail, log } = parts;
  // Whoever restarts may have put the right key back.
  const reopened = await queue.retryUnreadable();
  if (reopened > 0) log.warn({ batches: reopened }, 'batches that could not be opened are tried once more');
  await schedule.every('sweep-failed-batches', minuteMs, async () => {
    const again = await queue.retryFailed();
    if (again > 0) log.warn({ batches: again }, 'failed batches are tried again');
  });
  const changed = await recutAfterChange(events, records);
  if (changed > 0) log.info({ days: changed }, 'sessions of all days are cut again after an update');
  // Every machine that cuts uses the same staging table.
  const recut = oneAtATime(() =>
    whileHoldingLock(records, 'recut-touched-days', () =>
      recutTouchedDays({ events, records, log }, Date.now()),
    ),
  );
  await schedule.every('recut-touched-days', minuteMs, recut);
  const answer = oneAtATime(() => answerReplayRequest(records, replay));
  await schedule.every('answer-replay-requests', 5 * secondMs, answer);
  await schedule.every('forget-audit', hourMs, async () => {
    const forgotten = await forgetAudit(records, monthsBefore(new Date(), auditMonths));
    if (forgotten > 0) log.info({ entries: forgotten }, 'old entries of the audit log are forgotten');
    await forgetReadDays(records, new Date());
  });
  // One machine writes the new answers; every machine reads what changed by itself.
  const reresolve = oneAtATime(() => whileHoldingLock(records, 'reresolve-decisions', matching.reresolve));
  await schedule.every('reresolve-decisions', 2 * secondMs, reresolve);
  await schedule.every('count-traffic', hourMs, oneAtATime(matching.countTraffic));
  const duplicates = oneAtATime(() =>
    whileHoldingLock(records, 'suggest-duplicates', () => suggestDuplicates(records)),
  );
  await schedule.every('suggest-duplicates', minuteMs, duplicates);
  await scheduleSources(schedule, records);
  await schedule.every('forget-visitor-claims', hourMs, async () => {
    await forgetVisitorClaims(records, monthsBefore(new Date(), claimMonths).toISOString().slice(0, 10));
  });
  await scheduleScoring(schedule, records);
  await scheduleFills(schedule, records);
  await scheduleRights(parts);
  if (parts.personLookups !== undefined) {
    const { erased, withdrawn } = matching;
    const sealKey = deriveKey(parts.secret, 'source secrets');
    const lookups = { records, sealKey, erased, withdrawn, log, now: Date.now, ...parts.personLookups };
    await schedulePersonLookups(schedule, lookups);
  }
  if (parts.connections !== undefined) {
    const { erased, withdrawn } = matching;
    await scheduleConnections({
      schedule,
      queue,
      events,
      records,
      erased,
      withdrawn,
      log,
      ...parts.connections,
    });
  }
  const forget = oneAtATime(() =>
    whileHoldingLock(records, 'forget-persons', async () => {
      const beforeMs = monthsBefore(new Date(), personMonths).getTime();
      const forgotten = await forgetPersons(records, beforeMs, openOutboxKeys(parts.secret));
      if (forgotten > 0)
        log.info({ names: forgotten }, 'people of whom nothing was heard for long are forgotten');
      await forgetRefusals(records, monthsBefore(new Date(), refusalMonths).toISOString().slice(0, 10));
    }),
  );
  await schedule.every('forget-persons', hourMs, forget);
  await schedule.every('forget-link-hits', hourMs, async () => {
    await forgetHits(records, monthsBefore(new Date(), claimMonths));
    const forgotten = await forgetRecipients(records, monthsBefore(new Date(), recipientMonths));
    if (forgotten > 0) log.info({ recipients: forgotten }, 'recipients of old mailings are forgotten');
  });
  await schedule.every('forget-requests', hourMs, async () => {
    const forgotten = await forgetRequests(records, monthsBefore(new Date(), requestMonths));
    if (forgotten > 0) log.info({ requests: forgotten }, 'old requests are forgotten');
    await forgetSuspected(records, new Date(Date.now() - suspectedDays * 24 * hourMs));
  });
  await schedule.every('forget-signals', hourMs, async () => {
    await forgetSignals(records, monthsBefore(new Date(), personMonths));
  });
  const say = oneAtATime(() =>
    whileHoldingLock(records, 'say-confirmed-answers', () =>
      sayConfirmedAnswers(records, matching.erased, matching.withdrawn),
    ),
  );
  await schedule.every('say-confirmed-answers', 2 * secondMs, say);
  const imports = {
    records,
    events,
    queue,
    log,
    nameSubject: createSubjectNamer(parts.secret),
    settleMs: 3_000,
  };
  const carryOut = oneAtATime(() =>
    whileHoldingLock(records, 'carry-out-imports', () => carryOutImports(imports)),
  );
  await schedule.every('carry-out-imports', secondMs, carryOut);
  await schedule.every('forget-imports', hourMs, async () => {
    await forgetEngagementRuns(records, monthsBefore(new Date(), personMonths));
  });
  if (mail !== undefined) {
    const send = oneAtATime(() =>
      whileHoldingLock(records, 'send-confirmations', () => sendConfirmations({ ...mail, records, log })),
    );
    await schedule.every('send-confirmations', 2 * secondMs, send);
  }
  if (daySecrets !== undefined) {
    await schedule.every('rotate-day-secrets', 5 * minuteMs, () => daySecrets.rotate());
  }
}

/** A run that takes longer than its interval is not joined by another; both would write the same staging table. */
function oneAtATime(work: () => Promise<unknown>): () => Promise<void> {
  let isRunning = false;
  return async () => {
    if (isRunning) return;
    isRunning = true;
    try {
      await work();
    } finally {
      isRunning = false;
    }
  };
}

function monthsBefore(now: Date, months: number): Date {
  const before = new Date(now);
  before.setUTCMonth(before.getUTCMonth() - months);
  return before;
}
